"""At the desk: what a known donor gave on these nights last year, taken over by one key."""

from datetime import datetime, time

import pytest
from PySide6.QtCore import Qt

from app.domain.clock import TEHRAN
from app.domain.donation import DonorFacts, MoneyLine
from app.domain.donor import DonorDetails
from app.services import donors as register
from app.ui.screens.desk import DeskScreen
from tests import factory

LINES = (MoneyLine(niyyat="JAHIZIEH", amount=20_000_000),)


@pytest.fixture
def zahra(ctx, office):
    one = ctx.runner.write(register.add, DonorDetails(name="زهرا")).result()
    factory.issue(office, factory.money(donor=DonorFacts(name="زهرا", uid=one.hex), lines=LINES))
    return DonorFacts(name="زهرا", uid=one.hex)


@pytest.fixture
def desk(qtbot, ctx, zahra, wall, shown):
    night = ctx.lunar.night(factory.TODAY)
    evening = ctx.lunar.evening_of(night.year + 1, night.month, night.day)
    wall.moment = datetime.combine(evening, time(19, 0), TEHRAN)
    made = DeskScreen(ctx)
    shown(made)
    qtbot.waitUntil(lambda: made.form.money.picker.name("JAHIZIEH") == "جهیزیه")
    return made


def test_the_line_says_the_night_and_f7_takes_the_gift_over(qtbot, ctx, desk, zahra):
    box = desk.form.donor
    assert box.nights.isHidden()
    box.choose(zahra, "", "")
    qtbot.waitUntil(box.nights.isVisible)
    night = ctx.lunar.night_name(factory.TODAY)
    said = box.nights.said.text()
    assert said == f"پارسال، {night}: ۲٬۰۰۰٬۰۰۰ تومان برای جهیزیه"
    qtbot.keyClick(desk, Qt.Key.Key_F7)
    assert desk.form.money.lines() == LINES
    assert desk.form.money.amount.edit.hasFocus()


def test_the_line_goes_with_the_donor(qtbot, desk, zahra):
    box = desk.form.donor
    box.choose(zahra, "", "")
    qtbot.waitUntil(box.nights.isVisible)
    desk.form.clear()
    assert box.nights.isHidden()
