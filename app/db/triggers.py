"""Triggers that refuse to change or remove facts, whoever asks, and those that keep the sums."""

from collections.abc import Iterator

from sqlalchemy import Connection, Table

from app.db import fund_totals
from app.models import metadata


def fact_tables() -> Iterator[Table]:
    """Yield the tables whose rows are never changed or removed."""
    return (table for table in metadata.sorted_tables if table.info["fact"])


def statements() -> dict[str, str]:
    """Return trigger name -> SQL, for the migration and for the test that compares them."""
    found: dict[str, str] = {}
    for table in fact_tables():
        for verb in ("UPDATE", "DELETE"):
            if table.name == "journal" and verb == "UPDATE":
                continue
            name = f"tr_{table.name}_no_{verb.lower()}"
            found[name] = (
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table.name} "
                f"BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END"
            )
    found["tr_journal_no_update"] = (
        "CREATE TRIGGER tr_journal_no_update BEFORE UPDATE ON journal "
        "WHEN NOT (NEW.body IS NULL AND OLD.hash = NEW.hash AND OLD.seq = NEW.seq "
        "AND OLD.previous = NEW.previous AND OLD.body_hash = NEW.body_hash) "
        "BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END"
    )
    return found | fund_totals.statements()


def missing(connection: Connection) -> list[str]:
    """Return the triggers that do not stand, or not as they were written."""
    asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    standing = {row.name: row.sql for row in connection.exec_driver_sql(asked)}
    return [name for name, sql in statements().items() if standing.get(name) != sql]


def install(connection: Connection) -> None:
    """Create every trigger that does not stand yet."""
    standing = {
        name
        for (name,) in connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
    }
    for name, sql in statements().items():
        if name not in standing:
            connection.exec_driver_sql(sql)
