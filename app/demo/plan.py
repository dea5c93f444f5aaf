"""What happens in the demo office, from its seed alone: visits and voids, each at its moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from app.demo import days, goods, names
from app.demo.days import OfficeDay
from app.demo.names import Pool
from app.domain.donation import DonorFacts, DonorKind, IssueReceipt, Method, MoneyLine
from app.domain.lunar import LunarTable

_METHODS: Final = (Method.CASH, Method.POS, Method.CARD, Method.BANK, Method.CHEQUE)
_PERSON_METHODS: Final = (38, 34, 18, 9, 1)
_FIRM_METHODS: Final = (0, 4, 6, 62, 28)
_RECEIPTS_PER_VOID: Final = 90
_MOST_VOIDS: Final = 200
_REASONS: Final = (
    *("مبلغ اشتباه وارد شده بود", "نیت به درخواست نیکوکار اصلاح شد", "نام نیکوکار نادرست ثبت شد"),
    *("تراکنش کارت‌خوان برگشت خورد", "رسید دو بار صادر شده بود"),
)
_LAST_DAYS_VISITS: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How big the office is to be, and which one of the many."""

    receipts: int = 400
    donors: int = 0
    seed: int = 1

    @property
    def people(self) -> int:
        """The size of the pool of names: as asked, or as an office of this size knows."""
        return self.donors or min(5_000, max(40, self.receipts // 3))


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


def acts(wanted: Wanted, table: LunarTable) -> Iterator[Act]:
    """Yield what happens, in order of time; the receipts add up to what is *wanted*."""
    rng = Random(wanted.seed)
    pool = names.pool(rng, wanted.people)
    voids = min(_MOST_VOIDS, wanted.receipts // _RECEIPTS_PER_VOID)
    spread = voids / max(1, wanted.receipts)
    for day in days.open_days(rng, table, wanted.receipts):
        yield from _day(rng, pool, day, spread)


def _day(rng: Random, pool: Pool, day: OfficeDay, spread: float) -> Iterator[Act]:
    manager = rng.random() < 0.08
    left, commands, mistakes = day.receipts, [], dict[int, str]()
    must = day.day == days.LAST and left > _LAST_DAYS_VISITS
    while left:
        command = _command(rng, pool, day, left)
        commands.append(command)
        left -= _forms(command)
        due = (must and len(commands) == _LAST_DAYS_VISITS) or rng.random() < spread
        if due and left and _forms(command) == 1 and command.lines:
            reason = mistakes[len(commands)] = rng.choice(_REASONS)
            corrected = _corrected(rng, pool, command, reason)
            left -= 1 if corrected else 0
            commands.append(corrected or command)
    moments = day.moments(rng, len(commands))
    for place, (moment, command) in enumerate(zip(moments, commands, strict=True)):
        if place not in mistakes:
            yield Visit(moment=moment, command=command, manager=manager)
            continue
        follows = None if command is commands[place - 1] else command
        why = mistakes[place]
        yield Mistake(moment=moment, reason=why, replacement=follows, manager=manager)


def _forms(command: IssueReceipt) -> int:
    return sum(bool(part) for part in (command.lines, command.items, command.service))


def _command(rng: Random, pool: Pool, day: OfficeDay, left: int) -> IssueReceipt:
    donor = _donor(rng, pool)
    firm = donor.kind == DonorKind.LEGAL
    drawn = rng.random()
    if drawn < 0.02 and donor.kind != DonorKind.ANONYMOUS:
        return IssueReceipt(donor=donor, service=goods.service(rng))
    if drawn < 0.11:
        gift = IssueReceipt(donor=donor, items=goods.items(rng))
        if drawn > 0.095 and left > 1:
            gift = replace(_money(rng, donor, day, firm=firm), items=gift.items)
        return gift
    return _money(rng, donor, day, firm=firm)


def _donor(rng: Random, pool: Pool) -> DonorFacts:
    drawn = rng.random()
    if drawn < 0.13:
        return DonorFacts(kind=DonorKind.ANONYMOUS)
    if drawn < 0.18:
        return rng.choice(pool.firms)
    return rng.choice(pool.groups) if drawn < 0.22 else pool.regular(rng)


def _money(rng: Random, donor: DonorFacts, day: OfficeDay, *, firm: bool) -> IssueReceipt:
    first = _niyyat(rng, day, firm=firm)
    lines = [MoneyLine(niyyat=first, amount=goods.amount(rng, firm=firm, counted=True))]
    while len(lines) < 4 and rng.random() < 0.09:  # noqa: PLR2004 - who gives to more than four?
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
        campaign=rng.choice(running).code if running and rng.random() < 0.65 else "",
        lines=tuple(lines),
        on_behalf=names.in_memory(rng, donor) if rng.random() < 0.08 else "",
        article_172=first == "MARKAZ",
    )


def _niyyat(rng: Random, day: OfficeDay, *, firm: bool) -> str:
    if day.fitriyeh and not firm and rng.random() < 0.35:
        return "FITR_SADAT" if rng.random() < 0.2 else "FITR_AM"
    return goods.designation(rng, firm=firm)


def _paid_on(rng: Random, day: date, method: Method) -> date | None:
    if method not in {Method.BANK, Method.CARD} or rng.random() < 0.6:
        return None
    return day - timedelta(days=rng.randrange(1, 4))


def _reference(rng: Random, method: Method) -> str:
    if method == Method.CASH:
        return ""
    figures = {Method.POS: 12, Method.CARD: 12, Method.BANK: 10, Method.CHEQUE: 16}[method]
    return str(rng.randrange(10 ** (figures - 1), 10**figures))


def _corrected(
    rng: Random, pool: Pool, command: IssueReceipt, reason: str
) -> IssueReceipt | None:
    """Return the receipt as it should have been; None where nothing takes its place."""
    if reason in _REASONS[3:]:
        return None
    first, *rest = command.lines
    if reason == _REASONS[0]:
        first = replace(first, amount=first.amount * rng.choice((2, 5, 10)))
    elif reason == _REASONS[1]:
        others = ("MAISHAT", "SADAQEH", "AYTAM", "NAZR", "DARMAN")
        taken = {line.niyyat for line in command.lines}
        first = replace(first, niyyat=rng.choice([one for one in others if one not in taken]))
        return replace(command, lines=(first, *rest), campaign="", article_172=False)
    else:
        return replace(command, donor=pool.regular(rng))
    return replace(command, lines=(first, *rest))
