"""What a province publishes: rules of campaigns, rates, lunar months, lists and instructions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from app.domain import text

LONGEST_NAME: Final = 120
LONGEST_TEXT: Final = 20_000
LARGEST_PDF: Final = 2 * 1024 * 1024
LARGEST_AMOUNT: Final = 10**15
DUES: Final = ("fitriyeh", "kaffareh_amd", "kaffareh_ghayr_amd", "fidyeh")
"""Religious dues that have a rate: a person, or a day, in rials."""

_YEARS: Final = range(1400, 1600)
_MONTHS: Final = range(1, 13)
_PDF: Final = b"%PDF-"

Problem: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A campaign; *target* in rials, 0 for none; days None where open."""

    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    target: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What a due amounts to in a lunar *year*: *amount* in rials for a person or a day.

    *authority* is the marja, *staple* what it is reckoned by (wheat, rice), either may be empty.
    """

    due: str = ""
    year: int = 0
    authority: str = ""
    staple: str = ""
    amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LunarMonth:
    """The first day of a lunar month as it was announced."""

    year: int = 0
    month: int = 0
    first: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """A row of a reference list."""

    list: str = ""
    code: str = ""
    name: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """An instruction as text, as a PDF, or both."""

    number: str = ""
    title: str = ""
    body: str = ""
    issued_on: date | None = None
    file_name: str = ""
    pdf: bytes = field(default=b"", repr=False)


Details: TypeAlias = Campaign | Rate | LunarMonth | ListEntry | Instruction


def problems(details: Details) -> dict[str, str]:
    """Return a code for every field that is wrong."""
    if isinstance(details, Campaign):
        return dict(_campaign(details))
    if isinstance(details, Rate):
        return dict(_rate(details))
    if isinstance(details, LunarMonth):
        return dict(_month(details))
    if isinstance(details, ListEntry):
        return dict(_entry(details))
    return dict(_instruction(details))


def _named(name: str, value: str) -> Iterator[Problem]:
    if not text.clean(value):
        yield name, "required"
    elif len(value) > LONGEST_NAME:
        yield name, "too_long"


def _campaign(one: Campaign) -> Iterator[Problem]:
    yield from _named("name", one.name)
    if one.starts_on and one.ends_on and one.ends_on < one.starts_on:
        yield "ends_on", "ends_before_start"
    if not 0 <= one.target <= LARGEST_AMOUNT:
        yield "target", "amount_too_large" if one.target > 0 else "amount_not_positive"


def _rate(one: Rate) -> Iterator[Problem]:
    if one.due not in DUES:
        yield "due", "due_unknown"
    if one.year not in _YEARS:
        yield "year", "lunar_year"
    if not 0 < one.amount <= LARGEST_AMOUNT:
        yield "amount", "amount_too_large" if one.amount > 0 else "amount_not_positive"
    for name in ("authority", "staple"):
        if len(getattr(one, name)) > LONGEST_NAME:
            yield name, "too_long"


def _month(one: LunarMonth) -> Iterator[Problem]:
    if one.year not in _YEARS:
        yield "year", "lunar_year"
    if one.month not in _MONTHS:
        yield "month", "lunar_month"
    if one.first is None:
        yield "first", "required"


def _entry(one: ListEntry) -> Iterator[Problem]:
    for name in ("list", "code", "name"):
        yield from _named(name, getattr(one, name))


def _instruction(one: Instruction) -> Iterator[Problem]:
    yield from _named("title", one.title)
    if len(one.number) > LONGEST_NAME:
        yield "number", "too_long"
    if len(one.body) > LONGEST_TEXT:
        yield "body", "too_long"
    if not text.clean(one.body) and not one.pdf:
        yield "body", "required"
    named = one.file_name.isprintable() and not {*"/\\"} & {*one.file_name}
    if one.pdf and not (named and one.pdf.startswith(_PDF)):
        yield "pdf", "not_pdf"
    elif len(one.pdf) > LARGEST_PDF:
        yield "pdf", "pdf_too_large"
