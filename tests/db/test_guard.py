"""Whoever writes around the journal is refused: our own code by the guard, others by triggers."""

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlcipher3 import dbapi2

from app.db import guard, triggers
from app.db.engine import connect
from app.domain import uid
from app.domain.errors import AppError
from app.models import draft, metadata, niyyat, receipt, setting
from tests import factory

ROW = {"uid": uid.new(), "key": "k", "value": "v"}


@pytest.mark.parametrize(
    "statement",
    [
        insert(setting).values(ROW),
        update(setting).values(value="x"),
        delete(setting),
        text("INSERT INTO setting VALUES (x'00', 'k', 'v')"),
        text("  update setting set value = 'x'"),
        text("DELETE FROM setting"),
        text("REPLACE INTO setting VALUES (x'00', 'k', 'v')"),
        text("WITH one AS (SELECT 1) DELETE FROM setting"),
    ],
    ids=str,
)
def test_a_write_around_the_journal_raises(office, statement):
    with (
        pytest.raises(guard.UnjournalledWriteError),
        office.store.writing(office.actor.uid) as uow,
    ):
        uow.connection.execute(statement)


def test_a_raw_statement_to_the_driver_raises_too(office):
    with (
        pytest.raises(guard.UnjournalledWriteError),
        office.store.writing(office.actor.uid) as uow,
    ):
        uow.connection.exec_driver_sql("DELETE FROM setting")


def test_local_tables_are_free_and_journalled_ones_are_not(office):
    kept = {"uid": uid.new(), "person_uid": office.actor.uid, "form": "desk"}
    kept |= {"body": "{}", "saved_at": ""}
    with office.store.writing(office.actor.uid) as uow:
        uow.local(insert(draft).values(kept))
    with (
        pytest.raises(guard.UnjournalledWriteError),
        office.store.writing(office.actor.uid) as uow,
    ):
        uow.local(insert(setting).values(ROW))


def test_facts_are_not_changed_through_the_unit_of_work_either(office):
    issued = factory.issue(office, factory.money())[0]
    with (
        pytest.raises(guard.UnjournalledWriteError),
        office.store.writing(office.actor.uid) as uow,
    ):
        uow.change("receipt.bettered", receipt, issued.uid, {"amount": 1})


def test_changing_a_row_that_is_not_there_is_refused(office):
    with pytest.raises(AppError) as refused, office.store.writing(office.actor.uid) as uow:
        uow.change("niyyat.closed", niyyat, uid.new(), {"active": 0})
    assert refused.value.code == "row_missing"


def test_readers_cannot_write(office):
    with pytest.raises(AppError) as refused, office.store.reading() as connection:
        connection.execute(update(setting).values(value="x"))
    assert refused.value.code == "disk_readonly"


@pytest.mark.parametrize("name", sorted(table.name for table in triggers.fact_tables()))
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "REPLACE"])
def test_facts_are_kept_by_the_database_itself(office, template, name, verb):
    factory.issue(office, factory.money())
    factory.issue(office, factory.kind())
    factory.issue(office, factory.service())
    other = connect(office.folder.database, template.unlocked.db_key)
    column = next(c.name for c in metadata.tables[name].columns if c.name not in {"uid", "body"})
    try:
        if other.execute(f"SELECT count(*) FROM {name}").fetchone()[0] == 0:
            other.execute("PRAGMA foreign_keys = OFF")
            blanks = ", ".join("x'00'" for _ in metadata.tables[name].columns)
            other.execute(f"INSERT INTO {name} VALUES ({blanks})")
        statement = {
            "UPDATE": f"UPDATE {name} SET {column} = {column}",
            "DELETE": f"DELETE FROM {name}",
            "REPLACE": f"INSERT OR REPLACE INTO {name} SELECT * FROM {name}",
        }[verb]
        with pytest.raises(dbapi2.IntegrityError, match="facts are never changed"):
            other.execute(statement)
    finally:
        other.close()


def test_the_triggers_are_those_of_the_models(office):
    with office.store.reading() as connection:
        standing = dict(
            connection.execute(
                text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            ).all()
        )
    assert standing == triggers.statements()


def test_tables_outside_the_journal_say_why(office):
    outside = {t.name: t.info.get("why", "") for t in metadata.sorted_tables}
    reasons = {
        name: why for name, why in outside.items() if not metadata.tables[name].info["journal"]
    }
    local = [
        "acknowledgement",
        "batch_row",
        "donor_doc",
        "draft",
        "fund_total",
        "import_row",
        "sent_file",
        "series",
    ]
    assert sorted(reasons) == sorted([*local, "journal", "journal_stream"])
    assert all(len(why) > 15 for why in reasons.values())
    with office.store.reading() as connection:
        tables = set(
            connection.execute(select(text("name FROM sqlite_master WHERE type = 'table'")))
            .scalars()
            .all()
        )
    ours = {name for name in tables if not name.startswith(("donor_words", "donor_parts"))}
    assert ours - set(metadata.tables) == {"alembic_version"}
