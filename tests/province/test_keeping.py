"""A province's copies of its counties are kept with its own database, and can be sent anew."""

import hashlib
import zipfile
from dataclasses import replace

import pytest

from app.domain import canonical
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.domain.receipt_filter import ReceiptFilter
from app.province import held, looking, verifying
from app.province.stores import Counties
from app.queries import receipt_list
from app.services import backups, opening, rekeying, restoring
from app.services.verification import office as verification
from tests import factory
from tests.province import copies, pairs


@pytest.fixture
def pair(province, office, tmp_path):
    made = pairs.join(province, office, tmp_path / "stick")
    made.issue(2)
    made.merge(*made.export())
    yield made
    made.office.close()


def kept(pair, tmp_path):
    return backups.write(pair.province.folder, pair.province.unlocked.db_key, tmp_path / "b.hyk")


def come_back(pair, backup, place):
    """Restore the province on a new PC and go on with it."""
    login = pair.province.actor.login
    folder = OfficeFolder(place)
    restoring.restore(folder, backup.file, login, factory.PASSPHRASE)
    opened = opening.open_office(folder, opening.unlock(folder, login, factory.PASSPHRASE))
    pair.province.close()
    return replace(pair, province=opened)


def digests(pair):
    """What a county's copy holds, row for row, and where its journal stands."""
    stores = Counties(pair.province.folder.root, pair.province.unlocked.db_key)
    store = stores.open("KHZDEZ")
    try:
        with store.reading() as connection:
            rows = canonical.encode(copies.tables_of(connection))
            return hashlib.sha256(rows).hexdigest(), held.known(connection).head
    finally:
        store.close()


@pytest.mark.grounds
def test_a_province_on_a_new_pc_has_its_counties(pair, tmp_path):
    before = pair.totals(), digests(pair)
    back = come_back(pair, kept(pair, tmp_path), tmp_path / "new")
    assert (back.totals(), digests(back)) == before
    assert back.totals()
    assert back.same()
    back.issue()
    assert [str(one.result) for one in back.merge(*back.export())] == ["accepted"]
    assert verifying.run(back.province, None, lambda _what: None).findings == ()
    back.province.close()


@pytest.mark.grounds
def test_a_look_into_a_county_only_reads_and_all_of_it_is_verified(pair):
    copy = looking.look(pair.province, "KHZDEZ")
    with copy.store.reading() as connection:
        page = receipt_list.page(connection, ReceiptFilter())
    assert len([one for one in page if one.form]) == 2
    report = verification.run(copy)
    assert (report.findings, report.checked["receipts"]) == ((), 4)
    with pytest.raises(AppError, match="disk_readonly"), copy.store.writing() as uow:
        uow.connection.exec_driver_sql("CREATE TABLE of_ours (uid INTEGER)")
    copy.close()
    whole = verifying.run(pair.province, None, lambda _what: None)
    assert (whole.findings, whole.checked["receipts"]) == ((), 4 + 2)


def test_one_byte_of_a_countys_copy_is_enough_to_refuse_the_backup(pair, tmp_path):
    made = kept(pair, tmp_path)
    with zipfile.ZipFile(made.file) as archive:
        (place,) = [one for one in archive.infolist() if one.filename.startswith("counties/")]
    raw = bytearray(made.file.read_bytes())
    raw[place.header_offset + 2_000] ^= 1
    made.file.write_bytes(bytes(raw))
    with pytest.raises(AppError, match="backup_damaged"):
        come_back(pair, made, tmp_path / "new")


def test_a_copy_that_is_there_is_newer_than_that_of_the_backup(pair, tmp_path):
    made = kept(pair, tmp_path)
    pair.issue(1)
    pair.merge(*pair.export())
    pair.province.close()
    folder, login = pair.province.folder, pair.province.actor.login
    restoring.restore(folder, made.file, login, factory.PASSPHRASE)
    opened = opening.open_office(folder, opening.unlock(folder, login, factory.PASSPHRASE))
    assert replace(pair, province=opened).same()
    opened.close()


def test_a_county_sends_everything_anew_where_its_copy_fell_behind(pair, tmp_path):
    made = kept(pair, tmp_path)
    pair.issue(1)
    pair.merge(*pair.export())
    pair.acknowledge()
    back = come_back(pair, made, tmp_path / "new")
    back.issue(1)
    assert [str(one.result) for one in back.merge(*back.export())] == ["waiting"]
    arrived = back.merge(*back.export(whole=True))
    assert "accepted" in [str(one.result) for one in arrived]
    assert back.same()
    back.province.close()


def test_the_key_of_a_province_stays_while_copies_lie_under_it(pair):
    pair.province.close()
    with pytest.raises(AppError, match="province_rekey"):
        rekeying.rekey(pair.province.folder, pair.province.unlocked)
