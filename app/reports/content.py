"""What a receipt says, apart from where: titles, entries, tables and sums for every paper."""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain import digits, jalali
from app.domain.document import (
    CopyMark,
    DocumentLine,
    DocumentPayment,
    ReceiptDocument,
    Sheet,
)
from app.domain.receipt import RecordType
from app.strings import paper as words

_CLOCK = re.compile(r"(\d{2}):?(\d{2})(?::?\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_LEGAL_ID_LENGTH = 11


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value; a *code* is drawn from left to right as it stands."""

    label: str
    value: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column that takes *share* of the width; *figures* are drawn from left to right."""

    heading: str
    share: float
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Total:
    """The sum in figures and words; *helper* is the toman reading."""

    label: str
    figures: str
    unit: str
    words: str
    helper: str


def title(document: ReceiptDocument) -> str:
    """Return what the paper is called."""
    return words.TITLES.get(document.type, words.RECEIPT)


def mark(sheet: Sheet) -> str:
    """Return what a reprint says of itself, or nothing."""
    if sheet.mark is CopyMark.REPRINT:
        return words.REPRINT
    return words.duplicate(sheet.ordinal) if sheet.mark is CopyMark.DUPLICATE else ""


def issued(document: ReceiptDocument) -> str:
    """Return day and time of issue in Persian digits, «۱۴۰۵/۰۹/۰۱ ۱۰:۱۵»."""
    clock = _CLOCK.search(document.issued_at)
    time = digits.to_persian(f"  {clock[1]}:{clock[2]}") if clock else ""
    return jalali.short(document.issued_on) + time


def unit_name(document: ReceiptDocument) -> str:
    """Return the currency unit as it is printed."""
    return words.UNITS.get(document.unit, document.unit)


def amount(document: ReceiptDocument) -> str:
    """Return the amount with its unit, «۲۵٬۰۰۰٬۰۰۰ ریال»."""
    return f"{digits.group(abs(document.amount))} {unit_name(document)}"


def parties(document: ReceiptDocument) -> list[Entry]:
    """Return who gave, for whom, and how they are known; nothing on the office's own slips."""
    if document.type in {RecordType.CLOSE, RecordType.START}:
        return []
    donor = words.ANONYMOUS if document.anonymous else document.donor
    legal = len(document.national_id) == _LEGAL_ID_LENGTH
    entries = [
        Entry(words.DONOR, donor),
        Entry(words.BEHALVES.get(document.behalf, words.ON_BEHALF), document.on_behalf),
        Entry(words.LEGAL_ID if legal else words.NATIONAL_ID, document.national_id, code=True),
        Entry(words.MOBILE, document.mobile, code=True),
    ]
    return [entry for entry in entries if entry.value]


def tables(document: ReceiptDocument) -> list[Table]:
    """Return the tables that have rows: money, items in kind, services."""
    makers = ((document.lines, _money), (document.items, _kind), (document.service, _service))
    return [make(document) for rows, make in makers if rows]


def total(document: ReceiptDocument) -> Total | None:
    """Return the sum, or None where nothing is summed."""
    if document.amount == 0:
        return _later() if document.items else _hours(document)
    label = words.TOTAL_VALUE if document.type is RecordType.KIND else words.TOTAL
    if document.type is RecordType.VOID:
        label = words.TOTAL_VOIDED
    return Total(
        label,
        digits.group(abs(document.amount)),
        unit_name(document),
        document.amount_words.removeprefix("منفی "),
        document.amount_helper.replace("منفی ", ""),
    )


def details(document: ReceiptDocument) -> list[Entry]:
    """Return the smaller entries below the sum."""
    paid = "" if document.paid_on == document.issued_on else jalali.short(document.paid_on)
    entries = [
        Entry(words.PAYMENT, payment(document.payment)),
        *(Entry(words.MINUTE, one) for one in minutes(document)),
        Entry(words.CAMPAIGN, document.campaign),
        Entry(words.ACCOUNT, document.account, code=_is_code(document.account)),
        Entry(words.PAID_ON, paid, code=True),
        Entry(words.REPLACES, document.replaces, code=True),
        Entry(words.RELATED, document.related, code=_is_code(document.related)),
        Entry(words.NOTE, document.note),
    ]
    return [entry for entry in entries if entry.value]


def payment(paid: DocumentPayment) -> str:
    """Return what a terminal, a slip, a card or a cheque left behind, in the order of the desk."""
    due = jalali.short(paid.due_on) if paid.due_on else ""
    said = (
        (words.sayad, digits.to_persian(paid.sayad_id)),
        (words.bank, paid.bank),
        (words.due, due),
        (words.drawer, paid.drawer),
        (words.terminal, digits.to_persian(paid.terminal)),
        (words.card, digits.to_persian(paid.card)),
    )
    return words.joined(tell(value) for tell, value in said if value)


def minutes(document: ReceiptDocument) -> list[str]:
    """Return the minutes that items were taken on, each once."""
    held = dict.fromkeys(item.minute for item in document.items if item.minute)
    return [
        words.minute(
            digits.to_persian(one.number), jalali.short(one.held_on), one.first, one.second
        )
        for one in held
    ]


def void(document: ReceiptDocument) -> list[Entry]:
    """Return which receipt a void record voids, why, and who approved."""
    note = document.void
    if note is None:
        return []
    return [
        Entry(words.VOIDED_RECEIPT, note.number, code=True),
        Entry(words.APPROVER, note.approver),
        Entry(words.REASON, note.reason),
    ]


def _is_code(text: str) -> bool:
    return text.isascii()


def _niyyat(line: DocumentLine) -> str:
    if line.permit:
        return words.permit(line.niyyat, line.permit)
    return words.restricted(line.niyyat) if line.restricted else line.niyyat


def _money(document: ReceiptDocument) -> Table:
    columns = (
        Column(words.ROW, 0.07),
        Column(words.DESCRIPTION, 0.15),
        Column(words.NIYYAT, 0.35),
        Column(words.METHOD, 0.25),
        Column(words.amount_heading(unit_name(document)), 0.18, figures=True),
    )
    method = words.method(words.METHODS.get(document.method, document.method), document.reference)
    rows = tuple(
        (
            digits.to_persian(number),
            words.CASH_DONATION,
            _niyyat(line),
            method,
            digits.group(abs(line.amount)),
        )
        for number, line in enumerate(document.lines, start=1)
    )
    return Table(columns, rows)


def _kind(document: ReceiptDocument) -> Table:
    columns = (
        Column(words.ROW, 0.07),
        Column(words.ITEM, 0.27),
        Column(words.QUANTITY, 0.15),
        Column(words.NIYYAT, 0.2),
        Column(words.BASIS, 0.14),
        Column(words.value_heading(unit_name(document)), 0.17, figures=True),
    )
    rows = tuple(
        (
            digits.to_persian(number),
            item.name,
            f"{_decimal(item.quantity)} {item.unit}",
            item.niyyat,
            words.BASES.get(item.basis, item.basis),
            digits.group(abs(item.value)) if item.value else words.LATER,
        )
        for number, item in enumerate(document.items, start=1)
    )
    return Table(columns, rows)


def _service(document: ReceiptDocument) -> Table:
    columns = (
        Column(words.ROW, 0.07),
        Column(words.SERVICE, 0.46),
        Column(words.NIYYAT, 0.32),
        Column(words.HOURS, 0.15, figures=True),
    )
    rows = tuple(
        (digits.to_persian(number), service.skill, service.niyyat, _decimal(service.hours))
        for number, service in enumerate(document.service, start=1)
    )
    return Table(columns, rows)


def _later() -> Total:
    return Total(words.WORTH, "", "", words.LATER, "")


def spoken(value: str) -> bool:
    """Tell whether a cell of figures says it in words: that is drawn as words are."""
    return any(map(str.isalpha, value))


def _hours(document: ReceiptDocument) -> Total | None:
    count = sum((Decimal(row.hours) for row in document.service), Decimal())
    if not count:
        return None
    figures = _decimal(f"{count.normalize():f}")
    return Total(words.TOTAL_HOURS, figures, words.HOURS, words.hours(figures), "")


def _decimal(text: str) -> str:
    return digits.to_persian(text.replace(".", digits.DECIMAL_MARK))
