"""Bring a database to the schema of this program; alembic loads only when it has work."""

import re
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn
from sqlalchemy.sql.compiler import DDLCompiler

from app.db import donor_index, fund_totals, guard, trigger_text, triggers
from app.domain.errors import AppError
from app.models import metadata

HEAD = "0020"
_SCRIPTS = Path(__file__).parent / "migrations"
_REVISION = (
    "CREATE TABLE alembic_version ("
    "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
OTHER_ORDER = (
    "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND data_type = 'character varying'"
    " AND collation_name IS DISTINCT FROM 'C' AND table_name <> 'alembic_version'"
)

_STORES: Final = (
    "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relname = 'alembic_version' AND starts_with(n.nspname, %s)"
    " AND n.nspname ~ '^[a-z][a-z0-9_]*$'"
)


@compiles(CreateColumn, "postgresql")
def _ordered(element: CreateColumn, compiler: DDLCompiler, **more: Any) -> str:
    """Spell a text column so that it is compared by its code points, as SQLite does.

    Not as a collation of the type: that would be spelt beside each parameter too.
    """
    plain: Any = compiler
    spelt: str = plain.visit_create_column(element, **more)
    return re.sub(r"( VARCHAR(?:\(\d+\))?)(?! COLLATE)", r'\1 COLLATE "C"', spelt, count=1)


def revision(connection: Connection) -> str | None:
    """Return the schema's revision, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found) if found else None


def revisions(connection: Connection, prefix: str) -> dict[str, str]:
    """Return schema -> revision of the stores of a PostgreSQL whose schemas begin with *prefix*."""
    names = connection.exec_driver_sql(_STORES, (prefix,)).scalars().all()
    if not names:
        return {}
    asked = (f"SELECT '{name}', version_num FROM {name}.alembic_version" for name in names)  # noqa: S608 - names as `check_schema` has them
    rows = connection.exec_driver_sql(" UNION ALL ".join(asked)).all()
    return {str(row[0]): str(row[1]) for row in rows}


def upgrade(engine: Engine) -> bool:
    """Upgrade to HEAD and install the triggers; tell whether there was anything to do.

    Raises AppError `schema_newer` for a file that a newer program wrote. The caller has copied
    the file before, where it holds data.
    """
    with engine.connect() as connection, connection.begin():
        there = connection.dialect.name == "postgresql"
        if there:  # two desks of one office are started after an update
            connection.exec_driver_sql(trigger_text.ONE_AT_A_TIME)
        standing = revision(connection)
        if standing == HEAD:
            return False
        if standing is not None and standing > HEAD:
            raise AppError("schema_newer", revision=standing)
        with guard.journalling(connection):
            if there and standing is None:
                _create(connection)
            else:
                fund_totals.lift(connection)
                _run(connection)
            if there:
                order_by_code_points(connection)
            triggers.install(connection)
            fund_totals.rebuild(connection)
    return True


def _create(connection: Connection) -> None:
    """Make the schema of the models at once: no PostgreSQL has an older one of ours."""
    metadata.create_all(connection, checkfirst=False)
    donor_index.create(connection)
    connection.exec_driver_sql(_REVISION)
    connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{HEAD}')")  # noqa: S608 - ours


def order_by_code_points(connection: Connection) -> None:
    """Give the text columns that a revision added the order that all others have."""
    for table, column in connection.exec_driver_sql(OTHER_ORDER).all():
        connection.exec_driver_sql(
            f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE VARCHAR COLLATE "C"'
        )


def _run(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - half a second that most starts do not need
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
