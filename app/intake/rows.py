"""Checked rows: what a line of a foreign sheet says, or why it is not taken."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.domain import canonical, text
from app.domain.donation import DonorKind
from app.domain.errors import AppError
from app.domain.niyyat import Niyyat
from app.intake import fields
from app.intake.cells import Cell, Kind, Line, Sheet
from app.intake.mapping import Columns

_SUMS: Final = frozenset(
    map(text.squeezed, ("جمع", "جمع کل", "مجموع", "جمع صفحه", "جمع مبلغ", "total"))
)
_NIYYAT_ALSO: Final[Mapping[str, str]] = {
    text.squeezed(word): code
    for code, words in {
        "MAISHAT": ("کمک معیشت", "معیشتی", "کمک معیشتی"),
        "MASKAN": ("کمک مسکن", "تأمین مسکن"),
        "SADAQEH": ("صدقات",),
        "AYTAM": ("یتیم", "کمک به ایتام"),
        "FITR_AM": ("فطریه عام", "فطریه غیرسادات"),
        "FITR_SADAT": ("فطریه سادات", "فطریه سید"),
        "KAFF_GHAYR": ("کفاره غیرعمد", "کفاره غیر عمد"),
        "KAFF_AMD": ("کفاره عمد",),
        "FIDYEH": ("فدیه",),
    }.items()
    for word in words
}
_OF_LEGAL: Final = 11
_ANONYMOUS: Final = frozenset(map(text.squeezed, ("ناشناس", "خیر ناشناس", "نیکوکار ناشناس")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A giver as a sheet names one; identifiers checked, "" where there is none."""

    kind: str
    name: str
    national_id: str = ""
    mobile: str = ""
    note: str = ""

    def content(self) -> dict[str, object]:
        """Return what makes two rows the same giver, however it was typed."""
        name = text.squeezed(self.name)
        return {"name": name, "id": self.national_id, "mobile": self.mobile}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A past donation of money: *amount* in rials, *niyyat* a code, *method* "" where unsaid."""

    who: Who
    paid_on: date
    amount: int
    niyyat: str
    method: str = ""
    reference: str = ""

    def content(self) -> dict[str, object]:
        """Return what makes two rows the same donation, however it was typed."""
        said = {"paid_on": self.paid_on.isoformat(), "amount": self.amount}
        said |= {"niyyat": self.niyyat, "method": self.method}
        return {**self.who.content(), **said, "reference": text.squeezed(self.reference)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the sheet: what it says, or (field, code) for all that is wrong with it.

    *digest* stands for its content, *occurrence* counts equal rows from 0 within the sheet.
    """

    line: Line
    value: Gift | Who | None
    problems: tuple[tuple[str, str], ...] = ()
    digest: bytes = b""
    occurrence: int = 0


def designations(known: Mapping[str, Niyyat]) -> dict[str, Niyyat]:
    """Return every spelling under which a designation may stand in a file."""
    found = {key: known[code] for key, code in _NIYYAT_ALSO.items() if code in known}
    for one in known.values():
        found |= {text.squeezed(word): one for word in (one.code, one.name, one.short)}
    short = [text.squeezed(one.short) for one in known.values()]
    return {key: one for key, one in found.items() if short.count(key) < 2}  # noqa: PLR2004


def gifts(
    sheets: Sequence[Sheet], columns: Columns, known: Mapping[str, Niyyat], today: date
) -> tuple[Row, ...]:
    """Return every row below the headings that holds something and is no sum, as a donation."""
    spellings = designations(known)

    def read(line: Line) -> tuple[Gift | None, list[tuple[str, str]]]:
        return _gift(line, columns, spellings, today)

    return _numbered(_below(sheets, columns), read)


def donors(sheets: Sequence[Sheet], columns: Columns) -> tuple[Row, ...]:
    """Return every row below the headings that holds something, as a donor."""

    def read(line: Line) -> tuple[Who | None, list[tuple[str, str]]]:
        found: dict[str, Any] = {}
        problems = list(_who(line, columns, found))
        return (None if problems else _as_who(found)), problems

    return _numbered(_below(sheets, columns), read)


def _below(sheets: Sequence[Sheet], columns: Columns) -> Iterator[Line]:
    sheet = next(one for one in sheets if one.title == columns.sheet)
    return (line for line in sheet.lines if line.number > columns.header and _says(line, columns))


def _says(line: Line, columns: Columns) -> bool:
    """Tell whether a line is a row of the list: no sum, and something in a mapped column."""
    first = next((cell for cell in line.cells if cell.kind is not Kind.EMPTY), None)
    if first is not None and text.squeezed(first.text) in _SUMS:
        return False
    return any(line.at(place).kind is not Kind.EMPTY for place in columns.at.values())


def _numbered(
    lines: Iterator[Line],
    read: Callable[[Line], tuple[Gift | Who | None, list[tuple[str, str]]]],
) -> tuple[Row, ...]:
    seen: dict[bytes, int] = {}
    rows = []
    for line in lines:
        value, problems = read(line)
        if value is None:
            rows.append(Row(line=line, value=None, problems=tuple(problems)))
            continue
        digest = hashlib.sha256(canonical.encode(value.content())).digest()
        seen[digest] = seen.get(digest, -1) + 1
        rows.append(Row(line=line, value=value, digest=digest, occurrence=seen[digest]))
    return tuple(rows)


def _gift(
    line: Line, columns: Columns, spellings: Mapping[str, Niyyat], today: date
) -> tuple[Gift | None, list[tuple[str, str]]]:
    found: dict[str, Any] = {}
    readers: dict[str, Callable[[Cell], object]] = {
        "date": lambda cell: fields.day(cell, today),
        "amount": lambda cell: _amount(cell, columns),
        "niyyat": lambda cell: _designation(cell, spellings),
        "method": fields.method,
        "reference": fields.written,
    }
    problems = [*_who(line, columns, found), *_read(line, columns, readers, found)]
    if problems:
        return None, problems
    paid_on = found.pop("date")
    rest = {name: found[name] for name in ("amount", "niyyat", "method", "reference")}
    return Gift(who=_as_who(found), paid_on=paid_on, **rest), []


def _who(line: Line, columns: Columns, found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    readers: dict[str, Callable[[Cell], object]] = {
        "name": fields.name,
        "national_id": fields.person_id,
        "mobile": fields.mobile,
        "note": fields.note,
    }
    return _read(line, columns, readers, found)


def _read(
    line: Line,
    columns: Columns,
    readers: Mapping[str, Callable[[Cell], object]],
    found: dict[str, Any],
) -> Iterator[tuple[str, str]]:
    """Fill *found* field by field; yield (field, code) for what cannot be read."""
    for name, read in readers.items():
        try:
            found[name] = read(line.at(columns.at.get(name)))
        except AppError as error:
            yield (name, error.code)


def _as_who(found: Mapping[str, Any]) -> Who:
    kind = DonorKind.LEGAL if len(found["national_id"]) == _OF_LEGAL else DonorKind.PERSON
    if text.squeezed(found["name"]) in _ANONYMOUS:
        return Who(kind=DonorKind.ANONYMOUS, name="", note=found["note"])
    said = {name: found[name] for name in ("name", "national_id", "mobile", "note")}
    return Who(kind=kind, **said)


def _amount(cell: Cell, columns: Columns) -> int:
    if columns.toman_heading and not fields.says_unit(cell):
        raise AppError("unit_unclear")
    return fields.amount(cell)


def _designation(cell: Cell, spellings: Mapping[str, Niyyat]) -> str:
    found = spellings.get(text.squeezed(fields.written(cell)))
    if found is None:
        raise AppError("niyyat_unknown")
    if not found.active:
        raise AppError("niyyat_inactive")
    return found.code
