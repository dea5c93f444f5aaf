"""The sums of a province: they are the counties' own, to the rial, on screen and on paper."""

import pytest

from app.province import county_totals
from app.queries import funds
from app.ui.screens.totals import TotalsScreen
from tests import factory
from tests.province import pairs


@pytest.fixture
def pair(province, office, tmp_path):
    made = pairs.join(province, office, tmp_path / "stick")
    factory.issue(office, factory.money(3_000_000))
    factory.issue(office, factory.money(4_500_000, niyyat="JAHIZIEH"))
    factory.issue(office, factory.kind())
    made.merge(*made.export())
    return made


@pytest.mark.grounds
def test_the_sums_are_those_of_the_county_and_add_up(pair, office, wall):
    cells = county_totals.cells(pair.province)
    with office.store.reading() as connection:
        own = {(one.niyyat, one.form): (one.count, one.amount) for one in funds.totals(connection)}
    assert {(one.niyyat, one.form): (one.count, one.amount) for one in cells} == own
    for by in (county_totals.COUNTY, county_totals.NIYYAT, county_totals.BOTH):
        *lines, whole = county_totals.lines(cells, by)
        assert whole.total.amount == sum(one.total.amount for one in lines)
        assert whole.total.amount == sum(amount for _count, amount in own.values())
    today = wall().date().isoformat()
    assert county_totals.cells(pair.province, today, today) == cells
    assert county_totals.cells(pair.province, "2020-01-01", "2020-12-31") == ()


def test_the_table_turns_narrows_and_is_written_as_it_is_seen(qtbot, high, pair, shown, tmp_path):
    screen = shown(TotalsScreen(high))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    screen.by.choose("both")
    qtbot.waitUntil(lambda: screen.model.rowCount() > 2)
    screen.form.choose("cash")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    assert screen.model.rows[-1].total.amount == 7_500_000
    assert "۷٬۵۰۰٬۰۰۰" in screen.page.footer.text()
    out = tmp_path / "totals.xlsx"
    with qtbot.waitSignal(screen.export.ended):
        screen.export.write(out, screen._shown(), 2)
    assert out.stat().st_size > 1_000
    with qtbot.waitSignal(screen.export.shown) as drawn:
        screen.pdf.click()
    drawn.args[0].close()


def test_a_province_without_files_says_where_sums_come_from(qtbot, high, shown):
    screen = shown(TotalsScreen(high))
    qtbot.waitUntil(lambda: screen.page._stack.currentIndex() == 1)


def test_counties_stand_in_the_order_of_the_alphabet_not_of_the_code_points():
    names = ["گتوند", "پلدختر", "لالی", "آبادان", "کارون"]
    cells = [
        county_totals.Cell(
            office=name, county=name, niyyat="", name="", form="cash", count=1, amount=1
        )
        for name in names
    ]
    stood = [line.county for line in county_totals.lines(cells)[:-1]]
    assert stood == ["آبادان", "پلدختر", "کارون", "گتوند", "لالی"]
