"""How many keys a receipt costs: counted as they are pressed, besides the figures of the amount."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from app.domain.donor import DonorDetails
from app.queries import receipts as listed
from app.services import donors as register
from app.ui.screens.desk import DeskScreen
from tests.factory import DONOR, TODAY

MOST = 8


class Counter(QObject):
    """Sees every key that goes down in the application."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[object] = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's own name
        typed = event.type() == QEvent.Type.KeyPress and watched is QApplication.focusWidget()
        if typed or event.type() == QEvent.Type.Shortcut:
            self.keys.append(event.key())
        return False


@pytest.fixture
def desk(qtbot, ctx, shown):
    for details in (
        DonorDetails(name=DONOR.name, mobile=DONOR.mobile),
        DonorDetails(name="زهرا سواری", mobile="09161230077"),
    ):
        ctx.runner.write(register.add, details).result()
    made = DeskScreen(ctx)
    shown(made)
    qtbot.waitUntil(lambda: made.form.money.picker.name("JAHIZIEH") == "جهیزیه")
    qtbot.waitUntil(made.draft._timer.isActive)
    return made


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def find(qtbot, desk, types, figures):
    types(desk.form.donor.name, figures)
    qtbot.waitUntil(lambda: desk.finder.popup is not None and desk.finder.popup.isVisible())
    qtbot.waitUntil(lambda: desk.finder._asked == figures and desk.finder.popup.marked() == 1)
    press(qtbot, Qt.Key.Key_Return)


def first_receipt(qtbot, desk, types):
    """Issue the evening's first one, which F6 then repeats."""
    find(qtbot, desk, types, "0077")
    types(desk.form.money.amount.edit, "5000000")
    desk.form.money.picker.choose("JAHIZIEH")
    desk.form.money.method.setCurrentIndex(desk.form.money.method.findData("cash"))
    with qtbot.waitSignal(desk.paper.sent, timeout=20_000):
        press(qtbot, Qt.Key.Key_F9)
    qtbot.waitUntil(desk.form.donor.name.hasFocus)


def test_a_known_donor_costs_at_most_eight_keys_besides_the_amount(qtbot, ctx, desk, types):
    desk.form.donor.name.setFocus()
    first_receipt(qtbot, desk, types)
    counter, amount = Counter(), "2500000"
    QApplication.instance().installEventFilter(counter)
    find(qtbot, desk, types, "0001")
    assert desk.form.money.amount.edit.hasFocus()
    types(desk.form.money.amount.edit, amount)
    press(qtbot, Qt.Key.Key_F6)
    assert desk.form.money.amount.value() == 2_500_000
    with qtbot.waitSignal(desk.paper.sent, timeout=20_000):
        press(qtbot, Qt.Key.Key_F9)
    QApplication.instance().removeEventFilter(counter)
    newest = ctx.runner.read(listed.of_day, TODAY.isoformat()).result().rows[0]
    assert (newest.donor, newest.amount) == (DONOR.name, 2_500_000)
    assert [part.code for part in newest.parts] == ["JAHIZIEH"]
    assert len(counter.keys) - len(amount) <= MOST
    assert len(counter.keys) - len(amount) == len("0001") + 3


def test_f6_takes_no_donor_and_no_amount_of_the_last_receipt(qtbot, desk, types):
    desk.form.donor.name.setFocus()
    first_receipt(qtbot, desk, types)
    press(qtbot, Qt.Key.Key_F6)
    assert desk.form.money.picker.chosen() == ("JAHIZIEH",)
    assert desk.form.money.payment.value()[0] == "cash"
    assert desk.form.money.amount.value() is None
    assert desk.form.donor.value().name == ""
    assert desk.form.donor.name.hasFocus()


def test_a_name_alone_marks_nobody(qtbot, desk, types):
    desk.form.donor.name.setFocus()
    types(desk.form.donor.name, "سواری")
    qtbot.waitUntil(lambda: desk.finder.popup is not None and desk.finder.popup.isVisible())
    assert desk.finder.popup.marked() == 0
