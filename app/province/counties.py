"""What a province does with the counties it has enrolled: look, confirm by phone, revoke."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.db.uow import Uow
from app.domain import clock, roles
from app.domain.changes import Change
from app.domain.errors import AppError
from app.models import county_key
from app.queries import counties
from app.queries.counties import CountyRow, KeyRow
from app.services import clocks, lookup, voiding
from app.services.desk import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A county on the board; *silent* days since its newest file was taken in, None before."""

    row: CountyRow
    silent: int | None

    @property
    def state(self) -> str:
        """What to show of it: revoked, forked, enrolled, unconfirmed, waiting or current."""
        key = self.row.key
        if key.revoked_at:
            return "revoked"
        if self.row.forks:
            return "forked"
        if not key.learnt_at:
            return "enrolled"
        if not key.confirmed_at:
            return "unconfirmed"
        return "waiting" if self.row.waiting else "current"


def board(connection: Connection, who: Actor) -> tuple[Covered, ...]:
    """Return every county and how far its files have come; AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.SEE_COUNTIES)
    today = clock.today()
    return tuple(Covered(row=row, silent=_silent(row, today)) for row in counties.board(connection))


def _silent(row: CountyRow, today: date) -> int | None:
    if row.last is None:
        return None
    return (today - date.fromisoformat(row.last.at[:10])).days


def confirm(uow: Uow, office: str, heard: str = "") -> str:
    """Book that the fingerprint was read out by phone, and return it.

    *heard* is what the county reads, where it was typed. Raises AppError `not_allowed`,
    `county_unknown`, `county_revoked`, `county_silent` before its first file,
    `fingerprint_differs`, those of the clock.
    """
    key = _known(uow, office)
    if key.revoked_at:
        raise AppError("county_revoked", office=office)
    if not key.learnt_at:
        raise AppError("county_silent", office=office)
    if heard and _digits(heard) != _digits(key.fingerprint):
        raise AppError("fingerprint_differs", office=office)
    if not key.confirmed_at:
        _mark(uow, key, "county.confirmed", "confirmed_at")
    return key.fingerprint


def revoke(uow: Uow, office: str, reason: str) -> None:
    """Take no more files under the county's key, as after a theft; *reason* is one line.

    Raises AppError `not_allowed`, `county_unknown`, InvalidInputError `reason`, those of the clock;
    twice changes nothing.
    """
    key, why = _known(uow, office), voiding.read_reason(reason)
    if not key.revoked_at:
        _mark(uow, key, "county.revoked", "revoked_at", revoked_for=why)


def _known(uow: Uow, office: str) -> KeyRow:
    roles.demand(lookup.actor(uow).role, roles.Action.ENROL)
    clocks.check(uow)
    key = counties.newest_key(uow.connection, office)
    if key is None:
        raise AppError("county_unknown", office=office)
    return key


def _mark(uow: Uow, key: KeyRow, act: str, column: str, **more: str) -> None:
    values = {column: f"{uow.now():%Y-%m-%dT%H:%M:%S}"} | more
    uow.change(act, county_key, key.uid, values)
    uow.changed(Change.COUNTIES)


def _digits(text: str) -> str:
    return "".join(str(int(one)) for one in text if one.isdecimal())
