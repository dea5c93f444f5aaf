"""What happens in the demo office, from its seed alone: visits and voids, each at its moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from app.demo import days, goods, names, payments
from app.demo.days import OfficeDay
from app.demo.luck import chance, weighted
from app.demo.names import Pool
from app.domain.donation import DonorFacts, DonorKind, IssueReceipt, Method, MoneyLine
from app.domain.lunar import LunarTable

_DONORS: Final = (
    *((DonorKind.PERSON, 78), (DonorKind.ANONYMOUS, 13)),
    *((DonorKind.LEGAL, 5), (DonorKind.GROUP, 4)),
)
_GIFTS: Final = (("money", 89), ("goods", 7), ("both", 2), ("work", 2))
_METHODS: Final = (Method.CASH, Method.POS, Method.CARD, Method.BANK, Method.CHEQUE)
_PERSON_METHODS: Final = (38, 34, 18, 9, 1)
_FIRM_METHODS: Final = (0, 4, 6, 62, 28)
_RECEIPTS_PER_VOID: Final = 60
_MOST_LINES: Final = 4
_MOST_VOIDS: Final = 200
_WRONG_SUM: Final = "مبلغ اشتباه وارد شده بود"
_WRONG_NIYYAT: Final = "نیت به درخواست نیکوکار اصلاح شد"
_WRONG_NAME: Final = "نام نیکوکار نادرست ثبت شد"
_TWICE: Final = "رسید دو بار صادر شده بود"
_OTHERS: Final = ("MAISHAT", "SADAQEH", "AYTAM", "NAZR", "DARMAN")
_BOUNCED: Final = "تراکنش کارت‌خوان برگشت خورد"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How big the office is to be, and which one of the many."""

    receipts: int = 400
    donors: int = 0
    seed: int = 1

    @property
    def people(self) -> int:
        """The size of the pool of names: as asked, or as an office of this size knows."""
        return self.donors or min(5_000, max(60, self.receipts // 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A donor at the desk; *manager* when the manager serves in the clerk's absence."""

    moment: datetime
    command: IssueReceipt
    manager: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """The visit just before is voided, and *replacement* issued in its place if there is one."""

    moment: datetime
    reason: str
    replacement: IssueReceipt | None
    manager: bool


Act = Visit | Mistake


def pool(wanted: Wanted) -> Pool:
    """Return the donors of the office that is *wanted*."""
    return names.pool(Random(wanted.seed), wanted.people)


def acts(wanted: Wanted, table: LunarTable, known: Pool | None = None) -> Iterator[Act]:
    """Yield what happens, in order of time; the receipts add up to what is *wanted*.

    *known* is the `pool` of the same office, as its register of donors knows them.
    """
    rng = Random(wanted.seed)
    drawn = names.pool(rng, wanted.people)
    voids = min(_MOST_VOIDS, wanted.receipts // _RECEIPTS_PER_VOID)
    spread = 100 * voids / max(1, wanted.receipts)
    for day in days.open_days(rng, table, wanted.receipts):
        yield from _day(rng, known or drawn, day, spread)


def _day(rng: Random, pool: Pool, day: OfficeDay, spread: float) -> Iterator[Act]:
    manager = chance(rng, 8)
    happens = list(_happens(rng, pool, day, spread))
    for moment, (command, reason) in zip(day.moments(rng, len(happens)), happens, strict=True):
        if reason:
            yield Mistake(moment=moment, reason=reason, replacement=command, manager=manager)
        elif command is not None:
            yield Visit(moment=moment, command=command, manager=manager)


def _happens(
    rng: Random, pool: Pool, day: OfficeDay, spread: float
) -> Iterator[tuple[IssueReceipt | None, str]]:
    """Yield each visit, and behind some the reason why it is voided and what replaces it."""
    left, must = day.receipts, day.day == days.LAST
    while left:
        command = _command(rng, pool, day, left)
        yield command, ""
        left -= _forms(command)
        due = chance(rng, spread) or (must and left <= day.receipts // 2)
        if due and left and command.lines and not command.items:
            must = False
            reason = _reason(rng, command)
            corrected = _corrected(rng, command, reason)
            yield corrected, reason
            left -= 1 if corrected else 0


def _forms(command: IssueReceipt) -> int:
    return sum(bool(part) for part in (command.lines, command.items, command.service))


def _command(rng: Random, pool: Pool, day: OfficeDay, left: int) -> IssueReceipt:
    donor = _donor(rng, pool)
    named, firm = donor.kind != DonorKind.ANONYMOUS, donor.kind == DonorKind.LEGAL
    gift = weighted(rng, _GIFTS)
    if gift == "work" and named:
        return IssueReceipt(donor=donor, service=goods.service(rng))
    if gift == "goods":
        return IssueReceipt(donor=donor, items=payments.goods(goods.items(rng), day.day))
    money = payments.in_full(_money(rng, donor, day, firm=firm), day.day)
    return replace(money, items=goods.items(rng)) if gift == "both" and left > 1 else money


def _donor(rng: Random, pool: Pool) -> DonorFacts:
    kind = weighted(rng, _DONORS)
    if kind == DonorKind.ANONYMOUS:
        return DonorFacts(kind=kind)
    if kind == DonorKind.PERSON:
        return pool.regular(rng)
    return rng.choice(pool.firms if kind == DonorKind.LEGAL else pool.groups)


def _money(rng: Random, donor: DonorFacts, day: OfficeDay, *, firm: bool) -> IssueReceipt:
    first = _niyyat(rng, day, firm=firm)
    lines = [MoneyLine(niyyat=first, amount=goods.amount(rng, firm=firm, counted=True))]
    while len(lines) < _MOST_LINES and chance(rng, 9):
        other = _niyyat(rng, day, firm=firm)
        if other not in {line.niyyat for line in lines}:
            lines.append(
                MoneyLine(niyyat=other, amount=goods.amount(rng, firm=firm, counted=False))
            )
    method = rng.choices(_METHODS, _FIRM_METHODS if firm else _PERSON_METHODS)[0]
    running = goods.running(day.day, first)
    return IssueReceipt(
        donor=donor,
        paid_on=_paid_on(rng, day.day, method),
        method=method,
        reference=_reference(rng, method),
        campaign=rng.choice(running).code if running and chance(rng, 65) else "",
        lines=tuple(lines),
        on_behalf=names.in_memory(rng, donor) if chance(rng, 8) else "",
        article_172=first == "MARKAZ",
    )


def _niyyat(rng: Random, day: OfficeDay, *, firm: bool) -> str:
    if day.fitriyeh and not firm and chance(rng, 35):
        return "FITR_SADAT" if chance(rng, 20) else "FITR_AM"
    return goods.designation(rng, firm=firm)


def _paid_on(rng: Random, day: date, method: Method) -> date | None:
    if method not in {Method.BANK, Method.CARD} or chance(rng, 60):
        return None
    return day - timedelta(days=rng.randrange(1, 4))


def _reference(rng: Random, method: Method) -> str:
    if method == Method.CASH:
        return ""
    figures = {Method.POS: 12, Method.CARD: 12, Method.BANK: 10, Method.CHEQUE: 16}[method]
    return str(rng.randrange(10 ** (figures - 1), 10**figures))


def _reason(rng: Random, command: IssueReceipt) -> str:
    reasons = [_WRONG_SUM, _WRONG_SUM, _WRONG_NIYYAT, _TWICE]
    reasons += [_WRONG_NAME] if command.donor.kind == DonorKind.PERSON else []
    reasons += [_BOUNCED] if command.method == Method.POS else []
    return rng.choice(reasons)


def _corrected(rng: Random, command: IssueReceipt, reason: str) -> IssueReceipt | None:
    """Return the receipt as it should have been; None where nothing takes its place."""
    if reason in {_TWICE, _BOUNCED}:
        return None
    if reason == _WRONG_NAME:
        return replace(command, donor=names.of_other_family(rng, command.donor))
    first, *rest = command.lines
    if reason == _WRONG_SUM:
        first = replace(first, amount=first.amount * rng.choice((2, 5, 10)))
        return replace(command, lines=(first, *rest))
    taken = {line.niyyat for line in command.lines}
    first = replace(first, niyyat=rng.choice([one for one in _OTHERS if one not in taken]))
    return replace(command, lines=(first, *rest), campaign="", article_172=False)
