"""The fund ledger is the sum of what stands, to the rial, whatever happened and in which order."""

import itertools
import shutil
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from app.domain import clock
from app.domain.cheques import Act, Step, possible
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.models import receipt
from app.queries import funds as queries
from app.services import cheques, imports, opening
from app.services.desk import Approver
from app.services.verification import office as verification
from tests import factory
from tests.services import test_imports as lists
from tests.services import test_void_requests as requests

STEPS = settings(
    derandomize=False,
    deadline=None,
    max_examples=8,
    stateful_step_count=16,
    phases=[Phase.generate],
)


class Funds(RuleBasedStateMachine):
    """Beside the office, a plain list of what was given, on which day, and what stands of it."""

    standing = Bundle("standing")
    run = Bundle("run")
    asked = Bundle("asked")

    def __init__(self, template: factory.Template, root) -> None:
        super().__init__()
        shutil.copytree(template.folder.root, root)
        self.wall = factory.Wall(factory.MORNING + timedelta(hours=1))
        self.held = clock.fixed(self.wall)
        self.held.__enter__()
        self.office = opening.open_office(OfficeFolder(root), template.unlocked)
        self.manager = Approver(person=self.office.actor, signing=self.office.unlocked.signing)
        self.gifts: dict[object, tuple[date, object]] = {}
        self.states: dict[object, list[tuple[str, date]]] = {}
        self.imports = itertools.count()
        self.waiting: dict[object, tuple[object, object]] = {}

    @initialize()
    def begin(self):
        with self.office.store.reading() as connection:
            assert queries.ledger(connection).funds == ()

    @rule(target=standing, command=factory.visits())
    def issue(self, command):
        issued = factory.issue(self.office, command)
        return multiple(*self.booked(command, issued))

    def booked(self, command, issued):
        forms = [name for name in ("lines", "items", "service") if getattr(command, name)]
        made = []
        for form, one in zip(forms, issued, strict=True):
            gift = self.gift_of(one)
            self.gifts[gift] = (self.wall.moment.date(), (form, command))
            if form == "lines" and command.method == "cheque":
                self.states[gift] = [("desk", self.wall.moment.date())]
            made.append((one, gift))
        return made

    def gift_of(self, issued):
        with self.office.store.reading() as connection:
            asked = select(receipt.c.donation_uid).where(receipt.c.uid == issued.uid)
            return connection.execute(asked).scalar_one()

    @rule(one=consumes(standing))
    def void(self, one):
        issued, gift = one
        factory.void(self.office, self.manager, issued.number)
        del self.gifts[gift]
        if self.states.pop(gift, None):
            with pytest.raises(AppError, match="cheque_void"):
                self.act(gift, Act(step=Step.DEPOSIT))

    @rule(target=standing, one=consumes(standing), command=factory.visits())
    def replace(self, one, command):
        issued, gift = one
        done = factory.void(self.office, self.manager, issued.number, replacement=command)
        del self.gifts[gift]
        self.states.pop(gift, None)
        return multiple(*self.booked(command, done.replacements))

    @rule(target=asked, one=consumes(standing))
    def ask(self, one):
        issued, gift = one
        found = requests.ask(self.office, issued.number)
        kept = (self.gifts.pop(gift), self.states.pop(gift, None))
        if kept[1]:
            with pytest.raises(AppError, match="cheque_pending"):
                self.act(gift, Act(step=Step.DEPOSIT))
        self.waiting[gift] = kept
        return found.uid, one

    @rule(which=consumes(asked))
    def approve(self, which):
        requests.approve(self.office, self.manager, which[0])
        del self.waiting[which[1][1]]

    @rule(target=standing, which=consumes(asked))
    def refuse(self, which):
        requests.refuse(self.office, which[0])
        gift = which[1][1]
        self.gifts[gift], way = self.waiting.pop(gift)
        self.states |= {gift: way} if way else {}
        return which[1]

    def act(self, gift, act):
        with self.office.store.writing(self.office.actor.uid) as uow:
            return cheques.act(uow, gift, act)

    @rule(choose=st.randoms(use_true_random=False), back=st.integers(0, 2))
    def step(self, choose, back):
        if not self.states:
            return
        gift = choose.choice(sorted(self.states, key=str))
        way = self.states[gift]
        step = choose.choice(possible(way[-1][0]) or [None])
        if step is None:
            return
        day = max(way[-1][1], self.wall.moment.date() - timedelta(days=back))
        state = self.act(gift, Act(step=step, day=day, note="کسری موجودی"))
        if step is Step.UNDO:
            way.pop()
        else:
            way.append((state, day))
        assert state == way[-1][0]

    @rule(
        target=run,
        rows=st.lists(st.sampled_from(["نقد", "چک", "کارت خوان"]), min_size=1, max_size=3),
    )
    def take_in(self, rows):
        names = [lists.a_row(next(self.imports), method=method) for method in rows]
        planned, ran = lists.take_in(self.office, lists.sheet(*names))
        return ran[-1][0], tuple(row.value for row in planned.fresh)

    @rule(one=consumes(run))
    def take_back(self, one):
        with self.office.store.writing(self.office.actor.uid) as uow:
            imports.take_back(uow, one[0])

    @rule(days=st.integers(1, 3))
    def sleep(self, days):
        self.wall.forward(days=days)
        factory.issue(self.office, factory.money(niyyat="NAZR", training=True))

    @invariant()
    def the_ledger_is_the_sum_of_what_stands(self):
        with self.office.store.reading() as connection:
            history = imported(connection)
            for first, last in self.ranges():
                ledger = queries.ledger(connection, first, last)
                assert told(ledger) == self.expected(history, first, last)

    def ranges(self):
        today = self.wall.moment.date()
        days = [today - timedelta(days=back) for back in (40, 2, 0)]
        yield "", ""
        yield from ((one.isoformat(), today.isoformat()) for one in days)
        yield "", (today - timedelta(days=1)).isoformat()

    def expected(self, history, first, last):
        sums = Counter()
        first, last = first or "0000", last or "9999"
        for gift, (given, (form, command)) in self.gifts.items():
            day = given.isoformat()
            if form == "items" and first <= day <= last:
                sums["BASTEH", "kind"] += sum(item.value for item in command.items)
            elif form == "service" and first <= day <= last:
                sums["KHEDMAT", "hours"] += 2500
            elif form == "lines":
                for line in command.lines:
                    way = self.states.get(gift)
                    add(sums, line.niyyat, line.amount, day, way, (first, last))
        for niyyat, amount, method, day in history:
            way = [("desk", day)] if method == "cheque" else None
            add(sums, niyyat, amount, day, way, (first, last))
        return +(sums + self.pending(last))

    def pending(self, last):
        sums = Counter()
        for day, (form, command) in (gift for gift, _way in self.waiting.values()):
            for line in command.lines if form == "lines" and day.isoformat() <= last else ():
                sums[line.niyyat, "pending"] += line.amount
        return sums

    def teardown(self):
        try:
            assert verification.run(self.office).findings == ()
        finally:
            self.office.close()
            self.held.__exit__(None, None, None)


def add(sums, niyyat, amount, day, way, days):
    """Add one line as a bookkeeper would: money when it is money, cheques by where they are."""
    first, last = days
    if way is None:
        arrived = day
    else:
        state, moved = way[-1]
        settled = str(moved) if state in ("collected", "bounced") else "9999-99"
        if day <= last and settled > last:
            sums[niyyat, "waiting"] += amount
        if state == "bounced" and settled <= last:
            sums[niyyat, "bounced"] += amount
        arrived = settled if state == "collected" else "9999-99"
    if arrived < first:
        sums[niyyat, "opening"] += amount
    if first <= arrived <= last:
        sums[niyyat, "money"] += amount
    if arrived <= last:
        sums[niyyat, "closing"] += amount


def told(ledger):
    found = Counter()
    for one in ledger.funds:
        sums = one.sums
        found[one.code, "opening"] = sums.opening
        found[one.code, "money"] = sums.money
        found[one.code, "closing"] = sums.closing
        found[one.code, "waiting"] = sums.waiting.amount
        found[one.code, "bounced"] = sums.bounced.amount
        found[one.code, "pending"] = sums.pending.amount
        found[one.code, "kind"] = sums.kind.amount
        found[one.code, "hours"] = sums.service.amount
    return +found


def imported(connection):
    asked = """SELECT n.code, l.amount, d.method, d.paid_on FROM donation_origin o
        JOIN import_run i ON i.uid = o.run_uid AND i.state = 'done'
        JOIN donation d ON d.uid = o.donation_uid
        JOIN donation_line l ON l.donation_uid = d.uid JOIN niyyat n ON n.uid = l.niyyat_uid"""
    return [tuple(row) for row in connection.exec_driver_sql(asked)]


def test_the_fund_ledger_keeps_its_promises(template, tmp_path):
    copies = itertools.count()
    run_state_machine_as_test(lambda: Funds(template, tmp_path / str(next(copies))), settings=STEPS)
