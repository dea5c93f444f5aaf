"""Checked rows: what a line of a foreign sheet says, or why it is not taken."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from app.domain import canonical, text
from app.domain import donor as rules
from app.domain.donation import DonorKind
from app.domain.donor import DonorDetails
from app.domain.errors import AppError
from app.domain.niyyat import Niyyat
from app.intake import readers
from app.intake.cells import Kind, Line, Sheet
from app.intake.mapping import Columns
from app.intake.readers import Readers

_SUMS: Final = frozenset(
    map(text.squeezed, ("جمع", "جمع کل", "مجموع", "جمع صفحه", "جمع مبلغ", "total"))
)
_OF_LEGAL: Final = 11
_ANONYMOUS: Final = frozenset(map(text.squeezed, ("ناشناس", "خیر ناشناس", "نیکوکار ناشناس")))
_FIRST_WORDS: Final = {
    **dict.fromkeys(map(text.squeezed, ("هیئت", "هیات")), DonorKind.GROUP),
    **dict.fromkeys(map(text.squeezed, ("شرکت", "مؤسسه", "موسسه")), DonorKind.LEGAL),
}
Problems: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A giver as a sheet names one; identifiers checked, "" where there is none."""

    kind: str
    name: str
    national_id: str = ""
    mobile: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A past donation of money: *amount* in rials, *niyyat* a code, *method* "" where unsaid."""

    who: Who
    paid_on: date
    amount: int
    niyyat: str
    method: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the sheet: what it says, or (field, code) for all that is wrong with it.

    *digest* stands for its content, *occurrence* counts equal rows from 0 within the sheet.
    """

    line: Line
    value: Gift | DonorDetails | None
    problems: Problems = ()
    digest: bytes = b""
    occurrence: int = 0


def gifts(
    sheets: Sequence[Sheet], columns: Columns, known: Mapping[str, Niyyat], today: date
) -> tuple[Row, ...]:
    """Return every row below the headings that holds something and is no sum, as a donation."""
    table = readers.of_gifts(known, today, toman_heading=columns.toman_heading)

    def read(line: Line) -> tuple[Gift | None, Problems]:
        found, problems = _read(line, columns, table)
        return (None if problems else _gift(found)), problems

    return _numbered(below(sheets, columns), read)


def donors(sheets: Sequence[Sheet], columns: Columns) -> tuple[Row, ...]:
    """Return every row below the headings that holds something, as a donor to register."""

    def read(line: Line) -> tuple[DonorDetails | None, Problems]:
        found, problems = _read(line, columns, readers.OF_DONORS)
        if problems:
            return None, problems
        details = _details(found)
        wrong = (*_nobody(details), *rules.problems(details).items())
        return (None if wrong else details), wrong

    return _numbered(below(sheets, columns), read)


def _nobody(details: DonorDetails) -> Iterator[tuple[str, str]]:
    if text.squeezed(details.name) in _ANONYMOUS:
        yield "name", "donor_anonymous"


def below(sheets: Sequence[Sheet], columns: Columns) -> Iterator[Line]:
    """Return the lines below the headings that are rows of the list."""
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
    read: Callable[[Line], tuple[Gift | DonorDetails | None, Problems]],
) -> tuple[Row, ...]:
    seen: dict[bytes, int] = {}
    rows = []
    for line in lines:
        value, problems = read(line)
        if value is None:
            rows.append(Row(line=line, value=None, problems=problems))
            continue
        digest = hashlib.sha256(canonical.encode(_content(value))).digest()
        seen[digest] = seen.get(digest, -1) + 1
        rows.append(Row(line=line, value=value, digest=digest, occurrence=seen[digest]))
    return tuple(rows)


def _content(value: Gift | DonorDetails) -> dict[str, object]:
    """Return what makes two rows the same, however they were typed."""
    who = value.who if isinstance(value, Gift) else value
    said: dict[str, object] = {"name": text.squeezed(who.name)}
    said |= {"id": who.national_id, "mobile": who.mobile}
    if isinstance(value, Gift):
        said |= {"paid_on": value.paid_on.isoformat(), "amount": value.amount}
        said |= {"niyyat": value.niyyat, "method": value.method}
        said["reference"] = text.squeezed(value.reference)
    return said


def _read(line: Line, columns: Columns, table: Readers) -> tuple[dict[str, Any], Problems]:
    """Return what was read field by field, and (field, code) for what cannot be."""
    found: dict[str, Any] = {}
    problems = []
    for name, read in table.items():
        try:
            found[name] = read(line.at(columns.at.get(name)))
        except AppError as error:
            problems.append((name, error.code))
    return found, tuple(problems)


def _whole_name(found: Mapping[str, Any]) -> str:
    return f"{found['name']} {found['family']}".strip()


def _gift(found: Mapping[str, Any]) -> Gift:
    rest = {name: found[name] for name in ("amount", "niyyat", "method", "reference")}
    return Gift(who=_as_who(found), paid_on=found["date"], **rest)


def _as_who(found: Mapping[str, Any]) -> Who:
    kind = DonorKind.LEGAL if len(found["national_id"]) == _OF_LEGAL else DonorKind.PERSON
    name = _whole_name(found)
    if text.squeezed(name) in _ANONYMOUS:
        return Who(kind=DonorKind.ANONYMOUS, name="", note=found["note"])
    said = {field: found[field] for field in ("national_id", "mobile", "note")}
    return Who(kind=kind, name=name, **said)


def _details(found: Mapping[str, Any]) -> DonorDetails:
    name = _whole_name(found)
    rest = {field: found[field] for field in found if field not in ("name", "family", "kind")}
    return DonorDetails(name=name, kind=found["kind"] or _kind_of(name, found), **rest)


def _kind_of(name: str, found: Mapping[str, Any]) -> str:
    """Return what a donor is where no cell says so: by its identifier, else by its first word."""
    if found["national_id"]:
        legal = len(found["national_id"]) == _OF_LEGAL
        return str(DonorKind.LEGAL if legal else DonorKind.PERSON)
    if found["representative"]:
        return str(DonorKind.GROUP)
    return str(_FIRST_WORDS.get(text.squeezed(name.split(maxsplit=1)[0]), DonorKind.PERSON))
