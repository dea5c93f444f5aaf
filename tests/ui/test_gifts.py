"""Gifts in full at the desk: what a payment leaves behind, goods without a value, pots apart."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain import niyyat
from app.domain.donation import IssueReceipt
from app.domain.payment import PaymentDetails
from app.queries import receipts as listed
from app.services import valuations
from app.strings import errors
from app.ui.dialogs.receipt_look import ReceiptLook
from app.ui.dialogs.valuation_dialog import ValuationDialog
from app.ui.screens.desk import DeskScreen
from app.ui.screens.receipts import ReceiptsScreen
from app.ui.widgets.choice_popup import ChoicePopup
from app.ui.widgets.form_state import from_draft, to_draft
from tests import factory
from tests.factory import CHEQUE, GOLD, MINUTE, RICE, TODAY, kind, money


@pytest.fixture
def desk(qtbot, ctx, shown):
    made = DeskScreen(ctx)
    shown(made)
    qtbot.waitUntil(lambda: made.form.money.picker.name("JAHIZIEH") == "جهیزیه")
    qtbot.waitUntil(made.draft._timer.isActive)
    return made


def rows(ctx):
    return ctx.runner.read(listed.of_day, TODAY.isoformat()).result().rows


def press(qtbot, desk, key=Qt.Key.Key_F9):
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    qtbot.keyClick(desk, key)


def test_each_method_shows_its_own_fields(desk):
    payment = desk.form.money.payment
    for method, fields in {
        "cash": set(),
        "pos": {"terminal", "card"},
        "bank": {"bank"},
        "card": {"card"},
        "cheque": {"sayad_id", "bank", "due_on", "drawer"},
    }.items():
        payment.method.setCurrentIndex(payment.method.findData(method))
        shown = {name for name in payment.rows if payment.rows[name].isVisible()}
        assert shown - {"method", "reference"} == {f"details.{name}" for name in fields}


def test_a_cheque_is_issued_with_all_that_is_written_on_it(qtbot, ctx, desk):
    desk.form.show_command(money(method="cheque", reference="445120", details=CHEQUE))
    assert desk.form.command("x").details == CHEQUE
    with qtbot.waitSignal(desk.paper.sent):
        press(qtbot, desk)
    (row,) = rows(ctx)
    assert row.type == "B"
    assert desk.form.command("x").details in (None, PaymentDetails())


def test_a_cheque_without_its_id_is_refused_beside_the_field(qtbot, ctx, desk):
    desk.form.show_command(money(method="cheque", reference="1"))
    desk.save.click()
    field = desk.form.money.rows["details.sayad_id"]
    qtbot.waitUntil(lambda: field.problem == errors.text("sayad_id_required"))
    assert desk.form.money.payment.sayad_id.hasFocus()
    assert rows(ctx) == ()


def test_a_wrong_sayad_id_is_refused_before_the_empty_serial_is_asked_about(qtbot, ctx, desk):
    wrong = replace(CHEQUE, sayad_id="123456789012345")
    desk.form.show_command(money(method="cheque", reference="", details=wrong))
    press(qtbot, desk)
    field = desk.form.money.rows["details.sayad_id"]
    qtbot.waitUntil(lambda: field.problem != "")
    assert desk.question.isHidden()
    desk.form.money.payment.sayad_id.setText(CHEQUE.sayad_id)
    press(qtbot, desk)
    qtbot.waitUntil(desk.question.isVisible)
    assert rows(ctx) == ()
    with qtbot.waitSignal(desk.paper.sent):
        press(qtbot, desk)
    assert len(rows(ctx)) == 1


def test_a_due_day_lies_ahead_and_its_field_says_so(desk, types):
    due = desk.form.money.payment.due_on
    assert "فردا" in due.edit.placeholderText()
    assert "دیروز" not in due.edit.placeholderText()
    due.edit.setText("")
    due.edit.setFocus()
    types(due.edit, "فردا")
    assert due.value() == TODAY + timedelta(days=1)


def test_f5_on_a_half_filled_form_has_the_amount_typed_anew(qtbot, desk, types):
    desk.form.show_command(money(500_000))
    press(qtbot, desk, Qt.Key.Key_F5)
    types(desk.form.money.amount.edit, "۷۰۰۰")
    assert desk.form.money.amount.value() == 7_000


def test_a_due_day_that_cannot_be_read_is_not_left_out(qtbot, ctx, desk):
    desk.form.show_command(money(method="cheque", reference="1", details=CHEQUE))
    due = desk.form.money.payment.due_on
    due.edit.setText("۱۴۰۶/۱۳/۱")
    due._typed("۱۴۰۶/۱۳/۱")
    desk.save.click()
    assert desk.form.money.rows["details.due_on"].problem
    due._typed("")
    assert (due.value(), due.problem) == (None, "")


def test_of_a_card_no_more_than_four_digits_stay(desk, types):
    payment = desk.form.money.payment
    desk.form.show_command(money(method="pos", reference="1"))
    payment.card.setFocus()
    types(payment.card, "۶۰۳۷۹۹۱۲۳۴۵۶۷۸۹۳")
    assert desk.form.command("x").details.card == "7893"
    payment.terminal.setFocus()
    assert payment.card.text() == "۷۸۹۳"
    half = money(method="pos", details=PaymentDetails(card="60379912345678"))
    assert "6037" not in to_draft(half)


def test_a_used_reference_is_told_while_it_is_typed_and_its_receipt_opens(qtbot, ctx, desk):
    factory.issue(ctx.office, money(method="pos", reference="991204567"))
    payment = desk.form.money.payment
    desk.form.show_command(money(1_000_000, method="pos", reference="991204567"))
    qtbot.waitUntil(payment.told.isVisible)
    assert "۲٬۵۰۰٬۰۰۰" in payment.told._text.text()
    qtbot.keyClick(desk, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    look = desk.findChild(ReceiptLook)
    qtbot.waitUntil(look.isVisible)
    look.close()
    payment.reference.setText("991204568")
    qtbot.waitUntil(payment.told.isHidden)


def test_a_used_reference_is_issued_only_after_a_second_f9(qtbot, ctx, desk):
    factory.issue(ctx.office, money(method="pos", reference="991204567"))
    desk.form.show_command(money(1_000_000, method="pos", reference="991204567"))
    press(qtbot, desk)
    qtbot.waitUntil(desk.question.isVisible)
    assert len(rows(ctx)) == 1
    with qtbot.waitSignal(desk.paper.sent):
        press(qtbot, desk)
    assert len(rows(ctx)) == 2


def test_goods_without_a_value_are_issued_on_a_minute(qtbot, ctx, desk):
    desk.form.show_command(kind(items=()))
    desk.form.forms.choose("kind")
    part = desk.form.kind
    part.name.setText("گردنبند زرد")
    part.quantity.setText("۱")
    part.unknown.setChecked(True)
    assert part.minute.number.hasFocus()
    desk.save.click()
    qtbot.waitUntil(lambda: part.rows["number"].problem != "")
    part.minute.set_value(MINUTE)
    with qtbot.waitSignal(desk.paper.sent):
        press(qtbot, desk)
    (row,) = rows(ctx)
    assert (row.type, row.amount) == ("K", 0)


def test_a_form_in_full_comes_back_from_its_draft_and_from_its_receipt(office):
    asked = money(
        method="cheque",
        reference="1",
        details=CHEQUE,
        items=(RICE, GOLD),
        on_behalf="مرحوم کریم",
        behalf="soul",
        paid_on=TODAY - timedelta(days=1),
    )
    assert from_draft(to_draft(asked)) == asked


def test_for_whom_a_gift_is_made_changes_by_the_arrows(qtbot, desk):
    box = desk.form.donor
    box.on_behalf.setText("مادرم")
    box.on_behalf.setFocus()
    qtbot.keyClick(box.on_behalf, Qt.Key.Key_Up)
    assert box.rows["on_behalf"].name.text() == "برای سلامتی"
    assert desk.form.command("x").behalf == "health"
    desk.form.show_command(IssueReceipt(donor=factory.DONOR))
    assert (box.on_behalf.kind(), box.rows["on_behalf"].name.text()) == ("", "به نیابت از")


def test_the_list_of_designations_covers_what_is_behind_it_and_stays_on_the_screen(qtbot, desk):
    picker = desk.form.money.picker
    desk.window().move(0, picker.screen().availableGeometry().bottom() - 300)
    picker.open_more()
    popup = picker.findChild(ChoicePopup)
    frame = 4  # of the offscreen platform
    assert popup.geometry().bottom() <= picker.screen().availableGeometry().bottom() + frame
    assert popup.grab().toImage().pixelColor(popup.width() // 2, popup.height() - 6).alpha() == 255
    heights = {popup.list.visualItemRect(popup.list.item(at)).height() for at in range(3)}
    assert len(heights) == 1
    popup.close()


def test_a_unit_is_typed_over_the_one_that_stands_there_and_the_next_visit_begins_anew(
    qtbot, desk, types
):
    kind_part = desk.form.kind
    desk.form.forms.choose("kind")
    kind_part.quantity.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    types(QApplication.focusWidget(), "دیگ")
    assert kind_part.unit.currentText() == "دیگ"
    kind_part.unknown.setChecked(True)
    desk.form.clear()
    assert (kind_part.unit.currentText(), kind_part.unknown.isChecked()) == ("عدد", False)


def test_enter_leaves_the_unit_at_once_whether_it_was_typed_or_left_as_it_stood(qtbot, desk, types):
    kind_part = desk.form.kind
    desk.form.forms.choose("kind")
    for typed, unit in (("", "عدد"), ("کیلو", "کیلوگرم")):
        kind_part.quantity.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        types(QApplication.focusWidget(), typed)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert kind_part.value.hasFocus()
        assert kind_part.unit.currentText() == unit


def test_a_new_form_forgets_the_gift_that_was_typed_and_not_added(desk):
    desk.form.kind.name.setText("سکهٔ بهار آزادی")
    desk.form.kind.value.set_number(900_000_000)
    desk.form.service.hours.setText("۶")
    desk.form.service.signals.changed.emit()
    desk.form.clear()
    assert [one.text() for one in desk.form.forms.buttons()] == ["نقدی", "غیرنقدی", "خدماتی"]
    assert desk.form.command("x").items == ()
    assert desk.form.command("x").service == ()


def test_enter_walks_past_a_tick_box_and_leaves_it_as_it_is(qtbot, desk):
    desk.form.article_172.setFocus()
    qtbot.keyClick(desk.form.article_172, Qt.Key.Key_Return)
    assert not desk.form.article_172.isChecked()
    assert QApplication.focusWidget() is not desk.form.article_172
    qtbot.keyClick(desk.form.article_172, Qt.Key.Key_Space)
    assert desk.form.article_172.isChecked()


def test_who_says_fitriyeh_must_say_which(qtbot, desk, types):
    picker = desk.form.money.picker
    picker.open_more()
    popup = picker.findChild(ChoicePopup)
    popup.search.setText("فطريه")
    assert popup.which.isVisibleTo(popup)
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert picker.chosen() == ()
    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert picker.chosen() == ("FITR_AM",)


def test_a_word_that_fits_one_pot_needs_no_more(qtbot, desk):
    picker = desk.form.money.picker
    picker.open_more()
    popup = picker.findChild(ChoicePopup)
    popup.search.setText("کفاره غیر")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert picker.chosen() == ("KAFF_GHAYR",)
    assert niyyat.pot_of("KAFF_GHAYR") == niyyat.pot_of("KAFF_AMD") != ""


def test_a_value_is_booked_from_the_panel_of_the_receipt(qtbot, ctx, shown):
    (issued,) = factory.issue(ctx.office, kind(items=(RICE, GOLD)))
    screen = ReceiptsScreen(ctx)
    shown(screen)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    screen.page.stand_on(0)
    qtbot.waitUntil(lambda: screen.page.current() is not None)
    screen.page.opened.emit()
    qtbot.waitUntil(screen.card.value.isVisible)
    screen.card.value.click()
    dialog = screen.findChild(ValuationDialog)
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.rows["value"].problem != "")
    dialog.value.set_number(420_000_000)
    dialog.minute.set_value(MINUTE)
    dialog.save.click()
    qtbot.waitUntil(dialog.isHidden)
    (worth,) = ctx.runner.read(valuations.show, ctx.office.actor, issued.number).result()
    assert worth.value == 420_000_000
    qtbot.waitUntil(screen.card.value.isHidden)
    assert QApplication.activeModalWidget() is None
