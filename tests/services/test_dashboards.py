"""Today's figures: what stands, beside other days, and what waits for whom."""

import dataclasses
import uuid
from datetime import timedelta

import openpyxl
import pytest

from app.domain.errors import AppError
from app.domain.funds import Sum
from app.domain.lunar import LunarTable
from app.queries import dashboard
from app.services import dashboards, drafts
from app.services.lists import RESOURCES
from app.strings import dashboard as words
from tests import factory
from tests.factory import TODAY, money

TABLE = LunarTable.from_csv((RESOURCES / "iran_lunar_months.csv").read_text("utf-8"))


@pytest.fixture
def today(office):
    def found(day=TODAY, who=None):
        with office.store.reading() as connection:
            return dashboards.today(connection, who or office.actor, day, TABLE)

    return found


def test_a_new_office_has_nothing_and_says_so(today):
    found = today()
    assert found.is_new
    assert found.figures.count == 0
    assert [one.amount for one in found.columns] == [0] * 14
    assert found.waiting == ()


def test_forms_and_methods_stand_apart(office, today):
    factory.issue(office, money(2_000_000))
    factory.issue(office, money(5_000_000, method="pos", reference="104529983310"))
    factory.issue(office, factory.kind())
    factory.issue(office, factory.service())
    now = today().figures
    assert now.money == 7_000_000
    assert now.count == 4
    assert now.forms["kind"] == Sum(1, 85_000_000)
    assert now.forms["service"].count == 1
    assert now.methods == {"cash": Sum(1, 2_000_000), "pos": Sum(1, 5_000_000)}


def test_designations_share_the_money_the_largest_first(office, today):
    factory.issue(office, money(1_000_000, "AYTAM"))
    factory.issue(office, money(4_000_000, "MAISHAT"))
    factory.issue(office, money(1_500_000, "AYTAM"))
    shares = [(one.code, one.count, one.amount) for one in today().shares]
    assert shares == [("MAISHAT", 1, 4_000_000), ("AYTAM", 2, 2_500_000)]


def test_a_voided_receipt_is_in_no_sum_and_is_counted_beside_them(office, today, approver):
    (gone,) = factory.issue(office, money(9_000_000))
    factory.issue(office, money(1_000_000))
    factory.void(office, approver, gone.number)
    found = today()
    assert found.figures.money == 1_000_000
    assert found.figures.voided == 1
    assert [one.amount for one in found.shares] == [1_000_000]
    assert found.columns[-1].amount == 1_000_000


def test_a_training_receipt_is_no_receipt(office, today):
    factory.issue(office, money(9_000_000, training=True))
    assert today().is_new
    assert today().figures.count == 0


def test_days_stand_beside_each_other(office, today, wall):
    factory.issue(office, money(3_000_000))
    wall.forward(days=1)
    factory.issue(office, money(1_000_000))
    found = today(TODAY + timedelta(days=1))
    assert found.yesterday.money == 3_000_000
    assert [one.amount for one in found.columns[-2:]] == [3_000_000, 1_000_000]
    assert found.columns[0].day == (TODAY - timedelta(days=12)).isoformat()


def test_the_same_lunar_night_last_year_counts_what_was_paid_then(office, today):
    night = TABLE.night(TODAY)
    then = TABLE.evening_of(night.year - 1, night.month, night.day)
    found = today()
    assert found.night.day == then.isoformat()
    assert found.night.paid == Sum(0, 0)
    factory.issue(office, money(2_000_000))
    with office.store.reading() as connection:
        assert dashboard.received(connection, TODAY.isoformat()) == Sum(1, 2_000_000)


def test_a_half_filled_form_waits_for_its_own_person(office, today):
    with office.store.writing(office.actor.uid) as uow:
        drafts.keep(uow, "desk", uuid.uuid4(), "{}")
    assert [(one.kind, one.screen) for one in today().waiting] == [("draft", "desk")]
    somebody = dataclasses.replace(office.actor, uid=uuid.uuid4())
    assert today(who=somebody).waiting == ()


def test_a_cheque_that_is_due_is_counted_for_who_handles_cheques(office):
    with office.store.reading() as connection:
        assert dashboards.cheques_due(connection, office.actor, TODAY) == ()
    factory.issue(office, money(9_000_000, method="cheque", reference="1234567890123456"))
    with office.store.reading() as connection:
        [due] = dashboards.cheques_due(connection, office.actor, TODAY)
        assert (due.kind, due.count, due.screen) == ("cheques", 1, "cheques")
        auditor = dataclasses.replace(office.actor, role="auditor")
        with pytest.raises(AppError) as refused:
            dashboards.cheques_due(connection, auditor, TODAY)
    assert refused.value.code == "not_allowed"


def test_who_may_not_see_receipts_sees_no_figures(office, today):
    with pytest.raises(AppError) as refused:
        today(who=dataclasses.replace(office.actor, role="guest"))
    assert refused.value.code == "not_allowed"


def test_the_report_of_a_day_is_a_workbook_and_a_paper(office, tmp_path):
    factory.issue(office, money(2_000_000))
    asked = dashboards.Asked(TODAY, TABLE)
    out = tmp_path / "day.xlsx"
    with office.store.reading() as connection:
        rows = dashboards.export(connection, office.actor, asked, out, lambda _rows: True)
        pdf = dashboards.draw(connection, office.actor, asked, lambda _rows: True)
    sheet = openpyxl.load_workbook(out).active
    values = [cell.value for cell in sheet["D"]]
    assert 2_000_000 in values
    assert rows == 1 + 1 + 1 + 2 + 14
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("rials", "said"),
    [
        (103_500_000, "۱۰٫۳۵ میلیون تومان"),
        (1_000_000_000_000, "۱۰۰ میلیارد تومان"),
        (12_345_678, "حدود ۱٫۲۳ میلیون تومان"),
        (500_000, "۵۰ هزار تومان"),
        (0, "۰ تومان"),
    ],
)
def test_tomans_are_said_short(rials, said):
    assert words.tomans(rials) == said
