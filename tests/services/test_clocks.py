"""The clock never goes below the journal's last time; what looks wrong is a manager's to settle."""

from datetime import timedelta

import pytest

from app.domain import clock
from app.domain.document import CopyMark, Paper
from app.domain.errors import AppError
from app.services import clocks, opening, printing
from app.services.people import NewPerson, add_person
from app.services.receipts import snapshot_of
from tests import factory
from tests.factory import money


def code_of(office) -> str:
    with pytest.raises(AppError) as refused:
        factory.issue(office, money())
    return refused.value.code


def confirm(office, approver, day) -> None:
    with office.store.writing(office.actor.uid) as uow:
        clocks.confirm(uow, approver, day)


def test_a_small_jitter_is_held_at_the_last_time(office, wall):
    before = factory.issue(office, money())[0]
    wall.forward(seconds=-90)
    after = factory.issue(office, money())[0]
    times = [snapshot_of(one.snapshot)["time"] for one in (before, after)]
    assert times == sorted(times)


@pytest.mark.parametrize(
    ("gap", "code"),
    [(timedelta(hours=-1), "clock_behind"), (timedelta(days=8), "clock_ahead")],
)
def test_a_clock_that_jumped_stops_the_receipts(office, wall, gap, code):
    factory.issue(office, money())
    wall.moment += gap
    assert code_of(office) == code


def test_six_days_of_holidays_are_no_jump(office, wall):
    factory.issue(office, money())
    wall.forward(days=6)
    assert factory.issue(office, money())


def test_a_long_gap_that_a_manager_confirmed_is_no_jump(office, approver, wall):
    factory.issue(office, money())
    wall.forward(days=30)
    confirm(office, approver, clock.today())
    issued = factory.issue(office, money())[0]
    assert snapshot_of(issued.snapshot)["issued_on"] == wall.moment.date().isoformat()


def test_a_dead_battery_is_corrected_by_the_managers_date(office, approver, wall):
    issued = factory.issue(office, money())[0]
    day = wall.moment.date() + timedelta(days=1)
    wall.moment = wall.moment.replace(year=2019)
    assert code_of(office) == "clock_behind"
    confirm(office, approver, day)
    again = factory.issue(office, money())[0]
    assert snapshot_of(again.snapshot)["issued_on"] == day.isoformat()
    assert again.number.serial == issued.number.serial + 1


def test_a_day_before_the_last_entry_is_not_confirmed(office, approver, wall):
    factory.issue(office, money())
    with pytest.raises(AppError) as refused:
        confirm(office, approver, wall.moment.date() - timedelta(days=1))
    assert refused.value.code == "clock_before_journal"


def test_a_confirmed_day_that_never_committed_shifts_nothing(office, approver, wall):
    day = wall.moment.date() + timedelta(days=3)
    with pytest.raises(ZeroDivisionError), office.store.writing(office.actor.uid) as uow:
        confirm_and_fail(uow, approver, day)
    assert clock.today() == wall.moment.date()


def confirm_and_fail(uow, approver, day):
    clocks.confirm(uow, approver, day)
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("gap", "code"),
    [(timedelta(hours=-1), "clock_behind"), (timedelta(days=3000), "clock_ahead")],
)
def test_no_print_and_no_new_person_moves_the_journal_to_a_wrong_time(
    office, approver, wall, gap, code
):
    issued = factory.issue(office, money())[0]
    wall.moment += gap
    with pytest.raises(AppError) as refused, office.store.writing(office.actor.uid) as uow:
        printing.note_printed(uow, [issued.uid], CopyMark.REPRINT, Paper.A5)
    assert refused.value.code == code
    new = NewPerson(login="maryam", name="مریم سواری")
    with pytest.raises(AppError) as refused, office.store.writing(office.actor.uid) as uow:
        add_person(uow, office.vault, office.unlocked.db_key, approver, new, factory.PASSPHRASE)
    assert refused.value.code == code


def test_a_manager_corrects_a_dead_battery_once_for_every_later_start(
    office, approver, template, folder, wall
):
    factory.issue(office, money())
    true_day = clock.today()
    wall.forward(days=-400)
    with office.store.writing(office.actor.uid) as uow:
        clocks.confirm(uow, approver, true_day, folder)
    office.close()
    clock.shift(-clock.correction())
    again = opening.open_office(folder, template.unlocked)
    try:
        assert clock.today() == true_day
        assert factory.issue(again, money())
    finally:
        again.close()


def test_a_clock_that_was_put_right_is_corrected_no_more(office, approver, template, folder, wall):
    factory.issue(office, money())
    wall.forward(days=-400)
    with office.store.writing(office.actor.uid) as uow:
        clocks.confirm(uow, approver, clock.today() + timedelta(days=400), folder)
    office.close()
    clock.shift(-clock.correction())
    wall.forward(days=401)
    opening.open_office(folder, template.unlocked).close()
    assert clock.correction() == timedelta(0)
