"""Offices and commands for tests: real files, real databases, a clock that obeys."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

from app.db.uow import Store
from app.domain.clock import TEHRAN
from app.domain.donation import DonorFacts, IssueReceipt, KindItem, MoneyLine, ServiceLine
from app.domain.folder import OfficeFolder
from app.domain.payment import PaymentDetails
from app.domain.valuation import Minute
from app.keys.slots import Cost
from app.keys.vault import Unlocked, Vault
from app.models import person
from app.services import founding, receipts, voiding
from app.services.desk import Approver
from app.services.opening import OpenOffice
from app.services.receipts import Issued
from app.services.voiding import Voided, VoidReceipt

PASSPHRASE = "نخل و رود دز ۱۴۰۵"
CODE, NAME = "KHZDEZ", "اداره بهزیستی شهرستان دزفول"
CHEAP = Cost(19 * 1024, 2, 1)
MORNING = datetime(2026, 4, 25, 8, 0, tzinfo=TEHRAN)
"""5 Ordibehesht 1405, a Saturday; far enough from both ends of the fiscal year."""
TODAY = MORNING.date()
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj"
    b" 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj"
    b" 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj"
    b" trailer<</Root 1 0 R>>\n%%EOF"
)


class Wall:
    """A clock on the wall: it goes on by a second whenever somebody looks."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def forward(self, **by: float) -> None:
        """Let time pass; negative to set the clock back."""
        self.moment += timedelta(**by)


@dataclass(frozen=True)
class Template:
    """A founded office, its paper key, and what its manager's passphrase opened."""

    folder: OfficeFolder
    recovery: str
    unlocked: Unlocked


def found(root) -> Template:
    """Found an office as the wizard does; its passphrase is cheap to try."""
    new = founding.NewOffice(code=CODE, name=NAME, login="modir", manager="سعید دریس")
    made = founding.found(OfficeFolder(root), new, PASSPHRASE)
    cheapen(made.folder)
    unlocked = Vault(made.folder.vault).open("modir", PASSPHRASE)
    return Template(made.folder, made.recovery, unlocked)


def cheapen(folder: OfficeFolder) -> None:
    """Wrap the manager's same secrets at the lowest cost that is allowed.

    Commands of the tests unlock by the hundred; what a guess costs is asked of the vault's tests.
    """
    Vault(folder.vault, cost=CHEAP).change_passphrase("modir", PASSPHRASE, PASSPHRASE)


DONOR = DonorFacts(
    kind="person",
    honorific="سرکار خانم",
    name="زهرا کاظمی‌نژاد",
    national_id="1740000013",
    mobile="09161230001",
)


def money(amount: int = 2_500_000, niyyat: str = "MAISHAT", **more) -> IssueReceipt:
    """A donation of money in one line."""
    asked = {"donor": DONOR, "lines": (MoneyLine(niyyat=niyyat, amount=amount),)}
    return IssueReceipt(**(asked | more))


RICE = KindItem(
    niyyat="BASTEH", name="برنج", quantity="10", unit="کیسه", value=85_000_000, basis="invoice"
)
MINUTE = Minute(number="۱۲/الف", held_on=TODAY, first="مریم سواری", second="کریم نیسی")
GOLD = KindItem(
    niyyat="JAHIZIEH",
    name="گردنبند زرد",
    quantity="1",
    unit="عدد",
    value=0,
    basis="expert",
    minute=MINUTE,
)
CHEQUE = PaymentDetails(
    sayad_id="1234567890123456", bank="017", drawer="شرکت نخل", due_on=TODAY + timedelta(days=90)
)
TEETH = ServiceLine(niyyat="KHEDMAT", hours="2.5", skill="دندان‌پزشکی")


def kind(**more) -> IssueReceipt:
    """A donation of rice."""
    return IssueReceipt(**({"donor": DONOR, "items": (RICE,)} | more))


def service(**more) -> IssueReceipt:
    """A donation of work."""
    return IssueReceipt(**({"donor": DONOR, "service": (TEETH,)} | more))


NAMES = st.sampled_from(
    ["علی نیسی", "مریم بهادری", "جاسم كعبي", "شرکت نخل (سهامی خاص)", "A. Dris", "ن" * 200]
)
AMOUNTS = st.integers(1, 10**10)
LINES = st.lists(
    st.builds(MoneyLine, niyyat=st.sampled_from(["MAISHAT", "AYTAM", "SADAQEH"]), amount=AMOUNTS),
    min_size=1,
    max_size=3,
).map(tuple)


@st.composite
def visits(draw: st.DrawFn) -> IssueReceipt:
    """Any visit that may be issued: money, goods, work, or several of them."""
    forms = draw(st.sets(st.sampled_from(["lines", "items", "service"]), min_size=1))
    method = draw(st.sampled_from(["cash", "pos", "bank", "card", "cheque"]))
    return IssueReceipt(
        donor=DonorFacts(name=draw(NAMES)) if draw(st.booleans()) else DonorFacts(kind="anonymous"),
        method=method,
        reference="" if method == "cash" else draw(st.text("0123456789", min_size=1, max_size=20)),
        lines=draw(LINES) if "lines" in forms else (),
        items=(RICE,) * draw(st.integers(1, 2)) if "items" in forms else (),
        service=(TEETH,) if "service" in forms else (),
        on_behalf=draw(st.sampled_from(["", "مرحوم کریم سواری"])),
    )


def issue(office: OpenOffice, command: IssueReceipt) -> tuple[Issued, ...]:
    """Issue at the desk that the command belongs to, as the office's actor."""
    desk = office.training if command.training else office.desk
    with office.store.writing(office.actor.uid) as uow:
        return receipts.issue(uow, desk, command)


def void(office: OpenOffice, approver: Approver, number, reason="اشتباه در مبلغ", **more) -> Voided:
    """Void a receipt of the desk, with a replacement where one is given."""
    command = VoidReceipt(number=number, reason=reason, **more)
    with office.store.writing(office.actor.uid) as uow:
        return voiding.void(uow, office.desk, command, approver)


def hire(store: Store, role: str) -> uuid.UUID:
    """Book a person of *role* without a way in: for what the services ask of the database."""
    row = {"uid": uuid.uuid4(), "login": role, "name": f"کارمند {role}", "title": ""}
    row |= {"role": role, "active": 1, "created_at": "1405-02-05"}
    with store.writing() as uow:
        uow.add("person.added", person, row["uid"], {person: [row]})
    return row["uid"]
