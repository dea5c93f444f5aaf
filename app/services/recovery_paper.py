"""The recovery key is held until somebody has proved that it is on paper, and then by nobody.

Sealed to the database's key: who reads it there has the office open anyway.
"""

from typing import Final

from app.domain import roles
from app.domain.errors import AppError
from app.keys.vault import Vault
from app.services.opening import OpenOffice

NAME: Final = "recovery/unconfirmed"


def hold(vault: Vault, db_key: bytes, code: str) -> None:
    """Keep *code* for the next start, should the program end before it is confirmed."""
    vault.put_sealed(db_key, NAME, code.encode())


def confirm(vault: Vault, db_key: bytes) -> None:
    """Forget the code: parts of it were typed back from the paper."""
    vault.put_sealed(db_key, NAME, b"")


def unconfirmed(office: OpenOffice) -> str:
    """Return the code that nobody has typed back yet, for who manages people; else nothing."""
    if not roles.may(office.actor.role, roles.Action.MANAGE_PEOPLE):
        return ""
    try:
        return office.vault.get_sealed(office.unlocked.db_key, NAME).decode()
    except AppError as error:
        if error.code != "secret_missing":
            raise
        return ""
