"""The second store: the same schema, the same guards and the same answers on a real PostgreSQL."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, delete, func, inspect, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.db import bulk, guard, migrate, place, postgres, triggers
from app.db.guard import UnjournalledWriteError
from app.db.journal import open_stream
from app.db.uow import Store
from app.domain import uid
from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.journal import GENESIS
from app.models import campaign, draft, journal, journal_stream, metadata, picture, setting
from app.services.runner import Runner

HERE = "office_khzdez"


@pytest.fixture
def where(database):
    found = place.named(database, "KHZDEZ")
    found.prepare()
    return found


@pytest.fixture
def engine(where):
    engine = where.engine("write")
    migrate.upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def stores(where, engine):
    """The office as two desks have it open."""
    with Store(engine, engine).writing() as uow:
        open_stream(uow.connection, uid.new())
    found = [Store(where.engine("write"), where.engine("read")) for _ in range(2)]
    yield found
    for store in found:
        store.close()


def refusal(use, *given, **more) -> str:
    with pytest.raises(AppError) as refused:
        use(*given, **more)
    return refused.value.code


def row_of(key: str) -> dict[str, object]:
    return {"uid": uuid.uuid4(), "key": key, "value": "x"}


def is_ours(name, kind, _parents):
    return kind != "table" or not name.startswith(("donor_words", "donor_parts"))


def test_the_schema_is_the_models(engine):
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
        for table in metadata.sorted_tables:
            look = inspect(connection)
            checks = {one["name"] for one in look.get_check_constraints(table.name)}
            wanted = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
            assert checks == wanted
            indexes = {one["name"] for one in look.get_indexes(table.name)}
            assert {one.name for one in table.indexes} <= indexes


def test_every_text_is_ordered_by_its_code_points(engine):
    with engine.connect() as connection:
        assert connection.exec_driver_sql(migrate.OTHER_ORDER).all() == []


def test_text_that_a_revision_added_is_ordered_as_all_other(engine):
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("ALTER TABLE setting ADD COLUMN more VARCHAR")
        migrate.order_by_code_points(connection)
        assert connection.exec_driver_sql(migrate.OTHER_ORDER).all() == []


def test_a_second_upgrade_has_nothing_to_do_and_a_newer_schema_is_refused(engine):
    assert not migrate.upgrade(engine)
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert refusal(migrate.upgrade, engine) == "schema_newer"


def test_the_revisions_run_here_too_and_come_to_the_same_schema(where):
    """So that the next one will: an older PostgreSQL is upgraded by it."""
    engine = where.engine("write")
    config = Config()
    config.set_main_option("script_location", "app/db/migrations")
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        migrate.order_by_code_points(connection)
        assert connection.exec_driver_sql(migrate.OTHER_ORDER).all() == []
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, metadata)
        triggers.install(connection)
        assert triggers.missing(connection) == []
    tails = {"ix_donation_reference_tail", "ix_donation_method_card_tail"}  # spelt otherwise now
    assert {index.name for _how, index in found} == tails
    engine.dispose()


def test_a_founding_begins_in_no_schema_that_holds_an_office(where, engine):
    assert where.exists()
    assert refusal(where.prepare) == "server_taken"


def test_the_triggers_stand_as_they_were_written(engine):
    with engine.connect() as connection, connection.begin():
        assert triggers.missing(connection) == []
        connection.exec_driver_sql("ALTER TABLE receipt DISABLE TRIGGER tr_receipt_no_update")
        connection.exec_driver_sql("DROP TRIGGER tr_fund_line ON donation_line")
        connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION tr_donor_note_no_truncate() RETURNS trigger"
            " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
        )
        connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION tr_donation_no_delete() RETURNS trigger"
            " LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'"
        )
        wrong = {"tr_receipt_no_update", "tr_fund_line", "tr_donation_no_delete"}
        assert set(triggers.missing(connection)) == wrong


@pytest.mark.parametrize("statement", ["UPDATE", "DELETE", "TRUNCATE"])
def test_facts_are_never_changed_not_even_by_another_program(stores, database, statement):
    with stores[0].writing() as uow:
        uow.note("looked", setting, uuid.uuid4())
    asked = {
        "UPDATE": "UPDATE journal SET action = 'x'",
        "DELETE": "DELETE FROM journal",
        "TRUNCATE": "TRUNCATE journal",
    }[statement]
    with (
        pytest.raises(postgres.DriverError, match="facts are never changed"),
        postgres.connect(database, HERE, "write") as raw,
    ):
        raw.execute(asked)


@pytest.mark.parametrize("many", [1, 3, bulk.COPIED, 500])
def test_rows_come_back_as_they_were_written_however_many(stores, many):
    rows = [row_of(f"کلید {n}\t\\N\n'{n}'") for n in range(many)]
    blobs = [
        {"uid": uuid.uuid4(), "hash": str(n), "body": bytes([n % 256, 0])} for n in range(many)
    ]
    with stores[0].writing() as uow:
        uow.add("setting.changed", setting, rows[0]["uid"], {setting: rows, picture: blobs})
    with stores[1].reading() as connection:
        found = {row["uid"]: dict(row) for row in connection.execute(select(setting)).mappings()}
        assert found == {row["uid"]: row for row in rows}
        kept = connection.execute(select(picture.c.hash, picture.c.body)).all()
        assert dict(kept) == {row["hash"]: row["body"] for row in blobs}
        total = connection.execute(select(func.sum(journal.c.seq))).scalar_one()
        assert (total, type(total)) == (1, int)


def test_rows_that_are_streamed_go_through_the_journal_or_not_at_all(engine):
    row = tuple(row_of("k").values())
    with engine.connect() as connection, connection.begin():
        with pytest.raises(UnjournalledWriteError):
            bulk.copy_rows(connection, setting, [row])
        with guard.journalling(connection):
            assert bulk.copy_rows(connection, setting, iter([row])) == 1
            with pytest.raises(IntegrityError, match="uq_setting_key"):
                bulk.copy_rows(connection, setting, [(uuid.uuid4(), *row[1:])])


def test_readers_write_nothing_and_see_one_moment(stores):
    with stores[0].reading() as connection:
        before = connection.execute(select(func.count()).select_from(setting)).scalar_one()
        row = row_of("later")
        with stores[1].writing() as uow:
            uow.add("setting.changed", setting, row["uid"], {setting: [row]})
        assert connection.execute(select(func.count()).select_from(setting)).scalar_one() == before
        assert refusal(connection.execute, delete(draft)) == "disk_readonly"


def test_desks_that_write_at_once_append_to_one_whole_chain(where, stores):
    more = [Store(where.engine("write"), where.engine("read")) for _ in range(2)]

    def work(store):
        for n in range(20):
            row = row_of(f"{id(store)} {n}")
            with store.writing() as uow:
                uow.add("setting.changed", setting, row["uid"], {setting: [row]})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, [*stores, *more]))
    with stores[0].reading() as connection:
        entries = connection.execute(select(journal).order_by(journal.c.seq)).all()
        head = connection.execute(select(journal_stream)).one()
    assert [one.seq for one in entries] == list(range(1, 81))
    assert [one.previous for one in entries] == [GENESIS, *(one.hash for one in entries[:-1])]
    assert (head.seq, head.head) == (80, entries[-1].hash)
    for store in more:
        store.close()


def test_a_desk_that_another_overtook_does_its_work_again_unseen(stores):
    rows, met, tries = [row_of("a"), row_of("b")], Barrier(2), []
    with stores[0].writing() as uow:
        uow.add("setting.changed", setting, rows[0]["uid"], {setting: rows})

    def cross(uow, first, second):
        tries.append(first["key"])
        mark = update(setting).values(value=first["key"])
        with guard.journalling(uow.connection):
            uow.connection.execute(mark.where(setting.c.uid == first["uid"]))
            if len(tries) <= len(rows):
                met.wait(10)
            uow.connection.execute(mark.where(setting.c.uid == second["uid"]))
        return first["key"]

    runners = [Runner(store) for store in stores]
    asked = [runners[0].write(cross, *rows), runners[1].write(cross, *reversed(rows))]
    assert sorted(one.result(30) for one in asked) == ["a", "b"]
    assert len(tries) > len(rows)  # once more at least, and nobody heard of it
    for runner in runners:
        runner.close()


def test_a_change_at_one_desk_is_heard_at_the_other_and_not_at_its_own(stores):
    heard, own, rang = [], [], Event()

    def hear(changes):
        heard.append(changes)
        rang.set()

    runners = [Runner(stores[0], own.append), Runner(stores[1], hear)]
    row = row_of("heard")

    def change(uow):
        uow.add("setting.changed", setting, row["uid"], {setting: [row]})
        uow.changed(Change.LISTS)

    for _ in range(50):  # until both have begun to listen
        runners[0].write(lambda uow: uow.changed(Change.DRAFTS)).result()
        if rang.wait(0.1):
            break
    rang.clear()
    own.clear()
    runners[0].write(change).result()
    assert rang.wait(5)
    assert Change.LISTS | Change.JOURNAL in heard
    for runner in runners:
        runner.close()
    assert own == [Change.LISTS | Change.JOURNAL]


def test_a_listener_ends_with_its_runner(stores):
    runner = Runner(stores[0], lambda _changes: None)
    assert "listener" in {one.name for one in threading.enumerate()}
    runner.close()
    assert "listener" not in {one.name for one in threading.enumerate()}


def test_a_server_that_went_away_is_told_as_that(where, engine, database):
    code = refusal(place.SchemaPlace("postgresql://postgres@/x?host=/nowhere", HERE).exists)
    assert code == "server_away"
    assert refusal(postgres.schemas, database.replace("/t", "/no_such_t")) == "server_refused"

    def cut():
        with engine.connect() as connection, connection.begin():
            own = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            with postgres.connect(database, HERE, "write") as other:
                other.execute("SELECT pg_terminate_backend(%s)", [own])
            connection.execute(select(campaign))

    assert refusal(cut) == "server_away"
    with engine.connect() as connection:
        assert connection.execute(select(campaign)).all() == []


def test_what_is_no_refusal_of_the_server_stays_a_bug(engine):
    with engine.connect() as connection, pytest.raises(DBAPIError):
        connection.exec_driver_sql("SELECT nothing FROM nowhere")


@pytest.mark.parametrize(
    ("url", "tls"),
    [
        ("postgresql://u@db.behzisti.ir/khz", "sslmode=require"),
        ("postgresql://u@db.behzisti.ir/khz?sslmode=verify-full", "sslmode=verify-full"),
        ("postgresql://u@localhost/khz", ""),
        ("postgresql://u@/khz?host=/run/postgresql", "host=%2Frun%2Fpostgresql"),
    ],
)
def test_tls_is_asked_for_unless_the_server_is_this_pc(url, tls):
    assert postgres.conninfo(url).partition("?")[2] == tls


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u@h/d",
        "postgresql://u:secret@h/d",
        "postgresql://u@h/d?password=x",
        "postgresql://h",
    ],
)
def test_an_address_with_a_password_or_of_something_else_is_refused(url):
    assert refusal(postgres.conninfo, url) == "server_url"


@pytest.mark.parametrize("schema", ["", "Office", "a b", 'x"; drop', "pg_temp", "1a", "a" * 64])
def test_a_schema_that_would_need_quoting_is_refused(schema):
    assert refusal(postgres.check_schema, schema) == "server_schema"


def test_the_schema_is_the_offices_own_unless_the_address_names_one():
    assert place.named("postgresql://u@/d", "KHZDEZ").schema == HERE
    assert place.named("postgresql://u@/d?schema=other", "KHZDEZ").schema == "other"
