"""The journal is all there is to know: played back, it gives the same tables, row for row."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import insert, select

from app.db import codec, guard, migrate
from app.db.engine import open_engine
from app.db.journal import open_stream, replay
from app.db.uow import Store
from app.domain import uid
from app.domain.errors import AppError
from app.domain.journal import GENESIS, EntryFacts, body_hash, link
from app.models import journal, journal_stream, metadata
from app.services import lists
from tests import days, factory

PLAYED = settings(
    derandomize=False,
    deadline=None,
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def empty_store(file) -> Store:
    engine = open_engine(file, bytes(32), "write")
    migrate.upgrade(engine)
    return Store(engine, engine)


def tables_of(connection) -> dict[str, list[dict[str, object]]]:
    found = {}
    for table in metadata.sorted_tables:
        if table.info["journal"]:
            rows = connection.execute(select(table).order_by(table.c.uid)).mappings()
            found[table.name] = [codec.to_json(table, row) for row in rows]
    return found


def entries(connection):
    return connection.execute(select(journal).order_by(journal.c.stream, journal.c.seq)).all()


@PLAYED
@given(acts=days.acts())
def test_replaying_the_journal_gives_the_same_tables(office, approver, tmp_path, acts):
    day = days.Day(office, approver)
    for what in acts:
        day.act(what)
    with office.store.reading() as connection:
        wanted, bodies = tables_of(connection), [row.body for row in entries(connection)]
    (copy := tmp_path / "copy.db").unlink(missing_ok=True)
    store = empty_store(copy)
    with store.writing() as uow, guard.journalling(uow.connection):
        replay(uow.connection, bodies)
    with store.reading() as connection:
        assert tables_of(connection) == wanted
    store.close()


def test_each_entry_is_linked_to_the_one_before(office):
    factory.issue(office, factory.money())
    with office.store.reading() as connection:
        rows = entries(connection)
        head = connection.execute(select(journal_stream)).one()
    previous = GENESIS
    for seq, row in enumerate(rows, start=1):
        facts = EntryFacts(
            stream=row.stream,
            seq=seq,
            at=row.at,
            person=row.person_uid,
            action=row.action,
            entity=row.entity,
            entity_uid=row.entity_uid,
        )
        assert (row.seq, row.previous) == (seq, previous)
        assert row.body_hash == body_hash(row.salt, row.body)
        assert row.hash == link(facts, previous, row.body_hash)
        previous = row.hash
    assert (head.seq, head.head, head.own) == (len(rows), previous, 1)


def test_an_erased_body_leaves_the_chain_whole(office):
    factory.issue(office, factory.money())
    with office.store.writing() as uow, guard.journalling(uow.connection):
        uow.connection.execute(journal.update().where(journal.c.seq == 3).values(body=None))
    with office.store.reading() as connection:
        hashes = {row.seq: (row.previous, row.hash) for row in entries(connection)}
    assert hashes[4][0] == hashes[3][1]


def test_a_donation_with_its_lines_and_receipt_is_one_entry(office):
    before = _count(office)
    factory.issue(office, factory.money())
    assert _count(office) == before + 1


def _count(office) -> int:
    with office.store.reading() as connection:
        return len(entries(connection))


def test_a_transaction_that_fails_leaves_no_entry(office):
    before = _count(office)
    with (
        pytest.raises(ZeroDivisionError),
        office.store.writing(office.actor.uid) as uow,
    ):
        lists.set_setting(uow, "receipt.paper", str(1 // 0))
    assert _count(office) == before


def test_a_stream_names_the_one_it_leaves(tmp_path):
    store = empty_store(tmp_path / "office.db")
    old, new = uid.new(), uid.new()
    with store.writing() as uow:
        open_stream(uow.connection, old)
        open_stream(uow.connection, new, (old, 4, b"head"))
        rows = uow.connection.execute(select(journal_stream).order_by(journal_stream.c.own)).all()
    assert [(row.uid, row.own) for row in rows] == [(old, 0), (new, 1)]
    assert (rows[1].parent_uid, rows[1].parent_seq, rows[1].parent_hash) == (old, 4, b"head")
    store.close()


def test_writing_without_a_stream_is_refused(tmp_path):
    store = empty_store(tmp_path / "office.db")
    with pytest.raises(AppError) as refused, store.writing() as uow:
        lists.set_setting(uow, "receipt.paper", "a5")
    assert refused.value.code == "journal_missing"
    store.close()


def test_an_entry_tells_what_stood_there_before(office):
    with office.store.writing(office.actor.uid) as uow:
        lists.set_setting(uow, "receipt.paper", "roll")
    with office.store.reading() as connection:
        last = entries(connection)[-1]
    assert b'"before":{"value":"a4"}' in last.body
    assert b'"after":{"value":"roll"}' in last.body
    assert (last.action, last.person_uid) == ("setting.changed", office.actor.uid)


def test_the_time_of_an_entry_is_that_of_its_transaction(office, wall):
    wall.forward(hours=1)
    factory.issue(office, factory.money())
    with office.store.reading() as connection:
        at = entries(connection)[-1].at
    moment = datetime.fromisoformat(at).replace(tzinfo=wall.moment.tzinfo)
    assert timedelta(0) <= wall.moment - moment < timedelta(minutes=1)


def test_rows_survive_the_journals_json(tmp_path):
    store = empty_store(tmp_path / "office.db")
    row = {"uid": uid.new(), "seq": 2, "head": bytes(range(256)), "own": 1}
    row |= {"parent_uid": None, "parent_seq": 0, "parent_hash": b""}
    there = codec.to_json(journal_stream, row)
    assert codec.from_json(journal_stream, there) == row
    with store.writing() as uow:
        uow.local(insert(journal_stream).values(codec.from_json(journal_stream, there)))
    store.close()
