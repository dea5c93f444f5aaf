"""The names of the four kinds of file; whatever is called otherwise is never opened."""

import enum
import re
from dataclasses import dataclass
from typing import Final

_NUMBERED: Final = re.compile(r"([A-Z][A-Z0-9]{1,9})-([0-9]{6,9})\.(HYB|HYA|HYU)")
_BARE: Final = re.compile(r"([A-Z][A-Z0-9]{1,9})()\.(HYO)")
_WINDOWS: Final = re.compile(r"CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]")


class Kind(enum.StrEnum):
    """What a file is, by the end of its name."""

    BUNDLE = "hyb"
    ACK = "hya"
    UPDATE = "hyu"
    ENROLMENT = "hyo"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A file of *office*, by its number *n*; an enrolment has none."""

    kind: Kind
    office: str
    n: int = 0

    def __str__(self) -> str:
        """Return the name as it stands on a stick."""
        number = "" if self.kind is Kind.ENROLMENT else f"-{self.n:06}"
        return f"{self.office}{number}.{self.kind}"


def parse(text: str) -> Name | None:
    """Return what *text* names, None for any other file; FAT may have changed small to capital."""
    found = _NUMBERED.fullmatch(text.upper()) or _BARE.fullmatch(text.upper())
    if found is None or not text.isascii():
        return None
    office, number, kind = found.groups()
    return Name(Kind(kind.lower()), office, int(number or 0))


def fits_windows(name: Name) -> bool:
    """Tell whether Windows takes the name: an office called COM1 would be a device there."""
    return name.kind is not Kind.ENROLMENT or not _WINDOWS.fullmatch(name.office)
