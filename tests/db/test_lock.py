"""One program at a time, and only on a disk that keeps its promises."""

import subprocess
import sys
from pathlib import PurePosixPath

import pytest

from app.db import lock
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder

MOUNTS = [
    "/dev/sda1 / ext4 rw 0 0",
    "server:/share /srv nfs4 rw 0 0",
    "//pc/share /mnt/pc cifs rw 0 0",
    "/dev/sdb1 /media/my\\040stick vfat rw 0 0",
    "tmpfs /srv/fast tmpfs rw 0 0",
]


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/office", "ext4"),
        ("/srv/office", "nfs4"),
        ("/srv/fast/office", "tmpfs"),
        ("/srvother", "ext4"),
        ("/mnt/pc", "cifs"),
        ("/media/my stick/office", "vfat"),
    ],
)
def test_the_longest_mount_point_tells_the_disk(folder, kind):
    assert lock.disk_kind(PurePosixPath(folder), MOUNTS) == kind


@pytest.mark.parametrize("name", ["OneDrive - Behzisti", "Dropbox", "Google Drive", "iCloudDrive"])
def test_a_synced_folder_is_refused(tmp_path, name):
    with pytest.raises(AppError) as refused:
        lock.refuse_unsafe(tmp_path / name / "office")
    assert refused.value.code == "folder_cloud"


@pytest.mark.parametrize(
    ("kind", "code"), [("nfs4", "folder_network"), ("exfat", "folder_removable")]
)
def test_a_disk_that_loses_writes_is_refused(tmp_path, monkeypatch, kind, code):
    monkeypatch.setattr(lock, "_disk_kind", lambda _path: kind)
    with pytest.raises(AppError) as refused:
        lock.refuse_unsafe(tmp_path)
    assert refused.value.code == code


def test_a_second_program_is_refused_until_the_first_one_ends(tmp_path):
    folder = OfficeFolder(tmp_path)
    second = (
        "import sys; from pathlib import Path\n"
        "from app.db import lock; from app.domain.folder import OfficeFolder\n"
        "from app.domain.errors import AppError\n"
        "try:\n"
        "    with lock.held(OfficeFolder(Path(sys.argv[1]))): print('free')\n"
        "except AppError as error: print(error.code)\n"
    )

    def ask() -> str:
        command = [sys.executable, "-c", second, str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    with lock.held(folder):
        assert ask() == "office_in_use"
    assert ask() == "free"


def test_a_lock_that_cannot_be_written_is_refused(tmp_path):
    folder = OfficeFolder(tmp_path / "office")
    folder.lock.mkdir(parents=True)
    with pytest.raises(AppError) as refused, lock.held(folder):
        pass
    assert refused.value.code == "file_unwritable"
