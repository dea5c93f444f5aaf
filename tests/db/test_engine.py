"""What SAFETY promises of the file is asserted after opening, not only asked for."""

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from app.db import engine as engines
from app.db.engine import connect, open_engine
from app.domain.errors import AppError
from app.models import setting
from tests import factory

KEY = bytes(range(32))


def code_of(path, key) -> str:
    with pytest.raises(AppError) as refused:
        connect(path, key)
    return refused.value.code


def test_every_promise_holds_on_an_open_connection(tmp_path):
    connection = connect(tmp_path / "a.db", KEY)
    asked = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "secure_delete")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    version = connection.execute("SELECT sqlite_version()").fetchone()[0]
    connection.close()
    assert found == ["wal", 2, 1, 1, 1]
    assert tuple(map(int, version.split("."))) > (3, 51, 2)


def test_another_key_does_not_open_the_file(tmp_path):
    connection = connect(tmp_path / "a.db", KEY)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert code_of(tmp_path / "a.db", bytes(32)) == "database_damaged"


def test_the_file_shows_nothing_to_a_stranger(office):
    factory.issue(office, factory.money())
    office.close()
    raw = office.folder.database.read_bytes()
    assert not raw.startswith(b"SQLite format 3")
    assert "زهرا".encode() not in raw
    assert b"MAISHAT" not in raw


def test_rubbish_in_place_of_the_file_is_damage(tmp_path):
    (tmp_path / "a.db").write_bytes(b"no database at all " * 500)
    assert code_of(tmp_path / "a.db", KEY) == "database_damaged"


def test_a_missing_folder_is_unreachable(tmp_path):
    with pytest.raises(AppError) as refused:
        connect(tmp_path / "gone" / "a.db", KEY)
    assert refused.value.code == "database_unreachable"


def test_a_pragma_that_does_not_hold_is_a_bug_not_a_warning(tmp_path, monkeypatch):
    monkeypatch.setitem(engines._EXPECTED, "trusted_schema", 1)
    with pytest.raises(RuntimeError, match="trusted_schema"):
        connect(tmp_path / "a.db", KEY)


@pytest.mark.parametrize(
    ("number", "code"),
    [(13, "disk_full"), (10 | 3 << 8, "disk_failed"), (8, "disk_readonly"), (19, None)],
)
def test_what_the_disk_refuses_has_a_code(number, code):
    error = dbapi2.OperationalError("x")
    error.sqlite_errorcode = number
    assert engines.error_code(error) == code
    assert engines.error_code(ValueError()) is None


def test_statements_do_not_show_what_people_typed(office):
    with pytest.raises(Exception, match="hidden") as shown, office.store.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere WHERE name = ?", ("زهرا",))
    assert "زهرا" not in str(shown.value)


def test_the_writer_takes_the_lock_at_once(tmp_path, folder, template):
    first = open_engine(folder.database, template.unlocked.db_key, "write")
    with first.connect() as connection, connection.begin():
        other = connect(folder.database, template.unlocked.db_key)
        other.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
        assert connection.execute(select(setting.c.key)).first() is not None
    first.dispose()
