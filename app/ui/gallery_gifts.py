"""Pictures of gifts in full: how money came, goods of unknown value, and what is asked of them."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain import clock, niyyat
from app.domain.donation import DonorFacts, IssueReceipt, KindItem, MoneyLine
from app.domain.payment import PaymentDetails
from app.domain.receipt import ReceiptNumber
from app.domain.valuation import Minute
from app.queries.valuations import Worth
from app.strings import fields
from app.strings import payment as words
from app.ui.dialogs.valuation_dialog import ValuationDialog
from app.ui.screens.desk import DeskScreen
from app.ui.screens.receipts import ReceiptsScreen
from app.ui.shell import Shell
from app.ui.widgets.choice_popup import ChoicePopup

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_DONOR = DonorFacts(honorific="جناب آقای", name="جاسم کعبی", mobile="09161234567")
_LINES = (
    MoneyLine(niyyat="JAHIZIEH", amount=20_000_000),
    MoneyLine(niyyat="MAISHAT", amount=5_000_000),
)

_LONG = "خانوادهٔ محترم مرحوم حاج سید عبدالرضا موسوی‌نژاد دزفولی و بستگان وابسته"


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "desk-pos", lambda: _shown(shell(), _pos())
    yield "desk-used", lambda: _used(shell())
    yield "desk-cheque", lambda: _shown(shell(), _cheque())
    yield "desk-goods", lambda: _goods(shell())
    yield "desk-pots", lambda: _pots(shell())
    yield "valuation", lambda: _valuation(shell())


def _desk(shell: Shell) -> DeskScreen:
    shell.open("desk")
    found = shell.findChild(DeskScreen)
    if not isinstance(found, DeskScreen):
        raise TypeError("the desk is not open")
    return found


def _shown(shell: Shell, command: IssueReceipt) -> QWidget:
    desk = _desk(shell)
    QTimer.singleShot(450, lambda: desk.form.show_command(command))
    return shell


def _pos() -> IssueReceipt:
    return IssueReceipt(
        donor=_DONOR,
        method="pos",
        reference="732100451",
        details=PaymentDetails(terminal="21845017", card="603799******7893"),
        lines=_LINES,
        on_behalf="مرحوم حاج کریم سواری",
        behalf="soul",
    )


def _cheque() -> IssueReceipt:
    details = PaymentDetails(
        sayad_id="1234567890123456",
        bank="017",
        drawer="شرکت نخل خوزستان",
        due_on=clock.today() + timedelta(days=40),
    )
    return IssueReceipt(
        donor=_DONOR, method="cheque", reference="445120", details=details, lines=_LINES
    )


def _used(shell: Shell) -> QWidget:
    desk = _desk(shell)
    sentence = words.used("۰۰۰۱۲۱", "زهرا کاظمی‌نژاد", "۱۴۰۵/۰۷/۲۸", "۲٬۵۰۰٬۰۰۰")
    QTimer.singleShot(450, lambda: desk.form.show_command(_pos()))
    QTimer.singleShot(650, lambda: desk.form.money.payment.say(sentence, opens=True))
    return shell


def _minute() -> Minute:
    return Minute(number="12", held_on=clock.today(), first="مریم سواری", second="کریم نیسی")


def _goods(shell: Shell) -> QWidget:
    desk = _desk(shell)
    rice = KindItem(
        niyyat="BASTEH", name="برنج", quantity="10", unit="کیسه", value=85_000_000, basis="invoice"
    )
    gold = KindItem(
        niyyat="JAHIZIEH",
        name="گردنبند زرد",
        quantity="1",
        unit="عدد",
        value=0,
        basis="expert",
        minute=_minute(),
    )

    def fill() -> None:
        desk.form.show_command(IssueReceipt(donor=_DONOR, items=(rice, gold)))
        desk.form.forms.choose("kind")
        desk.form.kind.name.setText("۲۰ یورو اسکناس")
        desk.form.kind.unknown.setChecked(True)
        desk.form.kind.minute.set_value(_minute())

    QTimer.singleShot(450, fill)
    return shell


def _pots(shell: Shell) -> QWidget:
    """Show the list behind «بیشتر…» with a word that two pots share."""
    names = {"FIDYEH": "فدیه", "FITR_AM": "فطریه عام", "FITR_SADAT": "فطریه سادات"}
    popup = ChoicePopup([*names.items()], fields.MORE_SEARCH, shell, niyyat.pot_of)
    popup.search.setText("فطریه")
    return popup


def _valuation(shell: Shell) -> QWidget:
    shell.open("receipts")
    screen = shell.findChild(ReceiptsScreen)
    number = ReceiptNumber("KHZDEZ", "A1", 1405, 124)
    if isinstance(screen, ReceiptsScreen):
        waits = Worth(
            number=number,
            item=2,
            name="گردنبند زرد",
            donor="جاسم کعبی",
            value=0,
            taken=_minute(),
            found=None,
            person="",
        )
        screen.card.worths = (waits,)
        screen.card.value.click()
    dialog = shell.findChild(ValuationDialog)
    if not isinstance(dialog, ValuationDialog):
        raise TypeError("nothing waits for its value")
    dialog.value.set_number(420_000_000)
    dialog.minute.set_value(_minute())
    return dialog


def usual() -> IssueReceipt:
    """Return a donation as they come every day."""
    donor = DonorFacts(honorific="سرکار خانم", name="زهرا کاظمی‌نژاد", mobile="09161234567")
    lines = (
        MoneyLine(niyyat="JAHIZIEH", amount=20_000_000),
        MoneyLine(niyyat="MAISHAT", amount=5_000_000),
    )
    return IssueReceipt(donor=donor, method="pos", reference="732100451", lines=lines)


def long() -> IssueReceipt:
    """Return a donation with all that can be long."""
    donor = DonorFacts(honorific="خانوادهٔ محترم", name=_LONG, mobile="09161234567")
    codes = ("JAHIZIEH", "MAISHAT", "MASKAN", "AYTAM", "DARMAN")
    lines = tuple(MoneyLine(niyyat=code, amount=999_999_999_999) for code in codes)
    return IssueReceipt(
        donor=donor, method="bank", reference="۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶", lines=lines, on_behalf=_LONG
    )
