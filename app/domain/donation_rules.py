"""What may be wrong with what a clerk asks for: a code beside each field."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain import identity, money, payment, valuation
from app.domain import text as texts
from app.domain.donation import (
    MAX_TEXT,
    Basis,
    Behalf,
    DonorKind,
    IssueReceipt,
    KindItem,
    Method,
    quantity,
)
from app.domain.errors import AppError
from app.domain.niyyat import Niyyat


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the office knows at the moment of issue, against which a command is checked."""

    niyyat: Mapping[str, Niyyat]
    units: Collection[str]
    today: date
    first_open_day: date
    banks: Mapping[str, str] = field(default_factory=dict)


Problem = tuple[str, str]


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
    for name in ("honorific", "name"):
        yield from _too_long(f"donor.{name}", getattr(donor, name))


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
    if command.behalf and command.behalf not in list(Behalf):
        yield "behalf", "behalf_unknown"
    for name in ("reference", "campaign", "on_behalf", "note"):
        yield from _too_long(name, getattr(command, name))
    if len(command.client_id) > MAX_TEXT:
        yield "client_id", "client_id_long"
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
    if (details := command.details) is not None:
        yield from payment.problems(command.method, details, known.banks, known.today)


def _items(command: IssueReceipt, known: Known) -> Iterator[Problem]:
    for at, item in enumerate(command.items):
        yield from _designation(f"items.{at}.niyyat", item.niyyat, known)
        yield from _worth(f"items.{at}", item, known)
        yield from _quantity(f"items.{at}.quantity", item.quantity)
        for name in ("name", "unit"):
            yield from _too_long(f"items.{at}.{name}", getattr(item, name))
        if not texts.clean(item.name):
            yield f"items.{at}.name", "required"


def _worth(place: str, item: KindItem, known: Known) -> Iterator[Problem]:
    if item.basis not in list(Basis):
        yield f"{place}.basis", "basis_required"
    elif item.value == 0 and item.minute and item.basis != Basis.EXPERT:
        yield f"{place}.basis", "basis_not_expert"
    if item.minute:
        yield from valuation.problems(item.minute, f"{place}.minute", known.today)
    if is_integer(item.value) and item.value == 0:
        if item.minute is None:
            yield f"{place}.value", "value_unknown"
    else:
        yield from _amount(f"{place}.value", item.value)


def _service(command: IssueReceipt, known: Known) -> Iterator[Problem]:
    for at, line in enumerate(command.service):
        yield from _designation(f"service.{at}.niyyat", line.niyyat, known)
        yield from _quantity(f"service.{at}.hours", line.hours)
        yield from _too_long(f"service.{at}.skill", line.skill)


def _designation(field: str, code: str, known: Known) -> Iterator[Problem]:
    niyyat = known.niyyat.get(code)
    if niyyat is None:
        yield field, "niyyat_unknown"
    elif not niyyat.active or niyyat.lapsed(known.today):
        yield field, "niyyat_inactive"


def is_integer(amount: object) -> bool:
    """Tell whether *amount* can be summed: a caller's JSON may hold anything."""
    return isinstance(amount, int) and not isinstance(amount, bool)


def _amount(field: str, amount: object) -> Iterator[Problem]:
    if not is_integer(amount):
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
    for name, amounts in (("lines", money_given), ("items", values)):
        if all(map(is_integer, amounts)) and sum(amounts) > money.MAX_AMOUNT >= max(amounts):
            yield name, "amount_too_large"
    given = money_given or values
    if command.total is None or not all(map(is_integer, given)):
        return
    if not is_integer(command.total) or command.total != sum(given):
        yield "total", "lines_do_not_add_up"
