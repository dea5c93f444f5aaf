"""The migrations and the models say the same."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect

from app.db import guard, migrate, triggers
from app.db.engine import open_engine
from app.domain.errors import AppError
from app.models import metadata


@pytest.fixture
def engine(tmp_path):
    engine = open_engine(tmp_path / "office.db", bytes(32), "write")
    yield engine
    engine.dispose()


def test_the_head_is_the_models(engine):
    assert migrate.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        for table in metadata.sorted_tables:
            checks = inspect(connection).get_check_constraints(table.name)
            wanted = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
            assert {check["name"] for check in checks} == wanted


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


def test_the_first_schema_can_be_taken_down_and_put_up_again(engine):
    migrate.upgrade(engine)
    config = Config()
    config.set_main_option("script_location", "app/db/migrations")
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
        command.upgrade(config, "head")
        triggers.install(connection)
        assert {*metadata.tables} < {*inspect(connection).get_table_names()}
