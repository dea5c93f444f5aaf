"""An office that nothing can be written into: an auditor opens it, looks, and proves it."""

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.db import lock
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.domain.receipt_filter import ReceiptFilter
from app.queries import receipt_list
from app.services import keeping, opening, people, receipts
from app.services.people import NewPerson
from app.services.verification import office as verification
from tests import factory
from tests.factory import money

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders have no mode there")
NOBODY = 65534


@contextmanager
def as_nobody():
    """Act as somebody who is not root, for whom a mode is no obstacle."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def chmod(root: Path, folder: int, file: int) -> None:
    for one in (root, *root.rglob("*")):
        one.chmod(folder if one.is_dir() else file)


@pytest.fixture
def frozen(office, approver):
    """A copy of an office with a receipt and an auditor, which only root can write into."""
    factory.issue(office, money())
    with office.store.writing(office.actor.uid) as uow:
        made = NewPerson(login="bazres", name="بازرس استان", role="auditor")
        key = office.unlocked.db_key
        people.add_person(uow, office.vault, key, approver, made, factory.PASSPHRASE)
    office.close()
    above = Path(tempfile.mkdtemp())
    above.chmod(0o755)
    shutil.copytree(office.folder.root, above / "office")
    chmod(above / "office", 0o555, 0o444)
    yield OfficeFolder(above / "office")
    chmod(above / "office", 0o755, 0o644)
    shutil.rmtree(above)


def listing(folder):
    return {one.name: one.stat().st_mtime_ns for one in folder.root.rglob("*")}


@pytest.mark.parametrize("login", ["bazres", "modir"])
def test_it_is_opened_read_and_proved_and_stays_as_it_was(frozen, login, wall):
    before = listing(frozen)
    with as_nobody():
        assert lock.read_only(frozen)
        with opening.hold(frozen):
            unlocked = opening.unlock(frozen, login, factory.PASSPHRASE)
            opened = opening.open_office(frozen, unlocked)
            with opened.store.reading() as connection:
                assert receipt_list.totals(connection, ReceiptFilter()).count == 1
            assert verification.run(opened).ok
            opened.close()
    assert listing(frozen) == before


def test_what_would_write_is_refused_in_words(frozen, wall):
    with as_nobody(), opening.hold(frozen):
        unlocked = opening.unlock(frozen, "modir", factory.PASSPHRASE)
        opened = opening.open_office(frozen, unlocked)
        with (
            pytest.raises(AppError, match="disk_readonly"),
            opened.store.writing(opened.actor.uid) as uow,
        ):
            receipts.issue(uow, opened.desk, money())
        with pytest.raises(AppError, match="disk_readonly"):
            keeping.back_up(opened, frozen.root.parent / "copy.hyk", lambda _done, _of: None)
        opened.close()


def test_a_wrong_passphrase_is_still_wrong(frozen, wall):
    with as_nobody(), pytest.raises(AppError, match="passphrase_wrong"):
        opening.unlock(frozen, "bazres", "نادرست و دراز")


def test_work_that_is_not_in_the_file_yet_is_not_overlooked(frozen, wall, template):
    wal = frozen.root / "hamyar.db-wal"
    frozen.root.chmod(0o755)
    wal.write_bytes(b"x")
    chmod(frozen.root, 0o555, 0o444)
    with as_nobody(), pytest.raises(AppError, match="readonly_unsettled"):
        opening.open_office(frozen, template.unlocked)


@pytest.mark.skipif(os.name != "nt" and os.geteuid() != 0, reason="needs a second user")
def test_a_program_that_works_in_it_is_seen(frozen):
    refused = pytest.raises(AppError, match="office_in_use")
    with lock.held(frozen), as_nobody(), refused, opening.hold(frozen):
        raise AssertionError
