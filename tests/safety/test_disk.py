"""The simulated disk: synced bytes stay, all others may go, and names keep their order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.safety.disk import Disk
from app.safety.recorder import Op

ROOT = "/office"


@pytest.fixture
def disk(tmp_path):
    (tmp_path / "old").write_bytes(b"old bytes")
    return Disk(tmp_path, tmp_path, {"old": 1})


def at(disk, name):
    return f"{disk._root}/{name}".encode()


def cuts(disk, many=200):
    return [disk.cut(random.Random(n)) for n in range(many)]


def test_a_write_that_was_synced_survives_every_cut(disk):
    disk.apply(Op("W", 1, 0, b"NEW"))
    disk.apply(Op("S", 1, 0, b""))
    assert {image["old"] for image in cuts(disk)} == {b"NEW bytes"}


def test_a_write_that_was_not_synced_may_be_lost_or_kept(disk):
    disk.apply(Op("W", 1, 0, b"NEW"))
    assert {image["old"] for image in cuts(disk)} == {b"old bytes", b"NEW bytes"}


def test_a_long_write_may_be_torn_between_its_sectors(disk):
    disk.apply(Op("W", 1, 0, b"x" * 2048))
    seen = {image["old"] for image in cuts(disk)}
    assert any(0 < image.count(b"x") < 2048 for image in seen)


def test_a_rename_without_a_sync_of_its_folder_may_be_lost(disk):
    disk.apply(Op("C", 2, 0, at(disk, "new.part")))
    disk.apply(Op("W", 2, 0, b"new"))
    disk.apply(Op("S", 2, 0, b""))
    disk.apply(Op("R", 0, 0, at(disk, "new.part") + b"\0" + at(disk, "old")))
    assert {image["old"] for image in cuts(disk)} == {b"old bytes", b"new"}
    disk.apply(Op("D", 0, 0, disk._root.encode()))
    assert {image["old"] for image in cuts(disk)} == {b"new"}


def test_a_second_name_keeps_the_old_bytes(disk):
    disk.apply(Op("L", 0, 0, at(disk, "old") + b"\0" + at(disk, "kept/old")))
    disk.apply(Op("U", 0, 0, at(disk, "old")))
    disk.apply(Op("D", 0, 0, at(disk, "kept")))
    assert all(image["kept/old"] == b"old bytes" for image in cuts(disk))
    assert disk.now() == {"kept/old": b"old bytes"}


def test_a_file_is_cut_and_filled_with_zeros(disk):
    disk.apply(Op("T", 1, 3, b""))
    disk.apply(Op("W", 1, 5, b"end"))
    assert disk.now()["old"] == b"old\0\0end"
    disk.apply(Op("T", 1, 10, b""))
    assert disk.now()["old"] == b"old\0\0end\0\0"


def test_shared_memory_does_not_outlive_the_power(disk):
    disk.apply(Op("C", 2, 0, at(disk, "old-shm")))
    assert all("old-shm" not in image for image in cuts(disk))


def test_an_operation_on_a_file_nobody_made_is_a_fault_of_the_recorder(disk):
    with pytest.raises(KeyError):
        disk.apply(Op("W", 99, 0, b""))


@settings(derandomize=False)
@given(st.lists(st.tuples(st.integers(0, 40), st.binary(max_size=30)), max_size=8), st.integers())
def test_every_byte_after_a_cut_is_one_that_was_written_there(tmp_path_factory, writes, seed):
    root = tmp_path_factory.getbasetemp()
    (root / "file").write_bytes(bytes(10))
    disk, places = Disk(root, root, {"file": 1}), {n: {0} for n in range(80)}
    for offset, data in writes:
        disk.apply(Op("W", 1, offset, data))
        for n, byte in enumerate(data):
            places[offset + n].add(byte)
    image = disk.cut(random.Random(seed))["file"]
    assert all(byte in places[n] for n, byte in enumerate(image))
