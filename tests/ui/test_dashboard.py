"""The first page in the morning, by keyboard: figures that lead to the lists behind them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.domain.changes import Change
from app.services import condition
from app.strings import dashboard as words
from app.ui import registry
from app.ui.screens.dashboard import DashboardScreen
from app.ui.widgets import today_page
from app.ui.widgets.charts import Bar
from tests import factory
from tests.factory import money


@pytest.fixture
def asked(ctx):
    found = []
    ctx.notices.asked.connect(lambda screen, wanted: found.append((screen, wanted)))
    return found


@pytest.fixture
def screen(qtbot, ctx, office, shown):
    factory.issue(office, money(2_000_000))
    factory.issue(office, money(5_000_000, "AYTAM", method="pos", reference="104529983310"))
    made = shown(DashboardScreen(ctx))
    qtbot.waitUntil(lambda: made.page.money.accessibleName() != "")
    return made


def test_a_new_office_is_led_to_its_first_receipt(qtbot, ctx, shown, asked):
    made = shown(DashboardScreen(ctx))
    qtbot.waitUntil(lambda: made._stack.currentWidget() is made.empty)
    assert made.issue.isHidden()
    button = next(iter(made.empty.findChildren(type(made.issue))))
    button.click()
    assert asked == [("desk", None)]


def test_the_tiles_tell_the_day_and_lead_to_its_receipts(screen, asked):
    assert "۷٬۰۰۰٬۰۰۰ ریال" in screen.page.money.accessibleName()
    assert "۷۰۰ هزار تومان" in screen.page.money.accessibleName()
    assert "۲ رسید" in screen.page.receipts.accessibleName()
    screen.page.money.click()
    [(where, wanted)] = asked
    assert where == "receipts"
    assert (wanted.first_day, wanted.last_day, wanted.form) == ("2026-04-25", "2026-04-25", "cash")


def test_bars_lead_to_their_designation_and_method_by_enter(qtbot, screen, asked):
    bars = screen.page.findChildren(Bar)
    names = [bar.accessibleName() for bar in bars]
    assert [name.split(":")[0] for name in names][:2] == ["ایتام", "معیشت"]
    qtbot.keyClick(bars[0], Qt.Key.Key_Return)
    assert asked[-1][1].niyyat == "AYTAM"
    qtbot.keyClick(bars[-1], Qt.Key.Key_Return)
    assert asked[-1][1].method in {"pos", "cash"}


def test_arrows_walk_over_the_days_and_enter_opens_one(qtbot, screen, asked):
    columns = screen.page.columns
    assert columns.current == 13
    assert "۲ رسید" in columns.accessibleName()
    qtbot.keyClick(columns, Qt.Key.Key_Right)
    assert columns.current == 12
    qtbot.keyClick(columns, Qt.Key.Key_Left)
    qtbot.keyClick(columns, Qt.Key.Key_Return)
    assert asked[-1][1].first_day == "2026-04-25"


def test_the_page_follows_the_desk(qtbot, ctx, office, screen):
    factory.issue(office, money(1_000_000))
    ctx.jobs.announce(Change.RECEIPTS)
    qtbot.waitUntil(lambda: "۸٬۰۰۰٬۰۰۰" in screen.page.money.accessibleName())


def test_an_old_backup_is_told_until_there_is_one(qtbot, ctx, screen, wall, asked):
    def links():
        return [one.text() for one in screen.page.findChildren(type(screen.report))]

    qtbot.waitUntil(lambda: any(words.BACKUP_DUE in text for text in links()))
    buttons = screen.page.findChildren(type(screen.report))
    next(one for one in buttons if words.BACKUP_DUE in one.text()).click()
    assert asked == [("settings", "backups")]
    at = wall().isoformat(timespec="seconds")
    condition.note(ctx.office.folder, condition.Condition(backup_at=at))
    screen._read()
    qtbot.waitUntil(lambda: not any(words.BACKUP_DUE in text for text in links()))


def test_the_report_of_the_day_is_looked_at_before_it_is_printed(qtbot, screen):
    with qtbot.waitSignal(screen.printing.shown) as shown:
        screen.report.click()
    shown.args[0].close()


def test_a_clerk_begins_at_the_desk_and_others_with_the_day(office):
    def first(role: str) -> str:
        return registry.first_of(replace(office, actor=replace(office.actor, role=role)))

    assert first("clerk") == registry.DESK
    assert {first(role) for role in ("manager", "finance", "auditor")} == {"dashboard"}


def test_the_lines_of_a_high_page_stand_further_apart(screen):
    bar = screen.page.findChildren(Bar)[0]
    heights = []
    for height in (620, 1000):
        screen.page.resize(1100, height)
        heights.append(bar.maximumHeight())
    assert heights == [today_page.LOWEST, today_page.TALLEST]
