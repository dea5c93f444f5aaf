"""Questions across the counties, asked of each store: what stands, and who is met twice."""

import heapq
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, select

from app.domain import identity, roles
from app.models import donor
from app.province import sums
from app.province.stores import Counties
from app.queries import donor_runs
from app.queries.funds import FormTotal
from app.services.opening import OpenOffice

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A donor as a county has registered him."""

    office: str
    uid: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One person registered in several counties; the national ID is masked."""

    national_id: str
    people: tuple[Person, ...]


def every(office: OpenOffice) -> Iterator[tuple[str, FormTotal]]:
    """Yield each county's sums, those that it tells itself; AppError `not_allowed`."""
    roles.demand(office.actor.role, roles.Action.SEE_COUNTIES)
    counties = Counties(office.folder.root, office.unlocked.db_key)
    for code, one in sums.of_all(office.store, counties):
        yield code, one.total


def duplicates(office: OpenOffice) -> Iterator[Met]:
    """Yield who is registered under one national ID in several counties; AppError `not_allowed`.

    The stores are read side by side in the order of the ID, so memory does not grow with them.
    """
    roles.demand(office.actor.role, roles.Action.SEE_COUNTIES)
    counties = Counties(office.folder.root, office.unlocked.db_key)
    with ExitStack() as stack:
        rows = []
        for code in counties.codes():
            store = counties.open(code)
            stack.callback(store.close)
            rows.append(_people(stack.enter_context(store.reading()), code))
        merged = heapq.merge(*rows, key=lambda one: one[0])
        for identifier, found in groupby(merged, key=lambda one: one[0]):
            people = tuple(person for _identifier, person in found)
            if len({one.office for one in people}) > 1:
                yield Met(national_id=identity.mask_national_id(identifier), people=people)


def _people(connection: Connection, code: str) -> Iterator[tuple[str, Person]]:
    """Yield national ID and donor in the order of the index, without those merged into others."""
    c = donor.c
    asked = (
        select(c.national_id, c.uid, c.name)
        .where(c.national_id != "", c.merged_into.is_(None), donor_runs.standing(connection))
        .order_by(c.national_id)
    )
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(asked):
        yield row.national_id, Person(office=code, uid=_hex(row.uid), name=row.name)


def _hex(one: uuid.UUID) -> str:
    return one.hex
