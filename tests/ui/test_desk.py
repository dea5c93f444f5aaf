import uuid
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain import jalali
from app.domain.document import CopyMark
from app.domain.donation import DonorFacts, IssueReceipt, KindItem, MoneyLine
from app.queries import receipts as listed
from app.strings import desk as words
from app.strings import errors
from app.ui.dialogs import receipt_actions
from app.ui.dialogs.void_receipt import VoidDialog
from app.ui.screens.desk import DeskScreen
from app.ui.widgets.donation_form import DonationForm
from app.ui.widgets.form_state import from_draft, to_draft
from app.ui.widgets.niyyat_picker import Designation
from tests import factory
from tests.factory import PASSPHRASE, TODAY


@pytest.fixture
def said(ctx):
    words = []
    ctx.notices.said.connect(lambda notice: words.append(notice.text))
    return words


@pytest.fixture
def desk(qtbot, ctx, said, shown):
    made = DeskScreen(ctx)
    shown(made)
    qtbot.waitUntil(lambda: made.form.money.picker.name("JAHIZIEH") == "جهیزیه")
    qtbot.waitUntil(made.draft._timer.isActive)
    return made


def issued(ctx):
    return ctx.runner.read(listed.of_day, TODAY.isoformat()).result()


def fill(desk, amount=25_000_000, *niyyat, reference="732100451"):
    desk.form.donor.name.setText("زهرا کاظمی‌نژاد")
    desk.form.money.amount.set_value(amount)
    desk.form.money.picker.choose(*(niyyat or ("JAHIZIEH",)))
    desk.form.money.reference.setText(reference)


def save(qtbot, desk):
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    with qtbot.waitSignal(desk.paper.sent):
        qtbot.keyClick(desk, Qt.Key.Key_F9)


def enter(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_receipt_is_issued_and_printed_by_keyboard_alone(qtbot, ctx, desk, types):
    desk.setFocus()
    types(QApplication.focusWidget(), "زهرا کاظمی‌نژاد")
    for _ in range(5):
        enter(qtbot)
    assert desk.form.money.amount.edit.hasFocus()
    types(desk.form.money.amount.edit, "۲۵++++")
    enter(qtbot)
    types(QApplication.focusWidget(), "۲")
    enter(qtbot)
    enter(qtbot)
    assert desk.form.money.reference.hasFocus()
    types(desk.form.money.reference, "۷۳۲۱۰۰۴۵۱")
    save(qtbot, desk)
    (row,) = issued(ctx).rows
    assert (row.donor, row.amount) == ("زهرا کاظمی‌نژاد", 25_000_000)
    assert [part.code for part in row.parts] == ["JAHIZIEH"]


def test_the_new_receipt_stands_in_the_list_and_the_form_is_ready_again(qtbot, ctx, desk, said):
    fill(desk)
    save(qtbot, desk)
    qtbot.waitUntil(lambda: desk.panel.model.rowCount() == 1)
    qtbot.waitUntil(lambda: "۲۵٬۰۰۰٬۰۰۰" in desk.panel.summary.text())
    assert desk.form.donor.name.text() == ""
    assert desk.form.money.amount.value() is None
    assert desk.form.donor.name.hasFocus()
    assert any("ثبت شد" in words for words in said)
    number = issued(ctx).rows[0].number
    assert [file.suffix for file in ctx.office.folder.papers.iterdir()] == [".pdf"]
    assert f"{number.serial:06d}" in next(ctx.office.folder.papers.iterdir()).name


def test_saving_goes_to_the_first_problem_and_says_each_at_its_field(qtbot, ctx, desk):
    desk.form.donor.national_id.setText("1234")
    desk.form.money.amount.set_value(1_000_000)
    desk.form.money.reference.setText("7")
    desk.save.click()
    qtbot.waitUntil(lambda: desk.form.donor.rows["donor.name"].problem != "")
    assert desk.form.donor.name.hasFocus()
    assert desk.form.donor.rows["donor.national_id"].problem
    assert desk.form.money.rows["niyyat"].problem == errors.text("niyyat_unknown")
    assert desk.save.isEnabled()
    assert issued(ctx).count == 0


def test_an_unreadable_date_is_not_saved_as_today(qtbot, ctx, desk):
    fill(desk)
    desk.form.date.setFocus()
    desk.form.date.edit.setText("")
    desk.form.date._typed("۱۴۰۵/۱۳/۱")
    desk.save.click()
    assert desk.form._own["date"].problem
    assert issued(ctx).count == 0


def test_a_problem_on_another_tab_opens_it(qtbot, desk):
    desk.form.donor.name.setText("نخل")
    desk.form.kind.name.setText("برنج")
    desk.form.kind.value.set_number(9_000)
    desk.form.kind.quantity.setText("یک")
    desk.save.click()
    qtbot.waitUntil(lambda: desk.form.kind.rows["quantity"].problem != "")
    assert desk.form.forms.value() == "kind"
    assert desk.form.kind.isVisible()


def test_the_first_problem_is_scrolled_to_in_a_low_window(qtbot, ctx, desk):
    fill(desk)
    desk.resize(1000, 420)
    desk.form.show_problems({"date": "date_in_future"})
    row = desk.form._own["date"]
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect().height() == row.height())


def test_several_designations_share_the_amount_and_the_first_takes_the_rest(qtbot, ctx, desk):
    fill(desk, 25_000_000, "JAHIZIEH", "MAISHAT")
    desk.form.money._shares["MAISHAT"].set_number(5_000_000)
    save(qtbot, desk)
    parts = {part.code: part.amount for part in issued(ctx).rows[0].parts}
    assert parts == {"JAHIZIEH": 20_000_000, "MAISHAT": 5_000_000}


def test_shares_that_came_back_before_the_designations_are_named_in_persian(qtbot):
    form = DonationForm()
    qtbot.addWidget(form)
    lines = (
        MoneyLine(niyyat="JAHIZIEH", amount=20_000_000),
        MoneyLine(niyyat="MAISHAT", amount=5_000_000),
    )
    form.show_command(IssueReceipt(donor=DonorFacts(), lines=lines))
    form.offer((Designation("JAHIZIEH", "جهیزیه", 2), Designation("MAISHAT", "معیشت", 1)), {})
    assert form.money.lines() == lines
    assert form.money._shares["MAISHAT"].accessibleName() == "معیشت"


def test_enter_comes_from_the_designations_to_their_shares_and_then_to_the_method(qtbot, desk):
    fill(desk, 25_000_000, "JAHIZIEH", "MAISHAT", "MASKAN")
    money = desk.form.money
    money.picker.setFocus()
    walked = [*money._shares.values(), money.method]
    qtbot.waitUntil(lambda: all(one.isVisible() for one in walked))
    for one in walked:
        enter(qtbot)
        assert QApplication.focusWidget() is one


def test_a_share_that_was_left_empty_is_asked_for_where_it_is_typed(qtbot, desk):
    fill(desk, 25_000_000, "JAHIZIEH", "MAISHAT", "MASKAN")
    money = desk.form.money
    money._shares["MAISHAT"].set_number(5_000_000)
    desk.form.show_problems({"lines.2.amount": "amount_not_positive"})
    assert money.rows["lines"].problem == words.SHARE_MISSING
    qtbot.waitUntil(lambda: QApplication.focusWidget() is money._shares["MASKAN"])


def test_shares_are_in_the_unit_that_is_typed(desk):
    fill(desk, 25_000_000, "JAHIZIEH", "MAISHAT")
    desk.form.money._shares["MAISHAT"].set_number(500_000)
    desk.form.money.amount.edit.set_number(2_500_000)
    desk.form.money.amount.toggle_unit()
    assert desk.form.money.lines() == (
        MoneyLine(niyyat="JAHIZIEH", amount=20_000_000),
        MoneyLine(niyyat="MAISHAT", amount=5_000_000),
    )


@pytest.mark.parametrize("amount", [50_000, 90_000_000_000])
def test_an_unusual_amount_is_asked_about_once_on_both_sides(qtbot, ctx, desk, amount):
    fill(desk, amount)
    qtbot.keyClick(desk, Qt.Key.Key_F9)
    qtbot.waitUntil(desk.question.isVisible)
    assert issued(ctx).count == 0
    save(qtbot, desk)
    assert issued(ctx).rows[0].amount == amount


def test_a_missing_reference_is_asked_for_but_not_demanded(qtbot, ctx, desk):
    fill(desk, reference="")
    qtbot.keyClick(desk, Qt.Key.Key_F9)
    qtbot.waitUntil(desk.question.isVisible)
    save(qtbot, desk)
    assert issued(ctx).count == 1


def test_a_changed_amount_is_asked_about_again(qtbot, desk):
    fill(desk, 50_000)
    qtbot.keyClick(desk, Qt.Key.Key_F9)
    qtbot.waitUntil(desk.question.isVisible)
    desk.form.money.amount.set_value(60_000)
    assert desk.question.isHidden()


def test_a_double_press_issues_once(qtbot, ctx, desk):
    fill(desk)
    with qtbot.waitSignal(desk.paper.sent):
        qtbot.keyClick(desk, Qt.Key.Key_F9)
        qtbot.keyClick(desk, Qt.Key.Key_F9)
    assert issued(ctx).count == 1


def test_money_and_goods_of_one_visit_become_two_receipts(qtbot, ctx, desk):
    fill(desk)
    desk.form.kind.set_values((factory.RICE,))
    assert "۱" in desk.form.forms.buttons()[1].text()
    save(qtbot, desk)
    assert sorted(row.type for row in issued(ctx).rows) == ["B", "K"]


def test_goods_are_typed_one_after_another_and_the_last_need_not_be_added(desk, types):
    part = desk.form.kind
    for name, value in (("برنج", 9_000_000), ("روغن", 2_000_000)):
        part.name.setText(name)
        part.quantity.setText("۲٫۵")
        part.value.set_number(value)
        if name == "برنج":
            part.add.click()
    assert [item.name for item in part.values()] == ["برنج", "روغن"]
    assert part.values()[0] == KindItem(
        niyyat=part.values()[0].niyyat,
        name="برنج",
        quantity="2.5",
        unit="عدد",
        value=9_000_000,
        basis="invoice",
    )
    part._remove(0)
    assert [item.name for item in part.values()] == ["روغن"]


def test_a_service_is_typed_with_its_hours(desk):
    part = desk.form.service
    part.skill.setText("دندان‌پزشکی")
    part.hours.setText("۲٫۵")
    part.add.click()
    (line,) = part.values()
    assert (line.skill, line.hours, line.niyyat) == ("دندان‌پزشکی", "2.5", "KHEDMAT")


def test_each_kind_of_donor_has_its_own_fields(desk):
    donor = desk.form.donor
    donor.name.setText("فولاد")
    donor.national_id.setText("۱۰۳۸۰۲۸۴۷۹۰")
    donor.kind.choose("legal")
    assert donor.value() == DonorFacts(kind="legal", name="فولاد", national_id="10380284790")
    donor.kind.choose("group")
    assert not donor.rows["donor.national_id"].isVisible()
    donor.kind.choose("anonymous")
    assert donor.value() == DonorFacts(kind="anonymous")
    assert not donor.name.isEnabled()


@pytest.mark.parametrize(("kind", "typed"), [("person", "1740000014"), ("legal", "1234")])
def test_a_wrong_identifier_is_said_when_the_field_is_left(desk, kind, typed):
    donor = desk.form.donor
    donor.kind.choose(kind)
    donor.national_id.setText(typed)
    donor.national_id.editingFinished.emit()
    assert donor.rows["donor.national_id"].problem
    donor.national_id.clear()
    donor.national_id.editingFinished.emit()
    assert donor.rows["donor.national_id"].problem == ""


def test_cash_has_no_reference(desk):
    money = desk.form.money
    fill(desk)
    money.method.setCurrentIndex(money.method.findData("cash"))
    assert desk.form.command("x").reference == ""
    assert not money.rows["reference"].isEnabled()


def test_a_form_that_is_emptied_half_typed_comes_back_by_its_toast(qtbot, ctx, desk):
    told = []
    ctx.notices.said.connect(told.append)
    fill(desk, 7_000_000)
    before = desk.form.command("x")
    qtbot.keyClick(desk, Qt.Key.Key_F2)
    assert desk.form.donor.name.text() == ""
    told[-1].action[1]()
    assert desk.form.command("x") == before


def test_an_empty_form_is_emptied_without_a_word(qtbot, desk, said):
    qtbot.keyClick(desk, Qt.Key.Key_F2)
    assert said == []


def test_a_half_filled_form_comes_back_after_a_power_cut(qtbot, ctx, desk, shown):
    fill(desk, 7_000_000)
    desk.form.date.set_value(jalali.from_jalali(1405, 1, 20))
    before = desk.form.command(desk.draft.client_id)
    desk.draft.look()
    ctx.runner.write(lambda _uow: None).result()
    again = shown(DeskScreen(ctx))
    qtbot.waitUntil(again.banner.isVisible)
    assert again.form.command(again.draft.client_id) == before


def test_what_one_person_left_half_typed_is_not_shown_to_the_next(qtbot, ctx, desk, shown):
    fill(desk, 7_000_000)
    desk.draft.look()
    ctx.runner.write(lambda _uow: None).result()
    office = ctx.office
    next_one = replace(office.actor, uid=uuid.uuid4())
    theirs = shown(DeskScreen(replace(ctx, office=replace(office, actor=next_one))))
    qtbot.waitUntil(theirs.draft._timer.isActive)
    assert theirs.form.donor.name.text() == ""
    assert theirs.banner.isHidden()
    again = shown(DeskScreen(ctx))
    qtbot.waitUntil(again.banner.isVisible)
    assert again.form.money.amount.value() == 7_000_000


def test_a_saved_form_leaves_no_draft(qtbot, ctx, desk, shown):
    fill(desk)
    desk.draft.look()
    save(qtbot, desk)
    again = shown(DeskScreen(ctx))
    qtbot.waitUntil(again.draft._timer.isActive)
    assert again.form.donor.name.text() == ""


def test_a_draft_says_the_same_as_the_form():
    command = factory.kind(paid_on=TODAY, client_id="x", on_behalf="پدر", article_172=True)
    assert from_draft(to_draft(command)) == command


@pytest.fixture
def one(qtbot, desk):
    """The desk with one receipt, on which the cursor stands."""
    fill(desk)
    save(qtbot, desk)
    qtbot.waitUntil(lambda: desk.panel.model.rowCount() == 1)
    desk.panel.table.setCurrentIndex(desk.panel.model.index(0, 0))
    return desk


def void_dialog(qtbot, desk) -> VoidDialog:
    desk.void.click()
    return desk.findChild(VoidDialog)


def test_a_void_needs_a_reason_and_a_managers_passphrase(qtbot, ctx, one, said):
    dialog = void_dialog(qtbot, one)
    dialog.void.click()
    assert dialog._reason.problem
    dialog.reason.setCurrentText("اشتباه در مبلغ")
    dialog.passphrase.edit.setText("نادرست")
    dialog.void.click()
    qtbot.waitUntil(dialog.message.isVisible)
    assert issued(ctx).rows[0].status == "issued"
    dialog.passphrase.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted):
        dialog.void.click()
    assert issued(ctx).rows[0].status == "void"
    assert any("باطل شد" in words for words in said)


def test_a_void_receipt_is_struck_through_and_cannot_be_voided_again(qtbot, ctx, one):
    test_a_void_needs_a_reason_and_a_managers_passphrase(qtbot, ctx, one, ["باطل شد"])
    model = one.panel.model
    font, text = Qt.ItemDataRole.FontRole, Qt.ItemDataRole.DisplayRole
    qtbot.waitUntil(lambda: model.data(model.index(0, 3), font) is not None)
    assert model.data(model.index(0, 3), font).strikeOut()
    assert model.data(model.index(0, 2), text) == "باطل شد"
    assert one.panel.current().status == "void"
    assert not one.void.isEnabled()


def test_a_void_with_replacement_is_one_act(qtbot, ctx, one):
    dialog = void_dialog(qtbot, one)
    dialog.reason.setCurrentText("اشتباه در مبلغ")
    dialog.passphrase.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(one.row_actions.replace_wanted):
        dialog.replace.click()
    assert one.banner.isVisible()
    assert one.form.donor.name.text() == "زهرا کاظمی‌نژاد"
    assert issued(ctx).rows[0].status == "issued"
    one.form.money.amount.set_value(2_500_000)
    save(qtbot, one)
    new, old = issued(ctx).rows
    assert (old.status, new.amount) == ("replaced", 2_500_000)
    assert one.banner.isHidden()


def test_the_form_thrown_away_leaves_the_old_receipt_as_it_was(qtbot, ctx, one):
    dialog = void_dialog(qtbot, one)
    dialog.reason.setCurrentText("اشتباه در نام")
    dialog.passphrase.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(one.row_actions.replace_wanted):
        dialog.replace.click()
    one.new.click()
    fill(one, 3_000_000, reference="732100452")
    save(qtbot, one)
    assert [row.status for row in issued(ctx).rows] == ["issued", "issued"]


def test_a_second_copy_says_what_it_is(one):
    dialog = receipt_actions.ReprintDialog("رسید ۲", one)
    assert dialog.mark == CopyMark.REPRINT
    dialog._handed.setChecked(True)
    assert dialog.mark == CopyMark.DUPLICATE


def test_a_reprint_is_booked_and_drawn(qtbot, ctx, one, said):
    row = one.panel.current()
    with qtbot.waitSignal(one.paper.sent):
        one.row_actions.print_wanted.emit(row.number, CopyMark.DUPLICATE)
    assert said[-1].startswith("رسید ۲؛")


def test_a_day_without_receipts_says_what_comes_here(desk):
    assert desk.panel._stack.currentIndex() == 0
    assert not desk.reprint.isEnabled()


def test_a_question_and_a_banner_move_no_field_of_the_form(qtbot, desk):
    desk.resize(1138, 712)
    before = [row.mapTo(desk, row.rect().topLeft()) for row in desk.form._own.values()]
    desk.question.say("مبلغ از اندازهٔ معمول بیشتر است؛ اگر درست است دوباره F9 بزنید. " * 2)
    desk.question.show()
    desk._announce("فرم نیمه‌کاره بازگشت")
    qtbot.waitUntil(desk.question.isVisible)
    after = [row.mapTo(desk, row.rect().topLeft()) for row in desk.form._own.values()]
    assert before == after
