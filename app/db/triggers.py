"""Triggers that refuse to change or remove facts, whoever asks, and those that keep the sums."""

from collections.abc import Iterator

from sqlalchemy import Connection, Table

from app.db import fund_totals, trigger_text
from app.db.trigger_text import Trigger
from app.models import metadata

_SAME = (
    "NOT (NEW.body IS NULL AND OLD.hash = NEW.hash AND OLD.seq = NEW.seq "
    "AND OLD.previous = NEW.previous AND OLD.body_hash = NEW.body_hash)"
)
"""The one change of an entry there is: its body is erased, its place in the chain stays."""


def fact_tables() -> Iterator[Table]:
    """Yield the tables whose rows are never changed or removed."""
    return (table for table in metadata.sorted_tables if table.info["fact"])


def all_of(dialect: str) -> Iterator[Trigger]:
    """Yield every trigger that stands in a database of *dialect*."""
    verbs = ("UPDATE", "DELETE") if dialect == "sqlite" else ("UPDATE", "DELETE", "TRUNCATE")
    for table in fact_tables():
        for verb in verbs:
            name = f"tr_{table.name}_no_{verb.lower()}"
            when = _SAME if table.name == "journal" and verb == "UPDATE" else ""
            yield Trigger(name=name, event=f"BEFORE {verb}", table=table.name, when=when)
    yield from fund_totals.triggers()


def statements() -> dict[str, str]:
    """Return trigger name -> SQL of SQLite, for the tests that build older schemas."""
    return {one.name: one.sqlite() for one in all_of("sqlite")}


def missing(connection: Connection) -> list[str]:
    """Return the triggers that do not stand, or not as they were written."""
    standing = trigger_text.standing(connection)
    return [
        one.name
        for one in all_of(connection.dialect.name)
        if standing.get(one.name) != trigger_text.wanted(connection, one)
    ]


def install(connection: Connection) -> None:
    """Make every trigger stand as it is written."""
    standing = trigger_text.standing(connection)
    for one in all_of(connection.dialect.name):
        trigger_text.restore(connection, one, standing.get(one.name))
