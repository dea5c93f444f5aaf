"""The cheques by keyboard: each step of the way, and one back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.cheques import Step
from app.domain.payment import PaymentDetails
from app.queries import cheques
from app.strings import cheques as cheque_words
from app.ui.screens.cheques import ChequesScreen
from tests import factory
from tests.ui.walking import opened, read


@pytest.fixture
def cheque(office):
    factory.issue(office, factory.money(60_000_000, method="cheque", reference="482913"))
    return read(office, cheques.page, cheques.ChequeFilter(), factory.TODAY)[0].uid


def test_a_cheque_goes_its_way_and_one_step_is_taken_back(qtbot, ctx, office, cheque, shown, types):
    screen = opened(qtbot, shown(ChequesScreen(ctx)))
    qtbot.waitUntil(screen.card.steps[Step.DEPOSIT].isVisible)
    for step in (Step.DEPOSIT, Step.BOUNCE):
        qtbot.waitUntil(screen.card.steps[step].isVisible)
        screen.card.steps[step].click()
        dialog = screen.findChildren(type(screen.row_actions.ask(cheque, step)))[-1]
        note = dialog.rows["note"].field
        assert isinstance(note, QLineEdit)
        types(note, "کسری")
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())
    assert [one.state for one in read(office, cheques.events, cheque)] == ["deposited", "bounced"]
    undo = screen.row_actions.ask(cheque, Step.UNDO)
    qtbot.mouseClick(undo.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(read(office, cheques.events, cheque)) == 3)
    qtbot.waitUntil(lambda: cheque_words.STATES["deposited"] in screen.page.footer.text())


def test_a_second_enter_on_the_day_of_a_step_opens_no_further_question(
    qtbot, ctx, cheque, shown, monkeypatch
):
    screen = opened(qtbot, shown(ChequesScreen(ctx)))
    step = screen.card.steps[Step.DEPOSIT]
    qtbot.waitUntil(step.isVisible)
    asked = []
    ask = screen.row_actions.ask
    monkeypatch.setattr(
        screen.row_actions, "ask", lambda *what: asked.append(ask(*what)) or asked[-1]
    )
    step.setFocus()
    qtbot.keyClick(step, Qt.Key.Key_Return)
    day = asked[0].rows["day"].field.edit
    qtbot.waitUntil(day.hasFocus)
    qtbot.keyClick(day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not asked[0].isVisible())
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(screen.card.steps[Step.COLLECT].isVisible)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert len(asked) == 1


def test_a_bounce_without_its_reason_is_refused_beside_the_field(qtbot, ctx, cheque, shown):
    screen = shown(ChequesScreen(ctx))
    dialog = screen.row_actions.ask(cheque, Step.BOUNCE)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.message.isVisible() or dialog.rows["note"].problem))
    dialog.reject()


def test_the_bank_of_a_cheque_is_called_by_its_name(qtbot, ctx, office, shown):
    details = PaymentDetails(
        sayad_id="1234567890123456", bank="017", drawer="", due_on=factory.TODAY
    )
    command = factory.money(9_000_000, method="cheque", reference="44", details=details)
    factory.issue(office, command)
    screen = shown(ChequesScreen(ctx))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    at = next(
        n
        for n in range(screen.model.columnCount())
        if screen.model.headerData(n, Qt.Orientation.Horizontal) == cheque_words.BANK
    )
    qtbot.waitUntil(lambda: screen.model.index(0, at).data() == "ملی ایران")
