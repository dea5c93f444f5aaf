"""Receipt numbers and types: ``KHZDEZ / A1 / 1405 / 001243-6``."""

import enum
import re
from dataclasses import dataclass
from typing import Self

from app.domain import verhoeff
from app.domain.errors import AppError

LONGEST_SERIAL = 9
"""Digits of the longest serial that a QR text can carry."""

_NUMBER = re.compile(
    rf"([A-Z0-9]{{1,10}})/([A-Z]\d)/(\d{{4}})/(\d{{6,{LONGEST_SERIAL}}})(?:-(\d))?"
)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
FIRST_REGISTER = "A1"
TRAINING_REGISTER = "T1"


class RecordType(enum.StrEnum):
    """What a record of a register's chain is."""

    CASH = "C"
    BANK = "B"
    KIND = "K"
    SERVICE = "H"
    VOID = "V"
    CLOSE = "Z"
    START = "S"
    PAPER = "P"
    TRAINING = "T"


ON_PAPER = frozenset(
    {RecordType.CASH, RecordType.BANK, RecordType.KIND, RecordType.SERVICE, RecordType.PAPER}
)
"""Types that go to donors, so that lists show them and `receipt print --all` prints them."""


def is_training(register: str) -> bool:
    """Tell whether a register is a training register: T1, T2 … T9, U0 and so on."""
    return register >= "T"


def next_register(code: str) -> str:
    """Return the register that follows *code* after an honest restore: A1, A2 … A9, B0."""
    letter, digit = code[0], int(code[1])
    if digit < 9:  # noqa: PLR2004 - one digit
        return f"{letter}{digit + 1}"
    return f"{chr(ord(letter) + 1)}0"


@dataclass(frozen=True, slots=True, order=True)
class ReceiptNumber:
    """A number that no other desk can issue."""

    office: str
    register: str
    year: int
    serial: int

    @property
    def check(self) -> int:
        """The Verhoeff digit over year and six-digit serial."""
        return verhoeff.check_digit(f"{self.year}{self.serial:06d}")

    def __str__(self) -> str:
        return f"{self.office} / {self.register} / {self.year} / {self.serial:06d}-{self.check}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a printed number, with or without spaces; raises AppError `number_malformed`."""
        squeezed = re.sub(r"\s", "", text.translate(_DIGITS)).upper()
        match = _NUMBER.fullmatch(squeezed)
        if match is None:
            raise AppError("number_malformed", number=text)
        office, register, year, serial, digit = match.groups()
        number = cls(office, register, int(year), int(serial))
        if digit is not None and int(digit) != number.check:
            raise AppError("number_check_digit", number=text)
        return number
