from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import clock
from app.domain.clock import TEHRAN
from app.keys.throttle import FILE_NAME, Throttle

NOON = datetime(2026, 4, 1, 12, 0, tzinfo=TEHRAN)


class Watch:
    """A clock that the test turns."""

    def __init__(self):
        self.moment = NOON

    def __call__(self):
        return self.moment

    def on(self, seconds):
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def watch():
    turned = Watch()
    with clock.fixed(turned):
        yield turned


@pytest.fixture
def throttle(tmp_path):
    return Throttle(tmp_path / FILE_NAME)


def test_four_failures_cost_nothing_and_the_fifth_begins_to(throttle, watch):
    assert [throttle.failed("admin") for _ in range(13)] == [
        *([0] * 4), 5, 10, 20, 40, 80, 160, 300, 300, 300,
    ]  # fmt: skip
    assert throttle.wait_seconds("admin") == 300


def test_the_wait_runs_down_and_ends(throttle, watch):
    for _ in range(6):
        throttle.failed("admin")
    waits = []
    for seconds in (0, 0.5, 3.5, 6, 100):
        watch.on(seconds)
        waits.append(throttle.wait_seconds("admin"))
    assert waits == [10, 10, 6, 0, 0]


def test_another_login_does_not_wait(throttle, watch):
    for _ in range(9):
        throttle.failed("admin")
    assert throttle.wait_seconds("clerk") == 0
    assert throttle.wait_seconds(" ADMIN ") > 0


def test_the_right_passphrase_clears_the_account(throttle, watch):
    for _ in range(9):
        throttle.failed("admin")
    throttle.succeeded("admin")
    throttle.succeeded("nobody")
    assert throttle.wait_seconds("admin") == 0
    assert throttle.failed("admin") == 0


def test_the_wait_outlives_the_program(throttle, watch, tmp_path):
    for _ in range(7):
        throttle.failed("admin")
    assert Throttle(tmp_path / FILE_NAME).wait_seconds("admin") == 20


def test_a_clock_set_back_begins_the_wait_again_and_no_more(throttle, watch):
    for _ in range(7):
        throttle.failed("admin")
    watch.on(-86_400 * 400)
    assert throttle.wait_seconds("admin") == 20
    watch.on(19)
    assert throttle.wait_seconds("admin") == 1
    watch.on(1)
    assert throttle.wait_seconds("admin") == 0


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b'{"logins":null}',
        b'{"logins":[1]}',
        b'{"logins":[{"failures":9,"last":"yesterday","login":"admin"}]}',
        b'{"logins":[{"failures":9,"last":"2026-04-01T12:00:00","login":"admin"}]}',
        b'{"logins":[{"failures":"9","last":"2026-04-01T12:00:00+03:30","login":"admin"}]}',
        bytes(range(256)),
    ],
)
def test_a_damaged_file_locks_nobody_out(raw, throttle, watch, tmp_path):
    (tmp_path / FILE_NAME).write_bytes(raw)
    assert throttle.wait_seconds("admin") == 0
    assert throttle.failed("admin") == 0


def test_a_flood_of_invented_logins_does_not_push_out_a_waiting_one(throttle, watch):
    for _ in range(6):
        throttle.failed("admin")
    for number in range(150):
        throttle.failed(f"nobody{number}")
    assert throttle.wait_seconds("admin") == 10


@given(st.lists(st.tuples(st.booleans(), st.integers(-400, 400)), max_size=40))
@settings(derandomize=False, max_examples=40)
def test_whatever_happens_five_minutes_of_patience_are_enough(tmp_path_factory, steps):
    throttle = Throttle(tmp_path_factory.mktemp("t") / FILE_NAME)
    watch = Watch()
    with clock.fixed(watch):
        for wrong, seconds in steps:
            if wrong:
                throttle.failed("admin")
            watch.on(seconds)
            assert 0 <= throttle.wait_seconds("admin") <= 300
        watch.on(300)
        assert throttle.wait_seconds("admin") == 0
