"""The migrations and the models say the same."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text
from sqlalchemy.schema import CreateIndex

from app.db import fund_totals, guard, migrate, triggers
from app.db.engine import open_engine
from app.domain.errors import AppError
from app.models import metadata
from app.models.receipt import LIST_INDEX


@pytest.fixture
def engine(tmp_path):
    engine = open_engine(tmp_path / "office.db", bytes(32), "write")
    yield engine
    engine.dispose()


def is_not_full_text(name, kind, _parents):
    return kind != "table" or not name.startswith(("donor_words", "donor_parts"))


@pytest.mark.filterwarnings("ignore:.*expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping")
def test_the_head_is_the_models(engine):
    assert migrate.upgrade(engine)
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_not_full_text}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
        for table in metadata.sorted_tables:
            checks = inspect(connection).get_check_constraints(table.name)
            wanted = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
            assert {check["name"] for check in checks} == wanted


def test_the_index_of_the_list_is_spelt_as_the_models_has_it(engine):
    migrate.upgrade(engine)
    with engine.connect() as connection:
        asked = text("SELECT sql FROM sqlite_master WHERE name = 'ix_receipt_list'")
        standing = connection.execute(asked).scalar_one()
    wanted = str(CreateIndex(LIST_INDEX).compile(dialect=engine.dialect))
    assert standing.replace("\n", "") == wanted.replace("\n", "")


def test_the_index_of_an_expression_which_reflection_skips_is_there(engine):
    migrate.upgrade(engine)
    with engine.connect() as connection:
        asked = "SELECT 1 FROM donation WHERE substr(reference, -4) = '1234'"
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
    assert "ix_donation_reference_tail" in str(plan)


def test_head_is_what_the_scripts_end_with():
    config = Config()
    config.set_main_option("script_location", "app/db/migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.HEAD]


def test_a_second_upgrade_has_nothing_to_do(engine):
    migrate.upgrade(engine)
    assert not migrate.upgrade(engine)


def test_a_schema_of_a_newer_program_is_refused(engine):
    migrate.upgrade(engine)
    with engine.connect() as connection, connection.begin(), guard.journalling(connection):
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(AppError) as refused:
        migrate.upgrade(engine)
    assert refused.value.code == "schema_newer"


def test_the_schema_can_be_taken_down_and_put_up_again(engine):
    migrate.upgrade(engine)
    config = Config()
    config.set_main_option("script_location", "app/db/migrations")
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        fund_totals.lift(connection)
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
        command.upgrade(config, "head")
        triggers.install(connection)
        assert {*metadata.tables} < {*inspect(connection).get_table_names()}


def test_an_office_of_the_first_schema_keeps_its_donations(engine):
    config = Config()
    config.set_main_option("script_location", "app/db/migrations")
    with engine.connect() as connection, connection.begin(), guard.journalling(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(triggers.statements()["tr_donation_no_update"])
        columns = [one["name"] for one in inspect(connection).get_columns("donation")]
        row = {name: 0 if name in {"amount", "article_172"} else "x" for name in columns}
        row |= {"uid": bytes(16), "campaign_uid": None, "client_digest": b""}
        places = ", ".join(f":{name}" for name in columns)
        asked = f"INSERT INTO donation ({', '.join(columns)}) VALUES ({places})"
        connection.execute(text(asked), row)
    assert migrate.upgrade(engine)
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT * FROM donation")).mappings().one()
        assert {name: kept[name] for name in row} == row
        assert kept["donor_uid"] is None
        assert triggers.missing(connection) == []


def test_goods_of_an_older_schema_are_kept_and_may_then_wait_for_their_value(engine):
    config = Config()
    config.set_main_option("script_location", "app/db/migrations")
    with engine.connect() as connection, connection.begin(), guard.journalling(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        for verb in ("update", "delete"):
            connection.exec_driver_sql(triggers.statements()[f"tr_donation_item_no_{verb}"])
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        _put(connection, "niyyat", {"position": 1, "active": 1, "needs_sayyid": 0})
        _put(connection, "donation", {"campaign_uid": None, "donor_uid": None})
        _put(connection, "donation_item", {"value": 5})
    assert migrate.upgrade(engine)
    with engine.connect() as connection, connection.begin(), guard.journalling(connection):
        assert connection.execute(text("SELECT value, name FROM donation_item")).one() == (5, "x")
        _put(connection, "donation_item", {"uid": b"1" * 16, "n": 1, "value": 0})
        assert triggers.missing(connection) == []


def test_a_campaign_of_an_older_schema_is_the_offices_own_and_has_no_target(engine):
    config = Config()
    config.set_main_option("script_location", "app/db/migrations")
    with engine.connect() as connection, connection.begin(), guard.journalling(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, "0013")
        _put(connection, "campaign", {"active": 1})
    assert migrate.upgrade(engine)
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT * FROM campaign")).mappings().one()
        assert (kept["code"], kept["active"]) == ("x", 1)
        assert (kept["owner"], kept["target"]) == (None, None)
        assert triggers.missing(connection) == []


def _put(connection, table, known):
    """Write a row whose every other column says something."""
    columns = [column["name"] for column in inspect(connection).get_columns(table)]
    kinds = {one["name"]: str(one["type"]) for one in inspect(connection).get_columns(table)}
    plain = {"BIGINT": 0, "BLOB": bytes(16), "VARCHAR": "x"}
    row = {name: known.get(name, plain[kinds[name].split("(")[0]]) for name in columns}
    row |= {name: value for name, value in known.items() if name in columns}
    places = ", ".join(f":{name}" for name in columns)
    connection.execute(text(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"), row)
