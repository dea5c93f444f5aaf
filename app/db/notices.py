"""Desks of one office on a server tell each other, with each commit, which lists it touched."""

from collections.abc import Callable
from threading import Event
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Engine
from sqlalchemy import text as sql

from app.domain.changes import Change

Hear: TypeAlias = Callable[[Change], None]
_TELL: Final = sql("SELECT pg_notify(current_schema()::text, :what)")
_LISTEN: Final = "SELECT format('LISTEN %I', current_schema())"
_WAITS: Final = 0.5
_LOST: Final = 5.0


def tell(connection: Connection, own: str, changes: Change) -> None:
    """Say with the commit what the desk *own* touched; PostgreSQL only."""
    if changes:
        connection.execute(_TELL, {"what": f"{own} {changes.value}"})


def heard(said: str, own: str) -> Change:
    """Return what another desk touched, nothing for what *own* said or is not understood."""
    who, _, what = said.partition(" ")
    if who == own or not what.isdecimal():
        return Change.NOTHING
    known = int(what) & sum(one.value for one in Change)
    return Change(known)


def listen(engine: Engine, own: str, hear: Hear, stopped: Event) -> None:
    """Call *hear* with what other desks than *own* touch, until *stopped*.

    While the server is away nobody is told anything; once it answers again everything is to be
    read anew, since what was said in between is lost.
    """
    missed = False
    while not stopped.is_set():
        try:
            _listen(engine, own, hear, stopped, missed=missed)
        except Exception:  # noqa: BLE001 - a server that went away; the next write says so
            missed = True
            stopped.wait(_LOST)


def _listen(engine: Engine, own: str, hear: Hear, stopped: Event, *, missed: bool) -> None:
    held = engine.raw_connection()
    raw: Any = held.driver_connection
    try:
        raw.autocommit = True
        raw.execute(raw.execute(_LISTEN).fetchone()[0])
        if missed:
            hear(~Change.NOTHING)
        while not stopped.is_set():
            for notice in raw.notifies(timeout=_WAITS):
                if what := heard(notice.payload, own):
                    hear(what)
    finally:
        held.invalidate()
