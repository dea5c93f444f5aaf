"""The page by which anybody proves a receipt, made from the public keys that lie in the folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain import clock, roles
from app.keys import files
from app.keys.public import PublicKeys
from app.reports import verifier
from app.services.opening import OpenOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The page that was written, and how many registers' keys it has."""

    file: Path
    registers: int


def make(office: OpenOffice, target: Path) -> Made:
    """Write the office's page to *target*.

    AppError `not_allowed`, `target_is_office`, `file_unwritable`, `keys_damaged`.
    """
    roles.demand(office.actor.role, roles.Action.VERIFY)
    return write(office.keys, {}, office.folder.apart(target))


def write(keys: PublicKeys, names: Mapping[str, str], target: Path) -> Made:
    """Write the page of *keys* to *target*; they are public, so nobody is asked who he is.

    *names* are of offices, by their codes. AppError `file_unwritable`.
    """
    page = verifier.page(keys, names, clock.today())
    files.atomic_write(target, page, mode=files.SHARED)
    return Made(file=target, registers=len(keys.entries))
