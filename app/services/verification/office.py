"""The whole verification of an open office, as the command and the screen run it."""

from collections.abc import Callable

from sqlalchemy import Connection, select

from app.db import soundness
from app.domain import roles
from app.domain.errors import AppError
from app.domain.findings import Notes, Report
from app.keys import roster as rosters
from app.keys.public import PublicKeys
from app.keys.roster import Roster
from app.models import person, register
from app.queries import people
from app.services.desk import Desk
from app.services.opening import OpenOffice
from app.services.verification import (
    balances,
    bookings,
    journals,
    origins,
    piles,
    requests,
    series,
)
from app.services.verification import witness as witnesses
from app.services.verification.witness import Witness

Tell = Callable[[str], None]


def _silent(_step: str) -> None:
    """Tell nobody."""


def _still() -> None:
    """Count for nobody."""


def run(
    office: OpenOffice,
    witness: Witness | None = None,
    tell: Tell = _silent,
    beat: Callable[[], None] = _still,
) -> Report:
    """Check everything and return what was found; *tell* hears each step's name.

    *beat* is called for each thing checked; what either of them raises stops the work. What needs
    K₁ or an outside anchor is checked only with a *witness*. AppError `not_allowed`.
    """
    roles.demand(office.actor.role, roles.Action.VERIFY)
    notes = Notes(beat)
    office.store.settle()  # the pages' codes are checked in the file itself, without its WAL
    with office.store.reading() as connection:
        tell("file")
        file(connection, notes)
        tell("roster")
        keys = _keys(office, notes)
        found = _roster(connection, notes, keys)
        tell("receipts")
        _registers(connection, notes, office, keys, witness)
        tell("donations")
        bookings.check(connection, notes, found)
        piles.check(connection, notes, found)
        requests.check(connection, notes, found)
        origins.check(connection, notes)
        tell("balances")
        balances.check(connection, notes)
        tell("journal")
        journals.check(connection, notes)
        if witness is not None:
            tell("witness")
            _witness(connection, notes, office, witness)
    return notes.report()


def file(connection: Connection, notes: Notes) -> None:
    """Check the pages, their authentication codes, the references and what guards the facts."""
    for code, entity, key in soundness.wrong(connection):
        notes.find(code, entity, key)


def _keys(office: OpenOffice, notes: Notes) -> PublicKeys:
    try:
        return office.keys
    except AppError as error:
        notes.find(error.code, "keys", office.folder.keys.name)
        return PublicKeys(office=office.desk.office, name="")


def _roster(connection: Connection, notes: Notes, keys: PublicKeys) -> Roster:
    changes = people.roster(connection)
    found = rosters.walk(changes, keys.roster_root or b"", keys.above)
    if found.finding is not None:
        notes.find(str(found.finding), "roster", str(found.finding_n))
    current = {one.person: one.role for one in found.current().values()}
    for row in connection.execute(select(person.c.uid, person.c.login, person.c.role)):
        if current.get(row.uid.hex, row.role) != row.role:
            notes.find("role_differs", "person", row.login)
        notes.count("people")
    return found


def _registers(
    connection: Connection,
    notes: Notes,
    office: OpenOffice,
    keys: PublicKeys,
    witness: Witness | None,
) -> None:
    firsts = witness.firsts if witness is not None else {}
    counters, known = office.counters, office.firsts
    for row in connection.execute(select(register).order_by(register.c.code)).all():
        entry = keys.find(row.office, row.code, row.kid)
        if entry is None or entry.public != row.public_key:
            notes.find("register_unknown", "register", f"{row.office} / {row.code}")
        own = (counters.get(row.code), known.get(row.code))
        counter, first = firsts.get(row.code, own)
        walker = series.Walk(notes, keys, counter, first)
        series.walk(connection, notes, walker, row.uid)
    for desk in office.desks:
        _seal(notes, desk)


def _seal(notes: Notes, desk: Desk) -> None:
    if desk.seal.refusal is not None:
        notes.find(desk.seal.refusal.code, "seal", f"{desk.office} / {desk.register}")
    notes.count("seals")


def _witness(connection: Connection, notes: Notes, office: OpenOffice, witness: Witness) -> None:
    if witness.office != office.desk.office:
        notes.find("witness_of_other_office", "witness", witness.office)
        return
    witnesses.check(connection, notes, witness)
