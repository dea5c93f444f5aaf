"""Make the demo office: founded, staffed and filled through the same use-cases as a real one.

What people see is the same for the same seed; keys, salts and uids are random, as they must be.
"""

import gc
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import groupby, islice
from typing import Final

from app.db.uow import Uow
from app.demo import above, days, donors, goods, plan, waiting
from app.demo.plan import Mistake, Visit, Wanted
from app.domain import clock, lunar
from app.domain.changes import Change
from app.domain.donation_rules import problems
from app.domain.errors import InvalidInputError
from app.domain.folder import OfficeFolder
from app.domain.lunar import LunarTable
from app.domain.receipt import ReceiptNumber
from app.models import receipt
from app.province import founding as province
from app.services import (
    accounts,
    clocks,
    donor_links,
    founding,
    lists,
    lookup,
    opening,
    people,
    receipts,
    void_requests,
    voiding,
)
from app.services.desk import Actor, Approver, Desk
from app.services.founding import Founded, NewOffice
from app.services.opening import OpenOffice
from app.services.people import NewPerson
from app.services.receipts import Issued
from app.services.records import Chain
from app.services.runner import Runner
from app.services.voiding import VoidReceipt

OFFICES: Final = {
    "county": NewOffice(
        code="KHZDEZ", name="اداره بهزیستی شهرستان دزفول", manager="ناصر دزفولی‌نژاد"
    ),
    "province": NewOffice(
        code="KHZ",
        name="اداره کل بهزیستی استان خوزستان",
        level="province",
        manager="ناصر دزفولی‌نژاد",
        title="مدیر کل",
    ),
}
CLERK: Final = NewPerson(login="maryam", name="مریم سواری", title="متصدی")
_BATCH: Final = 4_000
_ABSENT: Final = 3
"""Every third mistake is found while the manager is not there."""
Progress = Callable[[int], None]
Founder = Callable[[OfficeFolder, NewOffice, str], Founded]


@dataclass
class Ticking:
    """The clock of the demo office; it shows what it was last set to."""

    moment: datetime

    def __call__(self) -> datetime:
        """Return what it shows."""
        return self.moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The office as it came out; *whole* is False when it was cancelled on the way."""

    receipts: int
    recovery: str
    whole: bool
    usable_today: bool


@dataclass
class _Filling:
    """The office while it is being filled; *last* is the number of the newest visit's receipt."""

    office: OpenOffice
    runner: Runner
    ticking: Ticking
    progress: Progress
    count: int = 0
    last: ReceiptNumber | None = None
    mistakes: int = 0
    waits: uuid.UUID | None = None

    @property
    def manager(self) -> Approver:
        """The founder, who gave the passphrase just now."""
        return Approver(person=self.office.actor, signing=self.office.unlocked.signing)


def found_at(folder: OfficeFolder, new: NewOffice, passphrase: str, *, server: str = "") -> Founded:
    """Found the demo's office; *server* as `founding.found` takes it."""
    above = new.level == province.LEVEL
    return (province.found if above else founding.found)(folder, new, passphrase, server=server)


def build(
    folder: OfficeFolder,
    level: str,
    wanted: Wanted,
    passphrase: str,
    progress: Progress,
    *,
    found: Founder = found_at,
) -> Made:
    """Make the office in *folder*; Ctrl-C leaves a smaller one that is just as sound.

    Every passphrase is *passphrase*; *found* founds it otherwise, as from a province's file.
    Raises the AppErrors of `founding.found`.
    """
    day = days.FIRST - timedelta(days=1)
    ticking = Ticking(datetime.combine(day, time(8, tzinfo=clock.TEHRAN)))
    with clock.fixed(ticking):
        recovery = found(folder, OFFICES[level], passphrase).recovery
    with opening.hold(folder):
        with clock.fixed(ticking):
            unlocked = opening.unlock(folder, OFFICES[level].login, passphrase)
            office = opening.open_office(folder, unlocked)
        runner = Runner(office.store, person=office.actor.uid)
        filling = _Filling(office, runner, ticking, progress)
        try:
            with clock.fixed(ticking):
                clerk = _prepare(filling, passphrase)
                if level == province.LEVEL:
                    runner.write(above.announce).result()
                with _no_collector():
                    whole = _fill(filling, clerk, wanted)
            usable = _come_to_today(filling)
        finally:
            runner.close()
            office.close()
    return Made(receipts=filling.count, recovery=recovery, whole=whole, usable_today=usable)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Spare the walks over a batch's hundred thousand rows, none of which is a cycle."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _lunar_table() -> LunarTable:
    return LunarTable.from_csv((lists.RESOURCES / f"{lunar.LIST}.csv").read_text("utf-8"))


def _prepare(filling: _Filling, passphrase: str) -> Actor:
    """Take in the clerk and announce the campaigns, on the office's first morning."""
    office, write = filling.office, filling.runner.write
    filling.ticking.moment += timedelta(minutes=20)
    args = (office.vault, office.unlocked.db_key, filling.manager, CLERK, passphrase)
    clerk = write(people.add_person, *args).result()
    filling.ticking.moment += timedelta(minutes=10)
    write(_announce).result()
    for one in goods.ACCOUNTS:
        write(accounts.add, one).result()
    return clerk


def _announce(uow: Uow) -> None:
    for one in goods.CAMPAIGNS:
        lists.add_campaign(uow, one.code, one.name, one.first.isoformat(), one.last.isoformat())
    uow.changed(Change.LISTS)


def _fill(filling: _Filling, clerk: Actor, wanted: Wanted) -> bool:
    """Register the donors, then do what is planned; False when Ctrl-C ended it."""
    known = donors.registered(plan.pool(wanted))
    try:
        for some in donors.batches(known):
            filling.runner.write(donors.book, some).result()
        acts = plan.acts(wanted, _lunar_table(), known)
        for _, together in groupby(acts, key=lambda act: (type(act), act.manager)):
            while batch := list(islice(together, _BATCH)):
                person = filling.manager.person if batch[0].manager else clerk
                filling.runner.person = person.uid
                _book(filling, [act for act in batch if isinstance(act, Visit)])
                _void(filling, [act for act in batch if isinstance(act, Mistake)])
                filling.progress(filling.count)
        filling.runner.person = clerk.uid
        filling.runner.write(waiting.leave, known, wanted.seed).result()
    except KeyboardInterrupt:
        return False
    return True


def _book(filling: _Filling, visits: Sequence[Visit]) -> None:
    if not visits:
        return
    filling.ticking.moment = visits[0].moment
    desk = filling.office.desk
    done = filling.runner.write(book, desk, visits, filling.ticking).result()
    filling.count, filling.last = filling.count + len(done), done[-1].number


def _void(filling: _Filling, mistakes: Sequence[Mistake]) -> None:
    for act in mistakes:
        if filling.last is None:
            continue
        filling.ticking.moment = act.moment
        command = VoidReceipt(number=filling.last, reason=act.reason, replacement=act.replacement)
        desk = filling.office.desk
        filling.mistakes += 1
        if filling.mistakes % _ABSENT:
            done = filling.runner.write(voiding.void, desk, command, filling.manager).result()
            filling.count += len(done.replacements)
        else:
            _ask(filling, command)


def _ask(filling: _Filling, command: VoidReceipt) -> None:
    """Ask, for the manager is at home; what waited before is decided now, the last waits on."""
    write, desk = filling.runner.write, filling.office.desk
    if filling.waits is not None:
        write(void_requests.approve, desk, filling.waits, filling.manager).result()
    asked = write(void_requests.request, desk, command).result()
    filling.count, filling.waits = filling.count + len(asked.replacements), asked.uid


def book(uow: Uow, desk: Desk, visits: Sequence[Visit], ticking: Ticking) -> list[Issued]:
    """Issue the receipts of many visits in one transaction, each at its own moment.

    Raises InvalidInputError for a visit that a clerk could not have booked.
    """
    facts = lookup.facts(uow, lookup.actor(uow))
    known = lookup.known(uow, facts)
    end, made, moments = Chain.open(uow, desk), [], []
    for visit in visits:
        ticking.moment = visit.moment
        uow.hold_clock(visit.moment)
        if found := problems(visit.command, replace(known, today=visit.moment.date())):
            raise InvalidInputError(found)
        now = replace(facts, moment=visit.moment)
        donor = donor_links.read_uid(visit.command.donor.uid)
        for one in receipts.rows_of_visit(end, now, visit.command, donor=donor):
            made.append(one)
            moments.append(visit.moment)
    aggregates = [(issued.uid, rows) for issued, rows in made]
    uow.write_many("receipt.issued", receipt, aggregates, moments)
    end.finish()
    uow.changed(Change.RECEIPTS)
    return [issued for issued, _ in made]


def _come_to_today(filling: _Filling) -> bool:
    """Journal the real present, so that the office is not far behind; False on a slow clock."""
    now = clock.now()
    if now < filling.ticking.moment:
        return False
    filling.runner.person = filling.manager.person.uid
    filling.runner.write(clocks.confirm, filling.manager, now.date()).result()
    return True
