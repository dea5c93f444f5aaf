"""What an office may say of a designation: its own ones, and the permits of religious dues."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain import text
from app.domain.niyyat import Kind

LONGEST_NAME: Final = 80
LONGEST_TEXT: Final = 200
FIELDS: Final = ("name", "kind", "allowed_use", "restriction", "needs_sayyid")
OWN_CHANNEL: Final = "office"

Problem = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A designation as an office adds it; *needs_sayyid* asks for lineage when it is spent."""

    name: str = ""
    kind: str = Kind.SPECIAL
    allowed_use: str = ""
    restriction: str = ""
    needs_sayyid: bool = False


def problems(details: Details, taken: Mapping[str, str], code: str = "") -> dict[str, str]:
    """Return a code for every field that is wrong; *taken* are the other names by code."""
    return dict(_problems(details, taken, code))


def _problems(details: Details, taken: Mapping[str, str], code: str) -> Iterator[Problem]:
    wanted = text.squeezed(details.name)
    if not wanted:
        yield "name", "required"
    elif len(details.name) > LONGEST_NAME:
        yield "name", "too_long"
    elif any(text.squeezed(name) == wanted for other, name in taken.items() if other != code):
        yield "name", "niyyat_name_taken"
    if details.kind not in list(Kind):
        yield "kind", "niyyat_kind_unknown"
    for name in ("allowed_use", "restriction"):
        if len(getattr(details, name)) > LONGEST_TEXT:
            yield name, "too_long"


def stored(details: Details) -> dict[str, object]:
    """Return the columns of checked *details*."""
    values: dict[str, object] = {
        name: text.clean(getattr(details, name)) for name in ("name", "allowed_use", "restriction")
    }
    return values | {"kind": str(details.kind), "needs_sayyid": int(details.needs_sayyid)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """The permit under which a religious due is taken; *valid_until* None where it has no end."""

    number: str = ""
    authority: str = ""
    issued_on: date | None = None
    valid_until: date | None = None


def permit_problems(permit: Permit, today: date) -> dict[str, str]:
    """Return a code for every field of a permit that is wrong."""
    return dict(_permit_problems(permit, today))


def _permit_problems(permit: Permit, today: date) -> Iterator[Problem]:
    for name in ("number", "authority"):
        value = text.clean(getattr(permit, name))
        if not value:
            yield name, "required"
        elif len(value) > LONGEST_NAME:
            yield name, "too_long"
    if permit.issued_on is None:
        yield "issued_on", "required"
    elif permit.issued_on > today:
        yield "issued_on", "permit_in_future"
    if permit.valid_until is not None and permit.valid_until < today:
        yield "valid_until", "permit_ended"
