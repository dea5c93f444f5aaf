"""A day at the desk for the journal's properties: whatever is asked, it finds something to do."""

import uuid
from contextlib import suppress

from hypothesis import strategies as st
from sqlalchemy import select

from app.domain import clock
from app.domain.batch import Totals
from app.domain.cheques import Act, Step
from app.domain.document import CopyMark, Paper
from app.domain.donation import DonorFacts
from app.domain.donor import DonorDetails
from app.domain.errors import AppError
from app.models import approval, donation, import_run
from app.services import (
    batches,
    cheques,
    clocks,
    donors,
    imports,
    lists,
    printing,
    valuations,
    void_requests,
)
from app.services.valuations import Valuation
from app.services.void_requests import Refusal
from app.services.voiding import VoidReceipt
from tests import factory
from tests.services import test_batches as piles
from tests.services import test_import_donors as donor_lists
from tests.services import test_imports as gift_lists

SIMPLE = ("void", "print", "setting", "campaign", "clock", "donor", "merge", "unmerge")
MORE = ("ask", "decide", "pile", "gold", "cheque", "settle", "gifts", "people", "undo")


def acts(names=SIMPLE, least=3, most=9):
    """Visits and other acts, in any order."""
    one = st.one_of(factory.visits(), st.sampled_from(names))
    return st.lists(one, min_size=least, max_size=most)


class Day:
    """An office and what may be done next in it; what it may not do, it leaves."""

    def __init__(self, office, approver) -> None:
        self.office, self.approver, self.standing, self.donors = office, approver, [], []

    def act(self, what) -> None:
        if not isinstance(what, str):
            self.standing += factory.issue(self.office, what)
            return
        getattr(self, f"do_{what}")()

    def write(self, use_case, *given, **named):
        with self.office.store.writing(self.office.actor.uid) as uow:
            return use_case(uow, *given, **named)

    def read(self, asked):
        with self.office.store.reading() as connection:
            return connection.execute(asked).scalars().all()

    def do_void(self) -> None:
        if self.standing:
            more = {"replacement": factory.money(amount=7)} if len(self.standing) % 2 else {}
            gone = self.standing.pop()
            with suppress(AppError):  # a void of it may wait already
                done = factory.void(self.office, self.approver, gone.number, **more)
                self.standing += done.replacements

    def do_print(self) -> None:
        uids = [one.uid for one in self.standing]
        self.write(printing.note_printed, uids, CopyMark.DUPLICATE, Paper.A4)

    def do_donor(self) -> None:
        details = DonorDetails(name=f"نیکوکار {len(self.donors)}", publish_name=True)
        self.donors.append(self.write(donors.add, details))
        self.write(donors.change, self.donors[-1], {"note": str(uuid.uuid4())})
        self.write(donors.change, self.donors[-1], {"name": f"نیک {len(self.donors)}"})
        named = DonorFacts(name=details.name, uid=self.donors[-1].hex)
        self.standing += factory.issue(self.office, factory.money(donor=named))

    def do_merge(self) -> None:
        if len(self.donors) > 1:
            with suppress(AppError):
                self.write(donors.merge, *self.donors[-2:])

    def do_unmerge(self) -> None:
        if len(self.donors) > 1:
            with suppress(AppError):
                self.write(donors.unmerge, self.donors[-2])

    def do_setting(self) -> None:
        self.write(lists.set_setting, "receipt.paper", str(uuid.uuid4()))

    def do_campaign(self) -> None:
        more = (uuid.uuid4().hex[:6], "ضیافت مهربانی", "2026-03-21", "")
        self.write(lists.add_campaign, *more)

    def do_clock(self) -> None:
        self.write(clocks.confirm, self.approver, clock.today())

    def do_ask(self) -> None:
        if self.standing:
            asked = VoidReceipt(number=self.standing[-1].number, reason="مبلغ اشتباه")
            with suppress(AppError):
                self.write(void_requests.request, self.office.desk, asked)

    def do_decide(self) -> None:
        waits = self.read(select(approval.c.uid).where(approval.c.state == "pending"))
        for place, one in enumerate(waits):
            with suppress(AppError):
                if place % 2:
                    refusal = Refusal(uid=one, answer="درست است")
                    self.write(void_requests.refuse, self.office.desk, refusal, self.approver)
                else:
                    self.write(void_requests.approve, self.office.desk, one, self.approver)

    def do_pile(self) -> None:
        own = piles.pile(self.office, piles.ALI, piles.SOMEBODY, count=9)
        self.write(batches.accept, self.office.desk.office, own, "برگه‌ای خالی بود", self.approver)
        self.standing += piles.close(self.office, own)
        self.write(batches.begin, piles.TODAY, Totals(count=1, amount=5))

    def do_gold(self) -> None:
        (issued,) = factory.issue(self.office, factory.kind(items=(factory.GOLD,)))
        worth = Valuation(number=issued.number, item=1, value=9_000, minute=factory.MINUTE)
        self.write(valuations.record, worth)
        self.standing.append(issued)

    def do_cheque(self) -> None:
        asked = factory.money(method="cheque", reference="77", details=factory.CHEQUE)
        with suppress(AppError):
            self.standing += factory.issue(self.office, asked)

    def do_settle(self) -> None:
        steps = (Step.DEPOSIT, Step.COLLECT, Step.UNDO, Step.BOUNCE)
        for gift in self.read(select(donation.c.uid).where(donation.c.method == "cheque")):
            for step in steps:
                with suppress(AppError):
                    self.write(cheques.act, gift, Act(step=step, day=factory.TODAY))

    def do_gifts(self) -> None:
        rows = [gift_lists.a_row(n, note=uuid.uuid4().hex) for n in range(3)]
        gift_lists.take_in(self.office, gift_lists.sheet(*rows))

    def do_people(self) -> None:
        name = f"نام {uuid.uuid4().hex[:8]}"
        donor_lists.take_in(self.office, ("علی", name, "", "", "", ""))

    def do_undo(self) -> None:
        for run in self.read(select(import_run.c.uid).where(import_run.c.state == "done"))[:1]:
            imports.undo(self.write, run)
