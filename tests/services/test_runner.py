"""One writer, in order; readers beside it; changes are told after the commit."""

import threading

import pytest

from app.domain.changes import Change
from app.domain.errors import AppError
from app.queries import lists
from app.services import lists as writing
from app.services import receipts
from app.services.runner import Runner
from tests.factory import money


@pytest.fixture
def heard():
    return []


@pytest.fixture
def runner(office, heard):
    runner = Runner(office.store, heard.append, person=office.actor.uid)
    yield runner
    runner.close()


def test_writes_happen_in_the_order_they_were_asked(office, runner):
    asked = [runner.write(receipts.issue, office.desk, money()) for _ in range(5)]
    serials = [one.result()[0].number.serial for one in asked]
    assert serials == [2, 3, 4, 5, 6]


def test_who_waits_hears_what_changed_once_it_is_committed(office, runner, heard):
    runner.write(receipts.issue, office.desk, money()).result()
    assert heard == [Change.RECEIPTS | Change.JOURNAL]


def test_a_refusal_changes_nothing_and_the_writer_goes_on(office, runner, heard):
    refused = runner.write(receipts.issue, office.desk, money(amount=0))
    assert isinstance(refused.exception(), AppError)
    assert heard == []
    assert runner.write(receipts.issue, office.desk, money()).result()


def test_reads_do_not_wait_for_a_writer(office, runner):
    reading = threading.Event()

    def slow(uow):
        writing.set_setting(uow, "receipt.paper", "roll")
        return reading.wait(5)

    written = runner.write(slow)
    seen = runner.read(lists.settings).result(timeout=5)
    reading.set()
    assert written.result()
    assert seen["receipt.paper"] == "a4"
    assert runner.read(lists.settings).result()["receipt.paper"] == "roll"


def test_work_without_a_database_runs_beside(runner):
    assert runner.work(sum, [1, 2]).result() == 3
