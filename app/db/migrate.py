"""Bring a database to the schema of this program; alembic loads only when it has work."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from app.db import fund_totals, guard, triggers
from app.domain.errors import AppError

HEAD = "0015"
_SCRIPTS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """Return the schema's revision, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found) if found else None


def upgrade(engine: Engine) -> bool:
    """Upgrade to HEAD and install the triggers; tell whether there was anything to do.

    Raises AppError `schema_newer` for a file that a newer program wrote. The caller has copied
    the file before, where it holds data.
    """
    with engine.connect() as connection, connection.begin():
        standing = revision(connection)
        if standing == HEAD:
            return False
        if standing is not None and standing > HEAD:
            raise AppError("schema_newer", revision=standing)
        with guard.journalling(connection):
            fund_totals.lift(connection)
            _run(connection)
            triggers.install(connection)
            fund_totals.rebuild(connection)
    return True


def _run(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - half a second that most starts do not need
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
