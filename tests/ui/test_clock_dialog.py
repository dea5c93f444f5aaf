from datetime import timedelta

import pytest

from app.queries import receipts as listed
from app.strings import errors
from app.ui.dialogs.clock_dialog import ClockDialog
from app.ui.screens.desk import DeskScreen
from tests.factory import PASSPHRASE, TODAY

LATE = timedelta(days=12)


@pytest.fixture
def desk(qtbot, ctx, shown):
    made = DeskScreen(ctx)
    shown(made)
    qtbot.waitUntil(lambda: made.form.money.picker.name("JAHIZIEH") == "جهیزیه")
    made.form.donor.name.setText("زهرا کاظمی‌نژاد")
    made.form.money.amount.set_value(25_000_000)
    made.form.money.picker.choose("JAHIZIEH")
    made.form.money.reference.setText("732100451")
    return made


@pytest.fixture
def asked(qtbot, wall, desk):
    wall.moment += LATE
    desk.form.date.set_value(TODAY + LATE)
    desk.save.click()
    qtbot.waitUntil(lambda: desk.findChild(ClockDialog) is not None)
    return desk.findChild(ClockDialog)


def test_after_a_long_holiday_the_manager_says_the_day_and_the_receipt_is_issued(
    qtbot, ctx, desk, asked
):
    asked.day.set_value(TODAY + LATE)
    asked.passphrase.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(desk.paper.sent):
        asked.confirm.click()
    day = (TODAY + LATE).isoformat()
    assert ctx.runner.read(listed.of_day, day).result().count == 1


def test_a_wrong_passphrase_leaves_the_clock_and_the_form_as_they_were(qtbot, desk, asked):
    asked.passphrase.edit.setText("نه این")
    asked.confirm.click()
    qtbot.waitUntil(asked.message.isVisible)
    assert asked.message._text.text() == errors.text("passphrase_wrong")
    assert desk.form.donor.name.text() == "زهرا کاظمی‌نژاد"


def test_a_day_before_the_last_work_is_refused(qtbot, asked):
    asked.day.set_value(TODAY - LATE)
    asked.passphrase.edit.setText(PASSPHRASE)
    asked.confirm.click()
    qtbot.waitUntil(asked.message.isVisible)
    assert "پیش از" in asked.message._text.text()


def test_a_day_that_cannot_be_read_is_said_beside_it(asked):
    asked.day.edit.setText("سی‌وسوم")
    asked.day._typed("سی‌وسوم")
    asked.confirm.click()
    assert asked.message._text.text() == errors.text("date_unreadable")
