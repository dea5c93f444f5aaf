"""Which column holds what: guessed from the headings, shown, corrected by a person, remembered."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain import text
from app.domain.errors import AppError
from app.intake.cells import Kind, Line, Sheet
from app.strings import intake

HEADINGS_WITHIN: Final = 30
"""Lines among which the headings stand; above them are titles."""
_LETTERS: Final = re.compile(r"[A-Z]{1,3}")
_SYNONYMS: Final[Mapping[str, Sequence[str]]] = {
    "name": (
        *("نام و نام خانوادگی", "نام", "نام نیکوکار", "نام خیر", "نام و نام خانوادگی خیر", "خیر"),
        *("نیکوکار", "اهدا کننده", "نام اهدا کننده", "پرداخت کننده", "نام پرداخت کننده", "name"),
    ),
    "family": ("نام خانوادگی", "فامیل", "شهرت"),
    "kind": ("نوع نیکوکار", "نوع خیر", "حقیقی / حقوقی", "نوع شخص", "kind"),
    "honorific": ("عنوان", "لقب", "پیشوند"),
    "national_id": (
        *("کد ملی", "شماره ملی", "شناسه ملی", "کد ملی نیکوکار", "کد ملی خیر", "کدملی / شناسه ملی"),
        *("کد / شناسه ملی", "national id"),
    ),
    "mobile": (
        *("تلفن همراه", "شماره همراه", "موبایل", "همراه", "تلفن", "شماره تماس", "شماره موبایل"),
        "mobile",
    ),
    "date": ("تاریخ", "تاریخ پرداخت", "تاریخ واریز", "تاریخ کمک", "تاریخ دریافت", "date"),
    "amount": (
        *("مبلغ", "مبلغ کمک", "مبلغ ریال", "مبلغ به ریال", "مبلغ پرداختی", "مبلغ واریزی", "amount"),
        *("مبلغ تومان", "مبلغ به تومان"),
    ),
    "niyyat": ("بابت", "نیت", "محل مصرف", "نیت محل مصرف", "موضوع", "نوع کمک", "niyyat"),
    "method": ("نحوه پرداخت", "روش پرداخت", "نوع پرداخت", "شیوه پرداخت", "method"),
    "reference": ("شماره پیگیری", "شماره مرجع", "شماره فیش", "کد رهگیری", "reference"),
    "registration_no": ("شماره ثبت",),
    "economic_code": ("کد اقتصادی", "شماره اقتصادی"),
    "contact_name": ("رابط", "نام رابط", "شخص رابط"),
    "representative": ("نماینده", "نام نماینده"),
    "note": ("توضیحات", "ملاحظات", "شرح", "توضیح", "یادداشت", "note"),
}
_KEYS: Final = {text.squeezed(word): name for name, words in _SYNONYMS.items() for word in words}
GIFTS: Final = (
    *("name", "family", "national_id", "mobile", "date", "amount", "niyyat", "method"),
    *("reference", "note"),
)
DONORS: Final = (
    *("name", "family", "kind", "honorific", "national_id", "mobile", "registration_no"),
    *("economic_code", "contact_name", "representative", "note"),
)
_OURS: Final = frozenset(map(text.squeezed, (intake.ROW, intake.REASON)))
NEEDED: Final[Mapping[Sequence[str], frozenset[str]]] = {
    GIFTS: frozenset({"name", "date", "amount", "niyyat"}),
    DONORS: frozenset({"name"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where things stand in a sheet. *header* counts rows as Excel does, *at* columns from 0.

    *toman_heading* tells that the heading of the amounts says toman: cells that do not say their
    unit are then refused, for they would be off by ten either way.
    """

    sheet: str
    header: int
    at: Mapping[str, int] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    names: tuple[str, ...] = GIFTS
    toman_heading: bool = False

    @property
    def digest(self) -> str:
        """Stand for the headings, so that the same form is recognised next time.

        What we wrote behind rejected rows is no heading: they come back as the same form.
        """
        told = [key for one in self.headings if (key := text.squeezed(one)) not in _OURS]
        folded = "\n".join(told).rstrip("\n")
        return hashlib.sha256(folded.encode()).hexdigest()

    @property
    def missing(self) -> frozenset[str]:
        """What no import of donations or donors goes without, and has no column yet."""
        return NEEDED[self.names] - set(self.at)

    def shown(self) -> dict[str, object]:
        """Return the mapping as the command takes it: {"sheet", "header", "columns"}."""
        letters = {name: letter(place) for name, place in self.at.items()}
        return {"sheet": self.sheet, "header": self.header, "columns": letters}


def letter(place: int) -> str:
    """Return Excel's letters for a column counted from 0."""
    head, tail = divmod(place, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + tail)


def place_of(letters: str) -> int:
    """Return a column counted from 0; AppError `map_malformed` for what is no column."""
    if not _LETTERS.fullmatch(letters):
        raise AppError("map_malformed", what=letters)
    place = 0
    for one in letters:
        place = place * 26 + ord(one) - ord("A") + 1
    return place - 1


def guess(sheets: Sequence[Sheet], names: Sequence[str]) -> Columns:
    """Return the mapping of the sheet whose headings fit best.

    Raises AppError `headings_missing` with what was not found.
    """
    best = likeliest(sheets, names)
    missing = best.missing if best is not None else NEEDED[tuple(names)]
    if best is None or missing:
        words = [_SYNONYMS[name][0] for name in names if name in missing]
        raise AppError("headings_missing", names="، ".join(words))
    return best


def likeliest(sheets: Sequence[Sheet], names: Sequence[str]) -> Columns | None:
    """Return the mapping that fits best, however little; None for a book without a line.

    Where nothing fits, the line with the most words is taken for the headings.
    """
    found = [headed(sheet, line, names) for sheet in sheets for line in first(sheet)]
    return max(
        found, key=lambda one: (len(one.at), len(list(filter(None, one.headings)))), default=None
    )


def first(sheet: Sheet) -> Sequence[Line]:
    """Return the lines among which the headings stand."""
    return [line for line in sheet.lines if line.number <= HEADINGS_WITHIN]


def headed(sheet: Sheet, line: Line, names: Sequence[str]) -> Columns:
    """Return the mapping that *line* as headings gives."""
    at: dict[str, int] = {}
    headings = _headings(line)
    for place, heading in enumerate(headings):
        name = _KEYS.get(text.squeezed(heading))
        if name in names and name is not None:
            at.setdefault(name, place)
    return _of_headings(sheet.title, line.number, at, headings, names)


def _of_headings(
    sheet: str,
    header: int,
    at: Mapping[str, int],
    headings: tuple[str, ...],
    names: Sequence[str],
) -> Columns:
    place = at.get("amount", len(headings))
    of_amount = text.squeezed(headings[place]) if place < len(headings) else ""
    return Columns(
        sheet=sheet,
        header=header,
        at=at,
        headings=headings,
        names=tuple(names),
        toman_heading="تومان" in of_amount and "ریال" not in of_amount,
    )


def moved(columns: Columns, at: Mapping[str, int]) -> Columns:
    """Return the same headings with other columns, as a person chose them."""
    return _of_headings(columns.sheet, columns.header, at, columns.headings, columns.names)


def given(sheets: Sequence[Sheet], names: Sequence[str], said: Mapping[str, Any]) -> Columns:
    """Return the mapping that a person wrote, as `Columns.shown` shows one.

    Raises AppError `map_malformed` with what is wrong.
    """
    sheet = next((one for one in sheets if one.title == said.get("sheet")), None)
    header, columns = said.get("header"), said.get("columns")
    if sheet is None or not isinstance(header, int) or not isinstance(columns, dict):
        raise AppError("map_malformed", what="sheet, header, columns")
    wrong = (set(columns) - set(names)) | (NEEDED[tuple(names)] - set(columns))
    if wrong:
        raise AppError("map_malformed", what=", ".join(sorted(map(str, wrong))))
    at = {str(name): place_of(str(letters)) for name, letters in columns.items()}
    line = next((one for one in sheet.lines if one.number == header), None)
    headings = _headings(line) if line is not None else ()
    return _of_headings(sheet.title, header, at, headings, names)


def _headings(line: Line) -> tuple[str, ...]:
    return tuple(text.clean(cell.text) if cell.kind is Kind.TEXT else "" for cell in line.cells)
