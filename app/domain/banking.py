"""Accounts, cards and cheques of banks, and which bank they belong to."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from app.domain import text
from app.domain.errors import AppError
from app.domain.identity import compact

_IBAN: Final = re.compile(r"(?:IR)?([0-9]{24})")
_COUNTRY: Final = "1827"
"""IR as the mod-97 rule counts letters: A is 10."""


def iban(typed: str) -> str:
    """Return a شبا as IR and 24 digits; raises AppError `iban_malformed`, `iban_check_digits`."""
    found = _IBAN.fullmatch(compact(typed).upper())
    if found is None:
        raise AppError("iban_malformed")
    check, account = found[1][:2], found[1][2:]
    if int(f"{account}{_COUNTRY}{check}") % 97 != 1:
        raise AppError("iban_check_digits")
    return f"IR{found[1]}"


def card(typed: str) -> str:
    """Return the sixteen digits of a card; raises AppError `card_malformed`, `card_check_digit`."""
    number = compact(typed)
    if not re.fullmatch(r"[0-9]{16}", number):
        raise AppError("card_malformed")
    if _luhn(number) % 10:
        raise AppError("card_check_digit")
    return number


def _luhn(number: str) -> int:
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return doubled + sum(int(digit) for digit in number[::-2])


def mask_card(number: str) -> str:
    """Return what may be kept of a donor's card: the first six and last four digits."""
    return f"{number[:6]}******{number[-4:]}"


def kept_card(typed: str) -> str:
    """Return what is kept of a card: its last four digits, of a whole one also the first six.

    Raises AppError `card_digits` for anything but four or sixteen digits, `card_check_digit`.
    """
    number = compact(typed)
    if re.fullmatch(r"[0-9]{4}|[0-9]{6}\*{6}[0-9]{4}", number):
        return number
    if not re.fullmatch(r"[0-9]{16}", number):
        raise AppError("card_digits")
    return mask_card(card(number))


def sayad_id(typed: str) -> str:
    """Return the sixteen digits of a cheque's صیاد ID; raises AppError `sayad_id_malformed`."""
    number = compact(typed)
    if not re.fullmatch(r"[0-9]{16}", number):
        raise AppError("sayad_id_malformed")
    return number


@dataclass(frozen=True, slots=True)
class Banks:
    """Names of banks by the three digits of their شبا, their *code*, and the six of their cards."""

    by_sheba: Mapping[str, str]
    by_bin: Mapping[str, str]

    @classmethod
    def from_csv(cls, content: str) -> Self:
        """Read `banks.csv`; a bank's card numbers are split by |."""
        rows = list(csv.DictReader(io.StringIO(content, newline="")))
        return cls(
            {row["sheba_code"]: row["name_fa"] for row in rows},
            {
                start: row["name_fa"]
                for row in rows
                for start in row["card_bins"].split("|")
                if start
            },
        )

    @property
    def names(self) -> Mapping[str, str]:
        """The banks by code, in the order of the list."""
        return self.by_sheba

    def find(self, typed: str) -> str:
        """Return the code of a bank by code or name, or what was typed where there is none."""
        key = text.search_key(typed).removeprefix("بانک ")
        found = (code for code, name in self.by_sheba.items() if text.search_key(name) == key)
        return next(found, compact(typed))

    def of_iban(self, account: str) -> str:
        """Return the bank of a normalised شبا, or nothing."""
        return self.by_sheba.get(account[4:7], "")

    def of_card(self, number: str) -> str:
        """Return the bank of a card, or of its first six digits, or nothing."""
        return self.by_bin.get(number[:6], "")
