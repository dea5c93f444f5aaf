"""A stick that is full, locked, pulled or worn out never holds a file that looks whole."""

import errno
import os
import resource
import shutil

import pytest

from app.domain.errors import AppError
from app.sync import names, stick
from app.sync.code import code
from app.sync.names import Kind, Name

NAME = Name(Kind.BUNDLE, "KHZDEZ", 12)
DATA = os.urandom(3 * 1024 * 1024 + 7)


def refused(*arguments):
    with pytest.raises(AppError) as found:
        stick.write(*arguments)
    return found.value.code


def test_what_is_written_is_found_again_with_its_code(tmp_path):
    told = []
    said = stick.write(tmp_path, NAME, DATA, lambda done, total: told.append((done, total)))
    (found,) = stick.find(tmp_path)
    assert found.name == NAME
    assert (found.path.name, found.size) == ("KHZDEZ-000012.hyb", len(DATA))
    assert stick.read(found) == DATA
    assert said == code(DATA)
    assert told[-2:] == [(len(DATA), len(DATA)), (0, 0)]
    assert [one.name for one in tmp_path.iterdir()] == ["KHZDEZ-000012.hyb"]


def test_a_code_is_eight_letters_that_any_sha256_gives():
    assert code(b"") == "4OYM-IQUY"


@pytest.fixture
def small():
    """Let no file of this process grow beyond a mebibyte: what a full disk answers."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024 * 1024, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_stick_keeps_what_it_had_and_nothing_half(tmp_path, small):
    stick.write(tmp_path, NAME, b"before")
    assert refused(tmp_path, NAME, DATA) == "stick_full"
    (found,) = stick.find(tmp_path)
    assert stick.read(found) == b"before"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_stick_pulled_while_it_is_written_is_said_so(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()

    def pull(done, _total):
        if done == 1024 * 1024:
            shutil.rmtree(folder)

    assert refused(folder, NAME, DATA, pull) == "stick_gone"
    assert refused(folder, NAME, DATA) == "stick_gone"


def test_a_stick_that_gives_back_other_bytes_holds_no_file(tmp_path):
    def wear(done, total):
        if (done, total) == (0, 0):
            with (tmp_path / f"{NAME}.part").open("r+b") as stream:
                stream.seek(1_000_000)
                stream.write(b"worn out")

    assert refused(tmp_path, NAME, DATA, wear) == "stick_differs"
    assert list(tmp_path.iterdir()) == []


def test_whoever_stops_the_writing_leaves_nothing(tmp_path):
    def stop(_done, _total):
        raise InterruptedError

    assert refused(tmp_path, NAME, DATA, stop) == "file_unwritable"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "stick_full"),
        (errno.EROFS, "stick_locked"),
        (errno.EACCES, "stick_locked"),
        (errno.EIO, "stick_gone"),
        (errno.ENODEV, "stick_gone"),
        (errno.ENAMETOOLONG, "file_unwritable"),
    ],
)
def test_each_answer_of_a_stick_has_its_sentence(tmp_path, number, said):
    def answer(_done, _total):
        raise OSError(number, os.strerror(number), str(tmp_path))

    assert refused(tmp_path, NAME, DATA, answer) == said


@pytest.mark.skipif(
    not stick.Path("/proc/self/fdinfo").is_dir(), reason="needs a folder of its own kind"
)
def test_a_folder_whose_system_knows_no_sync_is_no_failure():
    stick._sync(stick.Path("/proc/self/fdinfo"))


def test_a_folder_that_is_gone_is_said_so(tmp_path):
    with pytest.raises(AppError) as found:
        stick.find(tmp_path / "E")
    assert found.value.code == "stick_gone"
    with pytest.raises(FileNotFoundError):
        stick._sync(tmp_path / "E")


def test_only_the_four_names_are_ever_opened(tmp_path):
    ours = ["KHZDEZ-000012.hyb", "KHZDEZ-000012.hya", "KHZ-000003.hyu", "KHZDEZ.hyo"]
    others = [
        *("KHZDEZ-000012.hyb.part", "._KHZDEZ.hyo", "KHZDEZ-000012 (1).hyb", "KHZDEZ-12.hyb"),
        *("KHZDEZ.hyb", "KHZDEZ-000001.hyo", "۱.hyo", "autorun.inf", "KHZDEZ-٠٠٠٠١٢.hyb"),
        "KHZDEZſ.hyo",
    ]
    for name in ours + others:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "KHZABC-000001.hyb").mkdir()
    (tmp_path / "KHZABD-000001.hyb").symlink_to(tmp_path / "autorun.inf")
    found = stick.find(tmp_path)
    assert sorted(one.path.name for one in found) == sorted(ours)
    assert sorted(str(one.name) for one in found) == sorted(ours)


def test_a_name_in_capitals_as_old_fat_keeps_it_is_the_same_name():
    assert names.parse("KHZDEZ-000012.HYB") == names.parse("khzdez-000012.hyb") == NAME


def test_every_name_fits_fat_and_windows(tmp_path):
    for kind in Kind:
        text = str(Name(kind, "KHZDEZ1234", 999_999_999))
        assert not set(text) & set('<>:"/\\|?*')
        assert len(text) <= 24
        assert not text.endswith((".", " "))
    for device in ("CON", "COM1", "NUL"):
        assert refused(tmp_path, Name(Kind.ENROLMENT, device), b"x") == "stick_name"
    assert stick.write(tmp_path, Name(Kind.BUNDLE, "COM1", 1), b"x")
