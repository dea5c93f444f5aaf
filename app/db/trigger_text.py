"""One trigger, spelt for each database: the same rule guards the facts and sums on both."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection

FACTS: Final = "facts are never changed"
_REFUSAL: Final = MappingProxyType(
    {
        "sqlite": f"SELECT RAISE(ABORT, '{FACTS}')",
        "postgresql": f"RAISE EXCEPTION '{FACTS}' USING ERRCODE = 'restrict_violation'",
    }
)
ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtext(current_schema()))"
_LOCKED: Final = ONE_AT_A_TIME.replace("SELECT", "PERFORM")
"""Two desks that add to the same sums in another order would wait for each other for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """*event* as AFTER INSERT; *does* are statements; without any it refuses."""

    name: str
    event: str
    table: str
    when: str = ""
    does: tuple[str, ...] = ()

    def sqlite(self) -> str:
        """Return the one statement that makes it in SQLite."""
        only = f"WHEN {self.when} " if self.when else ""
        body = "; ".join(self.does) or _REFUSAL["sqlite"]
        return f"CREATE TRIGGER {self.name} {self.event} ON {self.table} {only}BEGIN {body}; END"

    @property
    def source(self) -> str:
        """The body of its function in PostgreSQL, as the catalogue keeps it."""
        does = (_LOCKED, *self.does) if self.does else (_REFUSAL["postgresql"],)
        body = "; ".join(does)
        only = f"IF {self.when} THEN {body}; END IF" if self.when else body
        answer = "NULL" if self.does or "TRUNCATE" in self.event else "NEW"
        return f" BEGIN {only}; RETURN {answer}; END "

    @property
    def hook(self) -> str:
        """What ties the function to the table in PostgreSQL, spelt as the catalogue gives it."""
        each = "STATEMENT" if "TRUNCATE" in self.event else "ROW"
        return (
            f"CREATE TRIGGER {self.name} {self.event} ON {self.table}"
            f" FOR EACH {each} EXECUTE FUNCTION {self.name}()"
        )

    def postgres(self) -> tuple[str, str]:
        """Return the statements that make it in PostgreSQL: its function, and the trigger."""
        function = (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql"
            f" AS $${self.source}$$"
        )
        return function, self.hook


_STANDING: Final = (
    "SELECT t.tgname, pg_get_triggerdef(t.oid, true), p.prosrc, t.tgenabled"
    " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE NOT t.tgisinternal AND c.relnamespace = to_regnamespace(current_schema()::text)"
)


def standing(connection: Connection) -> Mapping[str, object]:
    """Return name -> how it is spelt in the database, to be compared with `wanted`."""
    if connection.dialect.name == "sqlite":
        asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        return {row.name: row.sql for row in connection.exec_driver_sql(asked)}
    found = connection.exec_driver_sql(_STANDING).all()
    return {name: (hook, source, _text(on)) for name, hook, source, on in found}


def wanted(connection: Connection, trigger: Trigger) -> object:
    """Return how *trigger* stands where it is whole and switched on."""
    if connection.dialect.name == "sqlite":
        return trigger.sqlite()
    return trigger.hook, trigger.source, "O"


def create(connection: Connection, trigger: Trigger) -> None:
    """Make a trigger anew, whatever stands under its name."""
    drop(connection, trigger)
    made = (trigger.sqlite(),) if connection.dialect.name == "sqlite" else trigger.postgres()
    for statement in made:
        connection.exec_driver_sql(statement)


def lift(connection: Connection, trigger: Trigger) -> None:
    """Let a trigger rest until it is made again.

    To drop one, PostgreSQL would wait until nobody reads the table; to switch it off it does not.
    """
    if connection.dialect.name == "sqlite":
        drop(connection, trigger)
    elif trigger.name in standing(connection):
        switched = f"ALTER TABLE {trigger.table} DISABLE TRIGGER {trigger.name}"
        connection.exec_driver_sql(switched)


def drop(connection: Connection, trigger: Trigger) -> None:
    """Take a trigger away where it stands."""
    of = "" if connection.dialect.name == "sqlite" else f" ON {trigger.table}"
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger.name}{of}")


def restore(connection: Connection, trigger: Trigger, found: object) -> None:
    """Make a trigger stand as it is written, where *found*, as `standing` told it, is otherwise."""
    wished = wanted(connection, trigger)
    if found == wished:
        return
    if isinstance(found, tuple) and isinstance(wished, tuple) and found[:2] == wished[:2]:
        switched = f"ALTER TABLE {trigger.table} ENABLE TRIGGER {trigger.name}"
        connection.exec_driver_sql(switched)
    else:
        create(connection, trigger)


def _text(mark: str | bytes) -> str:
    """Return a one-letter mark of the catalogue, which some drivers give as bytes."""
    return mark.decode() if isinstance(mark, bytes) else mark
