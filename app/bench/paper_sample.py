"""The receipt that everyone draws: as a document for us, as a list of marks for the others."""

import hashlib
from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain import words as words_of
from app.domain.document import (
    DocumentLine,
    Letterhead,
    ReceiptDocument,
    Sheet,
    Signatory,
)
from app.domain.receipt import ReceiptNumber, RecordType
from app.reports import content, frame
from app.reports.content import Entry
from app.reports.pen import MM
from app.strings import paper as words

_NAMES = ("زهرا کاظمی‌نژاد", "یوسف بنی‌طرفی", "مریم سواری", "عبدالرضا موسوی‌نژاد", "لیلا آل‌کثیر")
_SIGNATORIES = ("دریافت‌کننده", "امور مالی", "نیکوکار")
_DAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words at *x* (their right edge), *y* (baseline), in points from the top left."""

    x: float
    y: float
    size: float
    bold: bool
    colour: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A receipt as plain marks; *boxes* are (x, y, width, height, colour)."""

    marks: tuple[Mark, ...]
    boxes: tuple[tuple[float, float, float, float, str], ...]
    qr: str


def sheets(count: int, first: int = 1) -> list[Sheet]:
    """Return the donor's copies of *count* receipts, numbered from *first*."""
    return [Sheet(document=_document(serial)) for serial in range(first, first + count)]


def plans(count: int) -> list[Plan]:
    """Return the marks of the same receipts."""
    return [_plan(sheet.document) for sheet in sheets(count)]


_COMMON: Final = ReceiptDocument(
    layout=1,
    type=RecordType.BANK,
    number=ReceiptNumber("KHZDEZ", "A1", 1405, 1),
    letterhead=Letterhead(
        organization="سازمان بهزیستی کشور",
        office="ادارهٔ بهزیستی شهرستان دزفول",
        department="معاونت مشارکت‌های مردمی",
    ),
    issued_on=_DAY,
    issued_at="10:15",
    paid_on=_DAY,
    donor="",
    anonymous=False,
    national_id="",
    mobile="",
    on_behalf="مرحوم حاج یوسف کاظمی‌نژاد",
    amount=0,
    unit="IRR",
    amount_words="بیست و پنج میلیون ریال",
    amount_helper="",
    method="pos",
    reference="",
    campaign="ضیافت مهربانی ۱۴۴۸",
    account="IR76 0170 0000 0000 0000 0000 01",
    lines=(),
    items=(),
    service=(),
    signatories=tuple(Signatory(title=title) for title in _SIGNATORIES),
    article_172=False,
    note="",
    thanks="کمک شما تنها در محل نیت‌شده هزینه می‌شود. سپاس از همراهی شما.",
    related="",
    replaces="",
    void=None,
    qr="",
    control="AC7XB2",
)


def _document(serial: int) -> ReceiptDocument:
    number = replace(_COMMON.number, serial=serial)
    amount = 1_000_000 * (serial % 97 + 2)
    return replace(
        _COMMON,
        number=number,
        donor=f"سرکار خانم {_NAMES[serial % len(_NAMES)]}",
        national_id=f"******{serial % 10_000:04d}",
        mobile=f"0916***{serial * 7 % 10_000:04d}",
        amount=amount,
        amount_words=f"{words_of.cardinal(amount)} ریال",
        amount_helper=f"معادل {words_of.cardinal(amount // 10)} تومان",
        reference=f"{732_100_000 + serial}",
        lines=(
            DocumentLine(niyyat="جهیزیه", amount=amount - 500_000, restricted=True),
            DocumentLine(niyyat="معیشت", amount=500_000),
        ),
        qr=_qr(number, amount),
    )


def _qr(number: ReceiptNumber, amount: int) -> str:
    """Return a text as long and as random as a signed one, its own for each number."""
    noise = b32encode(hashlib.sha512(str(number).encode()).digest()).decode().rstrip("=")
    where = f"{number.office}/{number.register}/{number.year}/{number.serial}"
    head = f"R1/{where}/20261122T101500/B/{amount}/IRR/0"
    return f"{head}/{noise[:13]}/K7Q2/{noise[13:26]}/{noise[26:42]}/{noise}"


def _plan(document: ReceiptDocument) -> Plan:
    marks = [*_head(document), *_facts(document), *_table(document), *_foot(document)]
    left, width = frame.AREA.left / MM, frame.AREA.width / MM
    boxes = (
        (left, 4.4, width, 1.4, "#0B6E6E"),
        (left, 8, 70, 18.6, "#EDF6F6"),
        (left, 46, width, 7.6, "#0B6E6E"),
        (left, 61, width, 7.2, "#F8FAFB"),
        (left, 70, width, 14.6, "#EDF6F6"),
    )
    return Plan(tuple(marks), boxes, document.qr)


def _head(document: ReceiptDocument) -> list[Mark]:
    head = document.letterhead
    return [
        Mark(202, 12.6, 12.5, bold=True, colour="#17212B", text=head.organization),
        Mark(202, 18.8, 9.5, bold=False, colour="#5B6B7A", text=head.office),
        Mark(202, 24.2, 9.5, bold=False, colour="#5B6B7A", text=head.department),
        Mark(115, 10, 8.5, bold=False, colour="#5B6B7A", text=words.IN_THE_NAME),
        Mark(139, 18.6, 19, bold=True, colour="#0B6E6E", text=content.title(document)),
        *_pair(74.5, 13.4, words.NUMBER, str(document.number), 62),
        *_pair(74.5, 18.8, words.REGISTER, document.number.register, 22),
        *_pair(74.5, 24, words.DATE, content.issued(document), 40),
    ]


def _facts(document: ReceiptDocument) -> list[Mark]:
    def column(entries: list[Entry], y: float) -> list[Mark]:
        return [
            mark
            for index, entry in enumerate(entries)
            for mark in _pair(
                202 - index % 2 * 109,
                y + index // 2 * 6.4,
                entry.label,
                entry.value,
                180 - index % 2 * 109,
            )
        ]

    return [*column(content.parties(document), 35), *column(content.details(document), 91)]


def _table(document: ReceiptDocument) -> list[Mark]:
    (table,) = content.tables(document)
    total = content.total(document)
    rows = [tuple(column.heading for column in table.columns), *table.rows]
    places = (198, 186, 155, 92, 45)
    marks = [
        Mark(x, 51 + 7.2 * at, 9.6, bold=at == 0, colour="#17212B" if at else "#FFFFFF", text=cell)
        for at, row in enumerate(rows)
        for x, cell in zip(places, row, strict=True)
    ]
    if total is not None:
        marks += [
            *_pair(198, 76.2, total.label, total.words, 172),
            Mark(172, 82, 9.5, bold=False, colour="#5B6B7A", text=total.helper),
            Mark(60, 79, 18, bold=True, colour="#0B6E6E", text=content.amount(document)),
        ]
    return marks


def _foot(document: ReceiptDocument) -> list[Mark]:
    muted = "#5B6B7A"
    captions = [
        Mark(195 - 41 * at, 102, 8.5, bold=False, colour=muted, text=signatory.title)
        for at, signatory in enumerate(document.signatories)
    ]
    return [
        *captions,
        Mark(76, 102.4, 9.5, bold=True, colour="#0B6E6E", text=words.AUTHENTICITY),
        Mark(76, 107.4, 7.8, bold=False, colour=muted, text=words.SCAN),
        *_pair(76, 120, words.CONTROL, document.control, 60),
        Mark(39, 132, 6.4, bold=False, colour=muted, text=str(document.number)),
        Mark(39, 136, 6.4, bold=False, colour=muted, text=content.amount(document)),
        Mark(202, 142.8, 8.5, bold=True, colour=muted, text=words.ROLES["donor"]),
        Mark(150, 142.8, 8.5, bold=False, colour=muted, text=document.thanks),
    ]


def _pair(x: float, y: float, label: str, value: str, value_x: float) -> list[Mark]:
    return [
        Mark(x, y, 8.5, bold=False, colour="#5B6B7A", text=label),
        Mark(value_x, y, 10, bold=True, colour="#17212B", text=value),
    ]
