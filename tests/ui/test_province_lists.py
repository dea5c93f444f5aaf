"""What came from the province, by keyboard: which of it counts in this office."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain import clock, uid
from app.models import campaign, lunar_month, rate
from app.queries import lists, published
from app.strings import province_lists as words
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.screens.province_lists import ProvinceListsScreen
from tests.ui.walking import opened, read

RAMADAN = date(2027, 2, 8)


def came(office, table, **row):
    key = uid.new()
    with office.store.writing(office.actor.uid) as uow:
        whole = {"uid": key, "owner": "KHZ", "active": 1} | row
        uow.add("published.added", table, key, {table: [whole]})
    return key


def a_campaign(office, code="KHZ_01", **more):
    row = {"code": code, "name": "ضیافت مهربانی", "starts_on": "", "ends_on": "", "target": 90}
    return came(office, campaign, **row | more)


def states(screen):
    return [one.state for one in screen.model.rows]


def test_a_campaign_of_the_province_is_switched_off_and_the_desk_offers_it_no_more(
    qtbot, ctx, office, shown
):
    a_campaign(office)
    screen = opened(qtbot, shown(ProvinceListsScreen(ctx)), row=0)
    assert screen.model.rows[0].above
    assert screen.change.isHidden()
    qtbot.keyClick(screen, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: read(office, lists.campaigns) == {})
    qtbot.waitUntil(lambda: states(screen) == ["off"])
    qtbot.keyClick(screen, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: "KHZ_01" in read(office, lists.campaigns))


def test_what_the_province_withdrew_no_office_offers(qtbot, ctx, office, shown):
    a_campaign(office, active=0)
    screen = opened(qtbot, shown(ProvinceListsScreen(ctx)), row=0)
    assert states(screen) == ["withdrawn"]
    assert screen.switch.isHidden()
    assert read(office, lists.campaigns) == {}


def test_an_own_campaign_is_written_by_f2_and_changed(qtbot, ctx, office, shown, types):
    screen = shown(ProvinceListsScreen(ctx))
    qtbot.keyClick(screen, Qt.Key.Key_F2)
    dialog = screen.findChild(PersonDialog)
    types(dialog.rows["name"].field, "افطاری مسجد جامع")
    dialog.go.click()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    (row,) = screen.model.rows
    assert (row.above, row.state, row.state_word) == (False, "on", words.STATES["on"])


def test_numbers_choose_the_list_and_the_newest_year_of_the_rates_leads(qtbot, ctx, office, shown):
    for year in (1446, 1448, 1447):
        due = {"due": "fitriyeh", "authority": "", "staple": "گندم"}
        came(office, rate, year=year, amount=1_200_000, **due)
    screen = shown(ProvinceListsScreen(ctx))
    screen.kind.setFocus()
    qtbot.keyClick(screen.kind, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    assert [one.one.row["year"] for one in screen.model.rows] == [1448, 1447, 1446]
    assert not screen.new.isEnabled()


@pytest.mark.parametrize(("days", "state"), [(1, "unfit"), (0, "on")])
def test_a_month_tells_whether_the_calendar_took_it(qtbot, ctx, office, shown, days, state):
    first = f"{RAMADAN + timedelta(days=days)}"
    came(office, lunar_month, year=1448, month=9, first=first)
    screen = shown(ProvinceListsScreen(ctx))
    screen.kind.choose("month")
    qtbot.waitUntil(lambda: states(screen) == [state])


def test_a_campaign_tells_its_days_and_a_clerk_switches_nothing(qtbot, ctx, office, shown):
    today = clock.today()
    a_campaign(office, code="KHZ_01", ends_on=f"{today - timedelta(days=1)}")
    a_campaign(office, code="KHZ_02", starts_on=f"{today + timedelta(days=1)}")
    clerk = replace(office, actor=replace(office.actor, role="clerk"))
    screen = opened(qtbot, shown(ProvinceListsScreen(replace(ctx, office=clerk))), row=0)
    assert states(screen) == ["over", "ahead"]
    assert screen.new.isHidden()
    assert screen.switch.isHidden()


def test_an_empty_list_leads_to_the_answers_of_the_province(qtbot, ctx, shown):
    screen = shown(ProvinceListsScreen(ctx))
    qtbot.waitUntil(screen.take.isVisible)
    with qtbot.waitSignal(ctx.notices.asked) as asked:
        screen.take.click()
    assert asked.args[0] == "exchange"
    assert not read(ctx.office, published.campaigns)
