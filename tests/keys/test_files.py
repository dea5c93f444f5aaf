import errno
import os
import stat

import pytest

from app.domain.errors import AppError
from app.keys import files
from app.strings import errors


def code_of(action, *arguments, **named):
    with pytest.raises(AppError) as refused:
        action(*arguments, **named)
    return refused.value.code


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "vault.json"
    files.atomic_write(path, b"old")
    files.atomic_write(path, b"new")
    assert files.read(path) == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_crash_left_behind_is_neither_read_nor_in_the_way(tmp_path):
    path = tmp_path / "vault.json"
    files.atomic_write(path, b"old")
    (tmp_path / "vault.json.part").write_bytes(b"half of something longer than the next")
    assert files.read(path) == b"old"
    files.atomic_write(path, b"new")
    assert files.read(path) == b"new"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")
def test_secrets_are_for_the_owners_eyes_only(tmp_path):
    files.atomic_write(tmp_path / "vault.json", b"")
    assert stat.S_IMODE((tmp_path / "vault.json").stat().st_mode) == files.PRIVATE


def test_a_folder_that_is_gone_is_said_and_not_made(tmp_path):
    assert code_of(files.atomic_write, tmp_path / "gone" / "vault.json", b"") == "file_unwritable"


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    assert code_of(files.read, tmp_path / "none") == "file_missing"
    assert code_of(files.read, tmp_path) == "file_unreadable"
    (tmp_path / "large").write_bytes(bytes(11))
    assert code_of(files.read, tmp_path / "large", limit=10) == "file_too_large"
    assert files.read(tmp_path / "large", limit=11) == bytes(11)


def test_a_full_disk_gets_its_room_back_and_says_so_in_persian(tmp_path, monkeypatch):
    path = tmp_path / "vault.json"
    files.atomic_write(path, b"old")

    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AppError) as refused:
        files.atomic_write(path, b"new")
    assert (files.read(path), [*tmp_path.iterdir()]) == (b"old", [path])
    assert "space" not in errors.sentence(refused.value)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "seal.state")
    assert code_of(files.read, tmp_path / "seal.state") == "file_unreadable"
