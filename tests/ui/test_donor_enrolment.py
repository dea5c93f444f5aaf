"""At the desk: a typed donor goes into the register by F11; one key makes the giver anonymous."""

import pytest
from PySide6.QtCore import Qt

from app.domain.donation import DonorFacts
from app.queries import donors
from app.ui.dialogs.donor_form import DonorForm
from app.ui.screens.desk import DeskScreen


@pytest.fixture
def desk(qtbot, ctx, shown):
    made = DeskScreen(ctx)
    shown(made)
    qtbot.waitUntil(lambda: made.form.money.picker.name("JAHIZIEH") == "جهیزیه")
    return made


def test_f11_takes_what_is_typed_and_links_the_form(qtbot, ctx, desk):
    box = desk.form.donor
    box.set_value(DonorFacts(name="زهرا کاظمی", mobile="09161230001"))
    qtbot.keyClick(desk, Qt.Key.Key_F11)
    form = desk.findChild(DonorForm)
    assert form.fields["name"].text() == "زهرا کاظمی"
    assert form.fields["mobile"].text() == "۰۹۱۶۱۲۳۰۰۰۱"
    form.publish.setChecked(True)
    form.go.click()
    qtbot.waitUntil(box.known.isVisible)
    [row] = ctx.runner.read(donors.page).result().rows
    assert (row.publish_name, row.uid.hex) == (True, box.value().uid)
    assert box.enrol.isHidden()
    assert desk.focusWidget() is desk.form.money.amount.edit


def test_f5_makes_the_giver_anonymous_and_named_again(qtbot, desk):
    qtbot.keyClick(desk, Qt.Key.Key_F5)
    assert desk.form.donor.value() == DonorFacts(kind="anonymous")
    assert desk.form.money.amount.edit.hasFocus()
    assert desk.form.donor.enrol.isHidden()
    qtbot.keyClick(desk, Qt.Key.Key_F5)
    assert desk.form.donor.value().kind == "person"
    assert desk.form.donor.name.hasFocus()
