"""What a clerk asks for when a donation is handed over, and what may be wrong with it."""

import enum
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain import digits, identity, money
from app.domain import text as texts
from app.domain.errors import AppError
from app.domain.niyyat import Niyyat

MAX_TEXT = 200


class DonorKind(enum.StrEnum):
    """Who gives."""

    PERSON = "person"
    LEGAL = "legal"
    GROUP = "group"
    ANONYMOUS = "anonymous"


class Method(enum.StrEnum):
    """How money arrives; all but cash leave a reference, which the desk asks for."""

    CASH = "cash"
    POS = "pos"
    BANK = "bank"
    CARD = "card"
    CHEQUE = "cheque"


class Basis(enum.StrEnum):
    """Where the value of an item in kind comes from: فاکتور، کارشناسی، اعلام نیکوکار."""

    INVOICE = "invoice"
    EXPERT = "expert"
    DONOR = "donor"


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorFacts:
    """The donor as typed; the honorific stands apart from the name.

    *uid* names the registered donor, as 32 hexadecimal figures, where one was chosen.
    """

    kind: str = DonorKind.PERSON
    honorific: str = ""
    name: str = ""
    national_id: str = ""
    mobile: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """A part of the money and its designation; *amount* in integer units (rials)."""

    niyyat: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindItem:
    """One item in kind; *quantity* is decimal text, *value* the whole row's value in rials."""

    niyyat: str
    name: str
    quantity: str
    unit: str
    value: int
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """Work given; *hours* is decimal text."""

    niyyat: str
    hours: str
    skill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueReceipt:
    """One visit: money and items in kind in one visit become two receipts naming each other.

    *campaign* is the code of a running one, or its name as free text. *paid_on* None means today.
    *client_id* makes a repeated call answer with the same receipt. *total*, when given, must
    equal the sum of the lines. *original_qr* re-enters a paper whose record a restored backup
    lost; it becomes a receipt of type P.
    """

    donor: DonorFacts
    paid_on: date | None = None
    method: str = Method.CASH
    reference: str = ""
    campaign: str = ""
    lines: tuple[MoneyLine, ...] = ()
    items: tuple[KindItem, ...] = ()
    service: tuple[ServiceLine, ...] = ()
    total: int | None = None
    unit: str = "IRR"
    client_id: str = ""
    on_behalf: str = ""
    article_172: bool = False
    note: str = ""
    training: bool = False
    original_qr: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the office knows at the moment of issue, against which a command is checked."""

    niyyat: Mapping[str, Niyyat]
    units: Collection[str]
    today: date
    first_open_day: date


Problem = tuple[str, str]

_MOST_FIGURES = 20
_QUANTITY = re.compile(r"[0-9]+(\.[0-9]+)?")


def quantity(typed: str) -> str:
    """Return decimal text in ASCII figures of what was typed in any of the three digit sets.

    Raises AppError `quantity_unreadable`, `quantity_not_positive`.
    """
    figures = digits.to_ascii(typed).strip().replace(digits.DECIMAL_MARK, ".")
    if len(figures) > _MOST_FIGURES or not _QUANTITY.fullmatch(figures.removeprefix("-")):
        raise AppError("quantity_unreadable")
    if not Decimal(0) < Decimal(figures) <= Decimal(10**9):
        raise AppError("quantity_not_positive")
    return figures


def problems(command: IssueReceipt, known: Known) -> dict[str, str]:
    """Return a code for every field that is wrong; an empty dict means it may be issued."""
    found: dict[str, str] = {}
    for part in (_donor, _visit, _money, _items, _service, _sums):
        found.update(part(command, known))
    return found


def _donor(command: IssueReceipt, _known: Known) -> Iterator[Problem]:
    donor = command.donor
    if donor.kind not in list(DonorKind):
        yield "donor.kind", "unknown_kind"
        return
    if donor.kind != DonorKind.ANONYMOUS and not texts.clean(donor.name):
        yield "donor.name", "required"
    check = identity.legal_id if donor.kind == DonorKind.LEGAL else identity.national_id
    yield from _identifier("donor.national_id", donor.national_id, check)
    yield from _identifier("donor.mobile", donor.mobile, identity.mobile)
    for field in ("honorific", "name"):
        yield from _too_long(f"donor.{field}", getattr(donor, field))


def _identifier(field: str, text: str, check: Callable[[str], str]) -> Iterator[Problem]:
    if not text.strip():
        return
    try:
        check(text)
    except AppError as error:
        yield field, error.code


def _too_long(field: str, text: str) -> Iterator[Problem]:
    if len(text) > MAX_TEXT:
        yield field, "too_long"


def _visit(command: IssueReceipt, known: Known) -> Iterator[Problem]:
    paid_on = command.paid_on or known.today
    if paid_on > known.today:
        yield "date", "date_in_future"
    elif paid_on < known.first_open_day:
        yield "date", "year_closed"
    if command.unit not in known.units:
        yield "unit", "unknown_unit"
    for field in ("reference", "campaign", "on_behalf", "note"):
        yield from _too_long(field, getattr(command, field))
    if not (command.lines or command.items or command.service):
        yield "lines", "nothing_given"


def _money(command: IssueReceipt, known: Known) -> Iterator[Problem]:
    if not command.lines:
        return
    if command.method not in list(Method):
        yield "method", "unknown_method"
    for at, line in enumerate(command.lines):
        yield from _designation(f"lines.{at}.niyyat", line.niyyat, known)
        yield from _amount(f"lines.{at}.amount", line.amount)


def _items(command: IssueReceipt, known: Known) -> Iterator[Problem]:
    for at, item in enumerate(command.items):
        yield from _designation(f"items.{at}.niyyat", item.niyyat, known)
        yield from _amount(f"items.{at}.value", item.value)
        yield from _quantity(f"items.{at}.quantity", item.quantity)
        for field in ("name", "unit"):
            yield from _too_long(f"items.{at}.{field}", getattr(item, field))
        if not texts.clean(item.name):
            yield f"items.{at}.name", "required"
        if item.basis not in list(Basis):
            yield f"items.{at}.basis", "basis_required"


def _service(command: IssueReceipt, known: Known) -> Iterator[Problem]:
    for at, line in enumerate(command.service):
        yield from _designation(f"service.{at}.niyyat", line.niyyat, known)
        yield from _quantity(f"service.{at}.hours", line.hours)
        yield from _too_long(f"service.{at}.skill", line.skill)


def _designation(field: str, code: str, known: Known) -> Iterator[Problem]:
    niyyat = known.niyyat.get(code)
    if niyyat is None:
        yield field, "niyyat_unknown"
    elif not niyyat.active:
        yield field, "niyyat_inactive"


def _is_integer(amount: object) -> bool:
    return isinstance(amount, int) and not isinstance(amount, bool)


def _amount(field: str, amount: object) -> Iterator[Problem]:
    if not _is_integer(amount):
        yield field, "amount_fractional"
    elif not isinstance(amount, int) or amount <= 0:
        yield field, "amount_not_positive"
    elif amount > money.MAX_AMOUNT:
        yield field, "amount_too_large"


def _quantity(field: str, text: str) -> Iterator[Problem]:
    try:
        quantity(text)
    except AppError as error:
        yield field, error.code


def _sums(command: IssueReceipt, _known: Known) -> Iterator[Problem]:
    """Check the sums of lines that are right one by one."""
    money_given = [line.amount for line in command.lines]
    values = [item.value for item in command.items]
    for field, amounts in (("lines", money_given), ("items", values)):
        if all(map(_is_integer, amounts)) and sum(amounts) > money.MAX_AMOUNT >= max(amounts):
            yield field, "amount_too_large"
    given = money_given or values
    if command.total is None or not all(map(_is_integer, given)):
        return
    if not _is_integer(command.total) or command.total != sum(given):
        yield "total", "lines_do_not_add_up"
