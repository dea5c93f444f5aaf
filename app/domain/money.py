"""Money: whole numbers in a named unit, read from what a clerk types and said in words.

An amount is an integer of the unit's smallest part: rials today, and hundredths when a unit
with a minor one becomes a row of `units.csv` (the redenomination, DOMAIN 3).
"""

import csv
import io
import re
from dataclasses import dataclass
from typing import Final

from app.domain import digits, words
from app.domain.errors import AppError

MAX_AMOUNT: Final = 10**16
"""The largest amount that is read: three hundred times what the country raises in half a year."""

_MINUS: Final = re.compile(r"\u200e?[\u2212-]")
_SEPARATORS: Final = re.compile(r"[٬,،'’\s\u200c]")
_DOTTED: Final = re.compile(r"\d{1,3}(\.\d{3})+")
_MARK: Final = re.compile("[./٫]")
_FIGURES: Final = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A currency unit. *minor* counts the digits after its mark, *words* names its parts."""

    code: str
    name_fa: str
    minor: int
    words: tuple[str, ...]


IRR: Final = Unit(code="IRR", name_fa="ریال", minor=0, words=("ریال",))


def units_from_csv(text: str) -> dict[str, Unit]:
    """Return the units of `units.csv` by code; the words of their parts are split by |."""
    return {
        row["code"]: Unit(
            code=row["code"],
            name_fa=row["name_fa"],
            minor=int(row["minor_digits"]),
            words=tuple(row["words"].split("|")),
        )
        for row in csv.DictReader(io.StringIO(text, newline=""))
    }


def parse_amount(text: str, unit: Unit = IRR) -> int:
    """Return the amount typed: any digits, grouped by ٬ , ' or spaces, or by dots in threes.

    Raises AppError `amount_missing`, `amount_unreadable`, `amount_fractional`, `amount_too_large`.
    """
    typed = digits.to_ascii(text).strip()
    sign = _MINUS.match(typed)
    figures = typed[sign.end() :].strip() if sign else typed
    if not figures:
        raise AppError("amount_missing")
    if unit.minor == 0 and _DOTTED.fullmatch(figures):
        figures = figures.replace(".", "")
    amount = _read(_SEPARATORS.sub("", figures), unit)
    if amount > MAX_AMOUNT:
        raise AppError("amount_too_large")
    return -amount if sign else amount


def _read(figures: str, unit: Unit) -> int:
    whole, *rest = _MARK.split(figures, maxsplit=1)
    fraction = rest[0] if rest else ""
    if not _FIGURES.fullmatch(whole + fraction):
        raise AppError("amount_unreadable")
    if (rest and not fraction) or len(fraction) > unit.minor:
        raise AppError("amount_fractional")
    if len(whole) > len(str(MAX_AMOUNT)):
        whole = str(MAX_AMOUNT * 10)
    return int(whole + fraction.ljust(unit.minor, "0"))


def figures(amount: int, unit: Unit = IRR) -> str:
    """Return *amount* in grouped Persian figures, without the unit's name."""
    whole, part = divmod(abs(amount), 10**unit.minor)
    sign = digits.MINUS if amount < 0 else ""
    tail = f"{digits.DECIMAL_MARK}{digits.to_persian(f'{part:0{unit.minor}d}')}" if part else ""
    return f"{sign}{digits.group(whole)}{tail}"


def in_words(amount: int, unit: Unit = IRR) -> str:
    """Return *amount* written out with its unit: «بیست و پنج میلیون ریال»."""
    if amount < 0:
        return f"منفی {in_words(-amount, unit)}"
    parts = [*divmod(amount, 10**unit.minor)] if unit.minor else [amount]
    said = [
        f"{words.cardinal(count)} {name}"
        for count, name in zip(parts, unit.words, strict=True)
        if count
    ]
    return " و ".join(said) or f"{words.cardinal(0)} {unit.words[0]}"


def toman_helper(rials: int) -> str:
    """Return how people say *rials*: «دو میلیون و پانصد هزار تومان», odd rials in figures."""
    if rials < 0:
        return f"منفی {toman_helper(-rials)}"
    tomans, odd = divmod(rials, 10)
    rest = f"{digits.to_persian(odd)} {IRR.name_fa}"
    if not tomans and odd:
        return rest
    said = f"{words.cardinal(tomans)} تومان"
    return f"{said} و {rest}" if odd else said


def helper(amount: int, unit: Unit = IRR) -> str:
    """Return the toman reading, or nothing in a unit that people say as it is."""
    return toman_helper(amount) if unit.code == IRR.code else ""
