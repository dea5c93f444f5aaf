"""Whatever happens at the desk, in whatever order: no gap, no loose link, no lost rial."""

import itertools
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from app.domain import chain, clock
from app.domain.document import CopyMark, Paper
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.domain.receipt import ReceiptNumber
from app.keys.record import counter_value, verify_text
from app.models import receipt
from app.queries import receipts as lists_of
from app.services import opening, printing
from app.services.desk import Approver
from app.services.verification import office as verification
from tests import factory

STEPS = settings(derandomize=False, deadline=None, max_examples=10, stateful_step_count=15)


class Ledger(RuleBasedStateMachine):
    """A model of what the office should hold, beside the office itself."""

    standing = Bundle("standing")

    def __init__(self, template: factory.Template, root) -> None:
        super().__init__()
        shutil.copytree(template.folder.root, root)
        self.template, self.folder = template, OfficeFolder(root)
        self.wall = factory.Wall(factory.MORNING + timedelta(hours=1))
        self.held = clock.fixed(self.wall)
        self.held.__enter__()
        self.open()
        self.model: dict[str, str] = {self.number(1): "issued"}
        self.money = 0
        self.totals = [0]
        self.duplicates: dict[object, int] = {}

    def open(self) -> None:
        self.office = opening.open_office(self.folder, self.template.unlocked)
        self.manager = Approver(person=self.office.actor, signing=self.office.unlocked.signing)

    def number(self, serial: int) -> str:
        return str(ReceiptNumber("KHZDEZ", "A1", 1405, serial))

    def booked(self, command, issued) -> None:
        cash = sum(line.amount for line in command.lines)
        for one in issued:
            self.model[str(one.number)] = "issued"
            is_cash = bool(cash) and one is issued[0]
            self.money += cash if is_cash else 0
            self.totals.append(self.money)

    @rule(target=standing, command=factory.visits())
    def issue(self, command):
        issued = factory.issue(self.office, command)
        self.booked(command, issued)
        return multiple(*((one, command, place) for place, one in enumerate(issued)))

    def gone(self, item, status) -> None:
        issued, command, place = item
        self.model[str(issued.number)] = status
        cash = sum(line.amount for line in command.lines) if place == 0 else 0
        self.money -= cash
        self.totals.append(self.money)

    @rule(item=consumes(standing))
    def void(self, item):
        done = factory.void(self.office, self.manager, item[0].number)
        self.model[str(done.record.number)] = "issued"
        self.gone(item, "void")

    @rule(target=standing, item=consumes(standing), command=factory.visits())
    def replace(self, item, command):
        number = item[0].number
        done = factory.void(self.office, self.manager, number, replacement=command)
        self.model[str(done.record.number)] = "issued"
        self.gone(item, "replaced")
        self.booked(command, done.replacements)
        return multiple(*((one, command, place) for place, one in enumerate(done.replacements)))

    @rule(item=standing)
    def duplicate(self, item):
        uid = item[0].uid
        with self.office.store.writing(self.office.actor.uid) as uow:
            found = printing.note_printed(uow, [uid], CopyMark.DUPLICATE, Paper.A5)
        self.duplicates[uid] = self.duplicates.get(uid, 0) + 1
        assert found == {uid: self.duplicates[uid]}

    @rule(command=factory.visits())
    def refused(self, command):
        with pytest.raises(AppError):
            factory.issue(self.office, replace(command, unit="XXX"))

    @rule(command=factory.visits(), name=st.text(min_size=1, max_size=5).filter(str.strip))
    def repeated(self, command, name):
        asked = replace(command, client_id=f"{len(self.model)}/{name}")
        issued = factory.issue(self.office, asked)
        assert factory.issue(self.office, asked) == issued
        self.booked(asked, issued)

    @rule(minutes=st.integers(0, 600))
    def restart(self, minutes):
        self.office.close()
        self.wall.forward(minutes=minutes)
        self.open()

    @invariant()
    def the_list_is_gap_free_and_tells_each_status(self):
        with self.office.store.reading() as connection:
            rows = [r for r in lists_of.every(connection) if r.number.register == "A1"]
        assert [row.number.serial for row in rows] == list(range(1, len(self.model) + 1))
        assert {str(row.number): row.status for row in rows} == self.model

    @invariant()
    def the_day_sums_what_stands(self):
        with self.office.store.reading() as connection:
            day = lists_of.of_day(connection, factory.TODAY.isoformat(), limit=3)
        assert day.money == self.money or self.wall.moment.date() != factory.TODAY

    def teardown(self):
        try:
            self.check_chain()
            report = verification.run(self.office)
            assert report.findings == ()
        finally:
            self.office.close()
            self.held.__exit__(None, None, None)

    def check_chain(self) -> None:
        with self.office.store.reading() as connection:
            c = receipt.c
            rows = connection.execute(select(receipt).where(c.register == "A1").order_by(c.n)).all()
        previous = chain.genesis("KHZDEZ", "A1", 1405, None)
        keys, ck = self.office.keys, self.office.desk.counter_key
        for row, total in zip(rows, self.totals, strict=True):
            assert row.rec == chain.link(row.snapshot, row.salt, previous)
            fields = verify_text(row.qr, keys).fields
            counter = chain.b32(fields.counter)
            assert counter_value(ck, "KHZDEZ", "A1", 1405, row.n, counter) == total
            previous = row.rec


def test_the_ledger_keeps_its_promises(template, tmp_path):
    copies = itertools.count()
    run_state_machine_as_test(
        lambda: Ledger(template, tmp_path / str(next(copies))), settings=STEPS
    )
