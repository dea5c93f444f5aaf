"""Row keys: they grow, they are versioned, and shipped rows keep theirs forever."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from app.domain import clock, uid

MOMENT = datetime(2105, 11, 22, 9, 30, tzinfo=clock.TEHRAN)


@pytest.fixture
def sequence():
    return uid.Sequence()


def milliseconds(key: uuid.UUID) -> int:
    return key.int >> 80


def test_a_key_is_a_version_7_uuid_of_the_present_moment(sequence):
    with clock.fixed(MOMENT):
        key = sequence.new()
    assert (key.version, key.variant) == (7, uuid.RFC_4122)
    assert milliseconds(key) == int(MOMENT.timestamp() * 1000)


def test_keys_of_one_moment_grow(sequence):
    with clock.fixed(MOMENT):
        keys = [sequence.new() for _ in range(20_000)]
    assert all(before < after for before, after in pairwise(keys))
    assert {milliseconds(key) for key in keys} == {milliseconds(keys[0])}


def test_keys_grow_when_the_clock_goes_back(sequence):
    with clock.fixed(MOMENT):
        before = sequence.new()
    with clock.fixed(MOMENT - timedelta(days=1)):
        after = sequence.new()
    assert after > before


def test_a_full_moment_runs_into_the_next(sequence):
    full = (int(MOMENT.timestamp() * 1000) + 1 << 74) - 1
    sequence._last = full
    with clock.fixed(MOMENT):
        key = sequence.new()
    assert milliseconds(key) == int(MOMENT.timestamp() * 1000) + 1
    assert key.version == 7


def test_threads_never_share_a_key():
    with ThreadPoolExecutor(8) as pool:
        batches = list(pool.map(lambda _: [uid.new() for _ in range(500)], range(8)))
    assert len({key for batch in batches for key in batch}) == 4000
    assert all(batch == sorted(batch) for batch in batches)


def test_a_shipped_row_keeps_its_key_forever():
    assert uid.of_list("niyyat", "MAISHAT") == uuid.UUID("24dbdd2f-759a-5a79-ac65-31b13f6ad9f5")
    assert uid.of_list("niyyat", "MASKAN") != uid.of_list("units", "MASKAN")
