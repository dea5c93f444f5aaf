import hashlib
import hmac
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import AppError
from app.keys import seal
from app.keys.seal import SealFile, SealPoint

KEY, FIRST = bytes(range(32)), bytes(32)
RECS = [hashlib.sha256(bytes([n])).digest() for n in range(20)]


def rec_at(n):
    return RECS[n - 1]


def points(count=20):
    found = [SealPoint.start("A1", FIRST)]
    for rec in RECS[:count]:
        found.append(found[-1].after(rec))
    return found


POINTS = points()


@pytest.fixture
def state(tmp_path):
    file = SealFile(tmp_path / "seal.state", KEY)
    file.create(POINTS[0])
    return file


def reread(tmp_path):
    return SealFile(tmp_path / "seal.state", KEY).read()


def code_of(action, *arguments, **named):
    with pytest.raises(AppError) as refused:
        action(*arguments, **named)
    return refused.value.code


def test_each_record_is_sealed_under_a_key_of_its_own():
    key = FIRST
    for point, rec in zip(POINTS, RECS, strict=False):
        assert point.seal(rec) == hmac.new(key, rec, "sha256").digest() == seal.seal(key, rec)
        key = seal.evolve(key)


def test_the_file_follows_record_by_record(state, tmp_path):
    assert reread(tmp_path) == POINTS[0]
    for point in POINTS[1:]:
        state.write(point)
        assert reread(tmp_path) == point
    assert (tmp_path / "seal.state").stat().st_size == 256


def test_a_file_opened_anew_writes_on_where_it_stood(state, tmp_path):
    state.write(POINTS[1])
    SealFile(tmp_path / "seal.state", KEY).write(POINTS[2])
    SealFile(tmp_path / "seal.state", KEY).write(POINTS[3])
    assert reread(tmp_path) == POINTS[3]


@given(st.integers(1, 19), st.data())
@settings(derandomize=False)
def test_a_write_torn_anywhere_leaves_the_point_before_or_the_new_one(tmp_path_factory, n, data):
    path = tmp_path_factory.mktemp("torn") / "seal.state"
    file = SealFile(path, KEY)
    file.create(POINTS[0])
    for point in POINTS[1 : n + 1]:
        file.write(point)
    before = path.read_bytes()
    file.write(POINTS[n + 1])
    after = path.read_bytes()
    kept = data.draw(
        st.sets(st.integers(0, 255)) | st.integers(0, 256).map(lambda k: set(range(k)))
    )
    torn = bytes(after[i] if i in kept else before[i] for i in range(256))
    path.write_bytes(torn)
    assert SealFile(path, KEY).read() in (POINTS[n], POINTS[n + 1])


@given(st.integers(0, 255), st.integers(1, 255))
@settings(derandomize=False)
def test_no_altered_byte_ever_gives_a_point_that_never_was(tmp_path_factory, place, change):
    path = tmp_path_factory.mktemp("altered") / "seal.state"
    file = SealFile(path, KEY)
    file.create(POINTS[4])
    file.write(POINTS[5])
    raw = bytearray(path.read_bytes())
    raw[place] ^= change
    path.write_bytes(bytes(raw))
    assert SealFile(path, KEY).read() in (POINTS[4], POINTS[5])


def test_a_forged_count_with_a_fresh_checksum_is_not_believed(state, tmp_path):
    path = tmp_path / "seal.state"
    state.write(POINTS[1])
    raw = bytearray(path.read_bytes())
    raw[128 + 15] = 9
    raw[128 + 112 :] = hashlib.sha256(bytes(raw[128 : 128 + 112])).digest()[:16]
    path.write_bytes(bytes(raw))
    assert reread(tmp_path) == POINTS[0]


@pytest.mark.parametrize("raw", [b"", bytes(256), bytes(100)])
def test_a_file_without_a_valid_slot_says_so(raw, tmp_path):
    Path(tmp_path / "seal.state").write_bytes(raw)
    assert code_of(reread, tmp_path) == "seal_damaged"


def test_a_file_under_another_key_is_not_read(state, tmp_path):
    assert code_of(SealFile(tmp_path / "seal.state", FIRST).read) == "seal_damaged"


def test_a_missing_file_says_so(tmp_path):
    assert code_of(reread, tmp_path) == "file_missing"


def test_a_file_that_vanished_under_the_program_says_so(state, tmp_path):
    (tmp_path / "seal.state").unlink()
    assert code_of(state.write, POINTS[1]) == "file_unwritable"


@given(st.integers(0, 20), st.integers(0, 20))
@settings(derandomize=False)
def test_behind_the_database_it_catches_up_and_ahead_of_it_it_stops(sealed, found):
    point = POINTS[sealed]
    if sealed > found:
        assert code_of(point.settled, found, rec_at) == "seal_ahead"
    else:
        assert point.settled(found, rec_at) == POINTS[found]


def test_another_record_in_place_of_the_last_one_is_noticed():
    assert code_of(POINTS[3].settled, 5, lambda n: RECS[n]) == "seal_differs"


def test_a_point_shows_no_key():
    assert FIRST.hex() not in repr(POINTS[0])
    assert repr(POINTS[0]) == "SealPoint(register='A1', count=0)"
