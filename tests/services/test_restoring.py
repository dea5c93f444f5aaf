"""A backup is proved before it counts, and an honest restore says that it is one."""

import json
import shutil
import zipfile

import pytest
from sqlalchemy import select

from app.domain.errors import AppError, InvalidInputError
from app.domain.folder import OfficeFolder
from app.keys.record import verify_text
from app.keys.vault import Vault
from app.models import journal_stream, receipt
from app.queries import receipts as lists_of
from app.services import backups, opening, rekeying, restoring, upkeep
from app.services.receipts import snapshot_of
from app.services.verification import office as verification
from tests import factory
from tests.factory import PASSPHRASE, money

NEW = "کارون و کرخه ۱۴۰۵"


@pytest.fixture
def backed_up(office, tmp_path):
    """A backup after one receipt; a second receipt was issued later and is lost with the PC."""
    kept = factory.issue(office, money())[0]
    made = backups.write(office.folder, office.unlocked.db_key, tmp_path / "one.hyk")
    lost = factory.issue(office, money(amount=7_000))[0]
    office.close()
    return made, kept, lost


def reopened(folder, template, login="modir"):
    return opening.open_office(folder, opening.unlock(folder, login, PASSPHRASE))


def test_a_backup_counts_its_records(backed_up):
    made, _kept, _lost = backed_up
    assert made.receipts == 3  # two starts and one receipt


def test_a_restored_office_goes_on_in_the_next_register(backed_up, folder, template, wall):
    made, kept, lost = backed_up
    done = restoring.restore(folder, made.file, "modir", PASSPHRASE)
    office = reopened(folder, template)
    fresh = factory.issue(office, money())[0]
    with office.store.reading() as connection:
        rows = {str(row.number) for row in lists_of.every(connection)}
        streams = connection.execute(select(journal_stream)).all()
    assert (done.register, fresh.number.register) == ("A2", "A2")
    assert str(kept.number) in rows
    assert str(lost.number) not in rows
    assert verify_text(lost.qr, office.keys).genuine
    assert sorted(one.own for one in streams) == [0, 1]
    assert verification.run(office).findings == ()
    office.close()


def test_what_a_restore_replaced_is_kept(backed_up, folder, template):
    made, _kept, _lost = backed_up
    before = folder.database.read_bytes()
    done = restoring.restore(folder, made.file, "modir", PASSPHRASE)
    assert (done.kept / "hamyar.db").read_bytes() == before
    assert (done.kept / "seal.state").exists()


def test_a_new_pc_needs_nothing_but_the_backup(backed_up, tmp_path, template):
    made, _kept, _lost = backed_up
    (tmp_path / "new").mkdir()
    folder = OfficeFolder(tmp_path / "new")
    done = restoring.restore(folder, made.file, "modir", PASSPHRASE)
    office = reopened(folder, template)
    assert verification.run(office).findings == ()
    assert done.register == "A2"
    office.close()


def test_a_lost_paper_is_entered_again_by_its_own_code(backed_up, folder, template, wall):
    made, _kept, lost = backed_up
    restoring.restore(folder, made.file, "modir", PASSPHRASE)
    office = reopened(folder, template)
    again = factory.issue(office, money(amount=7_000, original_qr=lost.qr))[0]
    fields = verify_text(again.qr, office.keys).fields
    assert (fields.kind, fields.amount, fields.register) == ("P", 7_000, "A2")
    with pytest.raises(AppError) as refused:
        factory.issue(office, money(amount=7_000, original_qr=lost.qr))
    assert refused.value.code == "receipt_known"
    assert verification.run(office).findings == ()
    office.close()


def test_a_paper_that_is_here_is_not_entered_again(office):
    issued = factory.issue(office, money())[0]
    with pytest.raises(AppError) as refused:
        factory.issue(office, money(original_qr=issued.qr))
    assert refused.value.code == "receipt_known"


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (lambda qr: qr[:-1] + ("A" if qr[-1] != "A" else "Q"), "original_"),
        (lambda qr: qr.replace("/C/", "/B/", 1), "original_forged"),
        (lambda qr: qr.replace("KHZDEZ", "KHZAHV"), "original_unknown_key"),
        (lambda _qr: "R1/", "original_malformed"),
    ],
)
def test_a_paper_that_is_not_ours_is_refused(office, alter, code):
    issued = factory.issue(office, money())[0]
    with pytest.raises(InvalidInputError) as refused:
        factory.issue(office, money(original_qr=alter(issued.qr)))
    assert refused.value.fields["original_qr"].startswith(code)


def test_a_paper_is_entered_with_its_own_amount(office):
    issued = factory.issue(office, money())[0]
    with pytest.raises(InvalidInputError) as refused:
        factory.issue(office, money(amount=1, original_qr=issued.qr))
    assert refused.value.fields == {"original_qr": "original_amount_differs"}


def test_a_void_is_no_paper_to_enter(office, approver):
    issued = factory.issue(office, money())[0]
    done = factory.void(office, approver, issued.number)
    with pytest.raises(InvalidInputError) as refused:
        factory.issue(office, money(original_qr=done.record.qr))
    assert refused.value.fields == {"original_qr": "original_not_a_receipt"}


def damaged(source, target, name):
    """Copy a backup with one byte of *name* turned."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.namelist():
            raw = bytearray(old.read(one))
            if one == name:
                raw[len(raw) // 2] ^= 1
            new.writestr(one, bytes(raw))
    return target


@pytest.mark.parametrize("name", ["hamyar.db", "vault.json", "keys.json", "manifest.json"])
def test_a_damaged_backup_replaces_nothing(backed_up, folder, tmp_path, name):
    made, _kept, _lost = backed_up
    before = {path.name: path.read_bytes() for path in folder.root.iterdir() if path.is_file()}
    with pytest.raises(AppError) as refused:
        restoring.restore(
            folder, damaged(made.file, tmp_path / "bad.hyk", name), "modir", PASSPHRASE
        )
    assert refused.value.code in {"backup_damaged", "vault_damaged"}
    after = {path.name: path.read_bytes() for path in folder.root.iterdir() if path.is_file()}
    assert after == before
    assert not folder.restoring.exists()


def test_a_backup_that_is_not_there_is_missing_not_damaged(office, folder, tmp_path):
    gone = tmp_path / "gone.hyk"
    office.close()
    with pytest.raises(AppError, check=lambda error: error.code == "file_missing"):
        restoring.restore(folder, gone, "modir", PASSPHRASE)
    with pytest.raises(AppError, check=lambda error: error.code == "file_missing"):
        backups.extract(gone, bytes(32), OfficeFolder(tmp_path))


def test_a_damaged_backup_is_not_blamed_on_the_passphrase_that_was_changed_since(
    backed_up, folder, tmp_path
):
    made, _kept, _lost = backed_up
    Vault(folder.vault).change_passphrase("modir", PASSPHRASE, NEW)
    bad = bytearray(made.file.read_bytes())
    bad[len(bad) // 3] ^= 1
    (tmp_path / "bad.hyk").write_bytes(bad)
    with pytest.raises(AppError) as refused:
        restoring.restore(folder, tmp_path / "bad.hyk", "modir", NEW)
    assert refused.value.code == "backup_damaged"
    assert restoring.restore(folder, made.file, "modir", NEW).register == "A2"


def test_a_backup_from_before_a_change_of_key_comes_back_under_the_new_key(
    backed_up, folder, template
):
    made, kept, _lost = backed_up
    fresh = rekeying.rekey(folder, template.unlocked)
    fresh = rekeying.rekey(folder, fresh)
    keys = restoring.keys_of(Vault(folder.vault), fresh)
    folder.backups.mkdir(exist_ok=True)
    shutil.copyfile(made.file, folder.backups / "20260101-000000.hyk")
    assert upkeep.newest_good(folder, *keys) == folder.backups / "20260101-000000.hyk"
    restoring.restore(folder, made.file, "modir", PASSPHRASE)
    with pytest.raises(AppError):
        backups.check_database(folder.database, template.unlocked.db_key)
    office = reopened(folder, template)
    assert office.unlocked.db_key == fresh.db_key
    with office.store.reading() as connection:
        assert str(kept.number) in {str(row.number) for row in lists_of.every(connection)}
    assert verification.run(office).findings == ()
    office.close()


def test_a_restore_during_a_change_of_key_keeps_the_key_of_the_copy(backed_up, folder, template):
    made, _kept, _lost = backed_up
    old = template.unlocked.db_key
    Vault(folder.vault).begin_rekey(old, bytes(range(32)))
    restoring.restore(folder, made.file, "modir", PASSPHRASE)
    office = reopened(folder, template)
    assert office.unlocked.keys.candidates() == (old,)
    office.close()


def test_a_wrong_passphrase_replaces_nothing(backed_up, folder):
    made, _kept, _lost = backed_up
    before = folder.database.read_bytes()
    with pytest.raises(AppError) as refused:
        restoring.restore(folder, made.file, "modir", "نه این نه آن")
    assert refused.value.code == "passphrase_wrong"
    assert folder.database.read_bytes() == before


def test_what_is_no_backup_is_refused(folder, tmp_path):
    (tmp_path / "x.hyk").write_bytes(b"PK no zip")
    with pytest.raises(AppError) as refused:
        restoring.restore(folder, tmp_path / "x.hyk", "modir", PASSPHRASE)
    assert refused.value.code == "backup_damaged"


def test_a_restore_that_was_cut_short_is_finished_at_the_next_start(
    backed_up, folder, template, monkeypatch
):
    made, _kept, _lost = backed_up
    monkeypatch.setattr(restoring, "resume", lambda _folder: None)
    restoring.restore(folder, made.file, "modir", PASSPHRASE)
    monkeypatch.undo()
    ready = folder.restoring
    (ready / "hamyar.db").replace(folder.database)  # the power went after the first move
    with opening.hold(folder):
        office = reopened(folder, template)
        assert office.desk.register == "A2"
        assert verification.run(office).findings == ()
        office.close()


def test_a_restore_that_was_never_ready_is_thrown_away(folder):
    folder.restoring.mkdir()
    (folder.restoring / "hamyar.db").write_bytes(b"half")
    restoring.resume(folder)
    assert not folder.restoring.exists()


def test_an_old_copy_put_back_in_secret_stops_the_receipts(office, folder, template):
    office.close()
    old = folder.database.read_bytes()
    office = reopened(folder, template)
    factory.issue(office, money())
    office.close()
    folder.database.write_bytes(old)
    office = reopened(folder, template)
    with pytest.raises(AppError) as refused:
        factory.issue(office, money())
    assert refused.value.code in {"seal_ahead", "seal_differs"}
    assert {one.code for one in verification.run(office).findings} & {"seal_ahead", "seal_differs"}
    office.close()


def test_the_days_work_makes_a_backup_once_and_tries_it(office, wall):
    factory.issue(office, money())
    key = office.unlocked.db_key
    first = upkeep.daily(office.folder, key, office.store)
    again = upkeep.daily(office.folder, key, office.store)
    assert first.backup_at == again.backup_at
    assert first.drill_at >= first.backup_at
    assert len(list(office.folder.backups.iterdir())) == 1
    wall.forward(days=1)
    upkeep.daily(office.folder, key, office.store)
    assert len(list(office.folder.backups.iterdir())) == 2
    assert upkeep.newest_good(office.folder, key) == max(office.folder.backups.iterdir())


def test_the_newest_good_backup_is_not_the_damaged_one(office, wall):
    key = office.unlocked.db_key
    upkeep.daily(office.folder, key, office.store)
    good = next(office.folder.backups.iterdir())
    damaged(good, office.folder.backups / "99991231-000000.hyk", "hamyar.db")
    assert upkeep.newest_good(office.folder, key) == good


def test_a_start_after_a_restore_names_where_it_came_from(backed_up, folder, template):
    made, kept, _lost = backed_up
    restoring.restore(folder, made.file, "modir", PASSPHRASE)
    office = reopened(folder, template)
    with office.store.reading() as connection:
        raw = connection.execute(
            select(receipt.c.snapshot).where(receipt.c.register == "A2", receipt.c.n == 1)
        ).scalar_one()
    told = snapshot_of(raw)["start"]
    assert (told["kind"], told["parent"], told["parent_n"]) == (
        "restored",
        "A1/1405",
        kept.number.serial,
    )
    assert json.dumps(told)
    office.close()


def test_a_copy_comes_back_as_often_as_it_must(backed_up, folder, template, wall):
    made, kept, _lost = backed_up
    codes = []
    for _ in range(10):
        wall.forward(minutes=1)
        codes.append(restoring.restore(folder, made.file, "modir", PASSPHRASE).register)
    office = reopened(folder, template)
    assert codes == ["A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "B0", "B1"]
    issued = [factory.issue(office, money(training=training))[0] for training in (False, True)]
    assert [one.number.register for one in issued] == ["B1", "U1"]
    assert verification.run(office).findings == ()
    still_open = {one.register for one in office.keys.entries if one.valid_to is None}
    assert still_open == {"B1", "U1"}
    assert verify_text(kept.qr, office.keys).genuine
    office.close()


def test_guessing_at_a_restore_gets_slower_too(backed_up, folder, template):
    made, _kept, _lost = backed_up
    codes = []
    for _ in range(6):
        with pytest.raises(AppError) as refused:
            restoring.restore(folder, made.file, "modir", "wrong wrong wrong")
        codes.append(refused.value.code)
    assert codes == [*["passphrase_wrong"] * 5, "passphrase_wait"]


def test_a_database_is_looked_at_where_the_office_is_named_from_here(
    office, folder, template, monkeypatch
):
    assert office.name
    monkeypatch.chdir(folder.root)
    here = folder.database.relative_to(folder.root)
    assert backups.check_database(here, template.unlocked.db_key) >= 0
