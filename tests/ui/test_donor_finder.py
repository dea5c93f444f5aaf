"""At the desk: a registered donor is found while typed, chosen by keys, and linked."""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.domain.donor import DonorDetails
from app.models import donation
from app.services import donors as register
from app.strings import desk as words
from app.ui.dialogs import donor_finder
from app.ui.screens.desk import DeskScreen
from app.ui.widgets.form_state import from_draft, to_draft
from tests.factory import DONOR

ZAHRA = DonorDetails(
    honorific=DONOR.honorific,
    name=DONOR.name,
    national_id=DONOR.national_id,
    mobile=DONOR.mobile,
)


@pytest.fixture
def zahra(ctx):
    ctx.runner.write(register.add, DonorDetails(name="زهرا سواری")).result()
    return ctx.runner.write(register.add, ZAHRA).result()


@pytest.fixture
def desk(qtbot, ctx, zahra, shown):
    made = DeskScreen(ctx)
    shown(made)
    qtbot.waitUntil(lambda: made.form.money.picker.name("JAHIZIEH") == "جهیزیه")
    qtbot.waitUntil(made.draft._timer.isActive)
    made.form.donor.name.setFocus()
    return made


def offered(qtbot, desk):
    qtbot.waitUntil(lambda: desk.finder.popup is not None and desk.finder.popup.isVisible())
    return desk.finder.popup


def gone(qtbot, desk):
    qtbot.waitUntil(lambda: desk.finder.popup is None or desk.finder.popup.isHidden())


def linked(ctx):
    return ctx.runner.read(
        lambda connection: connection.execute(select(donation)).mappings().one()
    ).result()


def test_two_letters_arrow_and_enter_choose_a_known_donor(qtbot, desk, types, zahra):
    types(desk.form.donor.name, "زهرا کا")
    popup = offered(qtbot, desk)
    assert len(desk.finder._rows) == 1
    assert popup.marked() == 0
    qtbot.keyClick(desk.form.donor.name, Qt.Key.Key_Down)
    qtbot.keyClick(desk.form.donor.name, Qt.Key.Key_Return)
    facts = desk.form.donor.value()
    assert (facts.uid, facts.name, facts.honorific) == (zahra.hex, DONOR.name, DONOR.honorific)
    assert facts.national_id == ""
    assert desk.form.donor.national_id.placeholderText().endswith("۰۰۱۳")
    assert desk.form.donor.known.isVisible()
    assert desk.form.money.amount.edit.hasFocus()
    assert popup.isHidden()


def test_the_receipt_of_a_chosen_donor_has_the_identifiers_of_the_register(
    qtbot, ctx, desk, types, zahra
):
    types(desk.form.donor.name, "کاظمی")
    offered(qtbot, desk).taken.emit(1)
    desk.form.money.amount.set_value(5_000_000)
    desk.form.money.picker.choose("JAHIZIEH")
    desk.form.money.reference.setText("732100451")
    with qtbot.waitSignal(desk.paper.sent):
        desk.save.click()
    row = linked(ctx)
    assert (row["donor_uid"], row["national_id"]) == (zahra, DONOR.national_id)
    assert row["mobile"] == DONOR.mobile
    assert not desk.form.donor.known.isVisible()
    assert desk.form.donor.value().uid == ""


def test_enter_on_what_was_typed_goes_on_and_links_nobody(qtbot, desk, types):
    types(desk.form.donor.name, "زهرا")
    offered(qtbot, desk)
    qtbot.keyClick(desk.form.donor.name, Qt.Key.Key_Return)
    gone(qtbot, desk)
    assert not desk.form.donor.name.hasFocus()
    assert desk.form.donor.value().uid == ""


def test_esc_closes_the_popup_and_typing_goes_on(qtbot, desk, types):
    types(desk.form.donor.name, "زهرا")
    offered(qtbot, desk)
    qtbot.keyClick(desk.form.donor.name, Qt.Key.Key_Escape)
    assert desk.finder.popup.isHidden()
    types(desk.form.donor.name, " س")
    offered(qtbot, desk)
    assert desk.form.donor.name.text() == "زهرا س"
    types(desk.form.donor.name, "خخخخ")
    gone(qtbot, desk)


def test_another_name_or_identifier_parts_the_chosen_donor(qtbot, desk, types):
    types(desk.form.donor.name, "کاظمی")
    offered(qtbot, desk).taken.emit(1)
    types(desk.form.donor.name, "ی")
    assert desk.form.donor.value().uid == ""
    assert not desk.form.donor.known.isVisible()
    assert desk.form.donor.national_id.placeholderText() == ""


def test_the_cross_says_that_the_donor_is_new(qtbot, desk, types):
    types(desk.form.donor.name, "کاظمی")
    offered(qtbot, desk).taken.emit(1)
    desk.form.donor.part.click()
    assert desk.form.donor.value().uid == ""


def test_four_digits_of_an_identifier_find_its_donor(qtbot, desk, types):
    desk.form.donor.national_id.setFocus()
    types(desk.form.donor.national_id, "۱۷۴۰")
    offered(qtbot, desk)
    assert [row.name for row in desk.finder._rows] == [DONOR.name]


def test_a_known_identifier_is_told_with_its_owner_and_f8_takes_it(qtbot, desk, types, zahra):
    types(desk.form.donor.name, "کسی")
    desk.form.donor.mobile.setFocus()
    types(desk.form.donor.mobile, DONOR.mobile)
    qtbot.waitUntil(desk.form.donor.likely.isVisible)
    desk.finder.close()
    qtbot.keyClick(desk, Qt.Key.Key_F8)
    assert desk.form.donor.value().uid == zahra.hex
    assert not desk.form.donor.likely.isVisible()


def test_an_unknown_identifier_says_nothing(qtbot, desk, types):
    desk.form.donor.mobile.setFocus()
    types(desk.form.donor.mobile, DONOR.mobile)
    qtbot.waitUntil(desk.form.donor.likely.isVisible)
    types(desk.form.donor.mobile, "9")
    qtbot.waitUntil(lambda: not desk.form.donor.likely.isVisible())


def test_only_the_newest_question_is_answered(qtbot, ctx, desk, types, monkeypatch):
    asked = []
    search = donor_finder.donor_search.search

    def seen(connection, typed, **more):
        asked.append(typed)
        return search(connection, typed, **more)

    monkeypatch.setattr(donor_finder.donor_search, "search", seen)
    types(desk.form.donor.name, "زهرا کاظمی")
    offered(qtbot, desk)
    assert asked == ["زهرا کاظمی"]


def test_leaving_the_field_closes_the_popup(qtbot, desk, types):
    types(desk.form.donor.name, "زهرا")
    offered(qtbot, desk)
    desk.form.donor.mobile.setFocus()
    gone(qtbot, desk)


def test_a_draft_keeps_who_was_chosen(qtbot, desk, types, zahra):
    types(desk.form.donor.name, "کاظمی")
    offered(qtbot, desk).taken.emit(1)
    command = desk.form.command("x")
    desk.form.clear()
    desk.form.show_command(from_draft(to_draft(command)))
    assert desk.form.donor.value().uid == zahra.hex
    assert desk.form.donor.mobile.placeholderText() == words.FROM_REGISTER
