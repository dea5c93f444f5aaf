"""The requests by keyboard: seen with both papers, approved by passphrase, refused with a word."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.queries import approvals, receipts
from app.services import void_requests
from app.services.voiding import VoidReceipt
from app.strings import approvals as words
from app.ui.context import Context, Notices
from app.ui.dialogs.decide_request import DecideDialog
from app.ui.dialogs.receipt_actions import Replacing
from app.ui.dialogs.void_receipt import LATER
from app.ui.screens.approvals import ApprovalsScreen
from app.ui.screens.desk import DeskScreen
from app.ui.screens.receipts import ReceiptsScreen
from tests import factory
from tests.factory import money


@pytest.fixture
def asked(office):
    """A receipt of ten times too much, asked void, with the right one in its place."""
    wrong = factory.issue(office, money(25_000_000))[0]
    command = VoidReceipt(number=wrong.number, reason="یک صفر زیاد", replacement=money(2_500_000))
    with office.store.writing(office.actor.uid) as uow:
        return void_requests.request(uow, office.desk, command)


def opened(qtbot, shown, ctx):
    screen = ApprovalsScreen(ctx)
    shown(screen)
    qtbot.waitUntil(lambda: screen.page.current() is not None or screen.model.rowCount() > 0)
    qtbot.keyClick(screen.page.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: screen.page.current() is not None)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.shown() is not None)
    return screen


def told(widget):
    labels = widget.findChildren(type(widget.findChild(ApprovalsScreen) or widget.page.footer))
    return "\n".join(one.text() for one in labels)


def state_of(office, which):
    with office.store.reading() as connection:
        return approvals.one(connection, which.uid).state


def states(office):
    with office.store.reading() as connection:
        return [row.state for row in receipts.every(connection) if row.type == "C"]


def test_a_manager_sees_both_papers_and_approves_with_the_passphrase(
    qtbot, ctx, office, asked, shown, types
):
    screen = opened(qtbot, shown, ctx)
    assert "۲۵٬۰۰۰٬۰۰۰" in told(screen)
    assert "۲٬۵۰۰٬۰۰۰" in told(screen)
    dialog = screen.row_actions.approve(screen.shown())
    types(dialog.passphrase.edit, factory.PASSPHRASE)
    qtbot.keyClick(dialog.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(office, asked) == "approved", timeout=20_000)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    assert states(office) == ["replaced", "issued"]


def test_after_an_answer_the_keyboard_is_in_the_list_on_the_next_request(
    qtbot, ctx, office, asked, shown, types
):
    other = factory.issue(office, money(700_000))[0]
    with office.store.writing(office.actor.uid) as uow:
        second = void_requests.request(
            uow, office.desk, VoidReceipt(number=other.number, reason="دوباره نوشته شد")
        )
    screen = opened(qtbot, shown, ctx)
    first = screen.shown().row.uid
    assert first in {asked.uid, second.uid}
    screen.card.refuse.setFocus()
    qtbot.keyClick(screen.card.refuse, Qt.Key.Key_Return)
    dialog = screen.findChild(DecideDialog)
    types(dialog.answer, "همان درست است")
    qtbot.keyClick(dialog.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    # offscreen, a closed dialog gives the window back to nobody
    screen.activateWindow()
    qtbot.waitUntil(screen.page.table.hasFocus)
    qtbot.waitUntil(lambda: screen.shown() is not None and screen.shown().row.uid != first)
    assert screen.page.table.currentIndex().row() == 0
    screen.row_actions.refuse(screen.shown())
    (dialog,) = [one for one in screen.findChildren(DecideDialog) if one.isVisible()]
    types(dialog.answer, "این هم")
    qtbot.keyClick(dialog.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    screen.activateWindow()
    qtbot.waitUntil(screen.page.search.hasFocus)
    assert screen.card.isHidden()


def test_a_wrong_passphrase_approves_nothing_and_says_so(qtbot, ctx, office, asked, shown, types):
    screen = opened(qtbot, shown, ctx)
    dialog = screen.row_actions.approve(screen.shown())
    types(dialog.passphrase.edit, "نادرست")
    qtbot.keyClick(dialog.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.message.isHidden(), timeout=20_000)
    assert state_of(office, asked) == "pending"
    dialog.reject()


def test_a_refusal_asks_for_a_word_and_no_passphrase(qtbot, ctx, office, asked, shown, types):
    screen = opened(qtbot, shown, ctx)
    dialog = screen.row_actions.refuse(screen.shown())
    qtbot.keyClick(dialog.answer, Qt.Key.Key_Return)
    assert state_of(office, asked) == "pending"
    types(dialog.answer, "همان درست است")
    qtbot.keyClick(dialog.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(office, asked) == "refused")
    assert states(office) == ["issued", "issued"]


def test_a_refusal_takes_the_second_receipt_back_with_a_passphrase(
    qtbot, ctx, office, asked, shown, types
):
    screen = opened(qtbot, shown, ctx)
    dialog = screen.row_actions.refuse(screen.shown())
    types(dialog.answer, "همان درست است")
    qtbot.keyClick(dialog.second, Qt.Key.Key_Space)
    types(dialog.passphrase.edit, factory.PASSPHRASE)
    qtbot.keyClick(dialog.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(office, asked) == "refused", timeout=20_000)
    assert states(office) == ["issued", "void"]


def test_a_clerk_sees_their_own_and_decides_nothing(qtbot, ctx, office, asked, shown):
    clerk = factory.hire(office.store, "clerk")
    someone = replace(office.actor, uid=clerk, role="clerk")
    own = Context(ctx.runner, ctx.jobs, replace(office, actor=someone), ctx.lunar, Notices())
    screen = ApprovalsScreen(own)
    shown(screen)
    qtbot.waitUntil(lambda: words.counted("۰", more=False) == screen.page.footer.text())
    assert screen.model.rowCount() == 0
    assert screen.card.approve.isHidden() or screen.card.isHidden()


def test_a_search_finds_a_request_by_number_and_by_reason(qtbot, ctx, asked, shown, types):
    screen = ApprovalsScreen(ctx)
    shown(screen)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    types(screen.page.search, "خط خورد")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    screen.page.search.clear()
    types(screen.page.search, "صفر ۰۰۰۰۰۲")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)


def a_receipt(qtbot, ctx, office, shown):
    factory.issue(office, money(25_000_000))
    screen = ReceiptsScreen(ctx)
    shown(screen)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    qtbot.keyClick(screen.page.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: screen.page.current() is not None)
    return screen


def test_a_clerk_sends_a_void_for_later_and_it_waits(qtbot, ctx, office, shown, types):
    screen = a_receipt(qtbot, ctx, office, shown)
    dialog = screen.row_actions.void(screen.page.current().row)
    types(dialog.reason.lineEdit(), "یک صفر زیاد")
    qtbot.keyClick(dialog.when, Qt.Key.Key_2)
    assert dialog.when.value() == LATER
    qtbot.keyClick(dialog.void, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: states(office) == ["void_pending"])
    qtbot.waitUntil(lambda: "در انتظار ابطال" in screen.page.footer.text())


def test_the_list_opens_the_desk_with_the_old_content_to_replace_it(
    qtbot, ctx, office, shown, types
):
    screen = a_receipt(qtbot, ctx, office, shown)
    wanted = []
    ctx.notices.asked.connect(lambda name, what: wanted.append((name, what)))
    dialog = screen.row_actions.void(screen.page.current().row)
    types(dialog.reason.lineEdit(), "یک صفر زیاد")
    qtbot.keyClick(dialog.when, Qt.Key.Key_2)
    qtbot.keyClick(dialog.replace, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(wanted) == 1)
    ((name, replacing),) = wanted
    assert name == "desk"
    assert isinstance(replacing, Replacing)
    desk = DeskScreen(ctx)
    shown(desk)
    desk.show_wanted(replacing)
    assert desk.form.command("").lines[0].amount == 25_000_000
    desk.form.money.set_lines((replace(replacing.before.lines[0], amount=2_500_000),))
    qtbot.keyClick(desk.save, Qt.Key.Key_Space)
    if states(office) != ["void_pending", "issued"] and not desk.question.isHidden():
        qtbot.keyClick(desk.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: states(office) == ["void_pending", "issued"])
