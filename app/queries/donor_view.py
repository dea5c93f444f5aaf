"""All that one donor's panel shows, read at one moment."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection

from app.domain.lunar import LunarTable
from app.queries import donor_gifts, donor_habits, donor_merges, donor_nights, donor_notes, donors
from app.queries.donor_gifts import Gift, Sum
from app.queries.donor_habits import Usual, YearSum
from app.queries.donor_merges import Moment
from app.queries.donor_nights import LastYear
from app.queries.donor_notes import Note
from app.queries.donors import DonorPage

GIFTS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that a donor's own page shows beside its history, which comes in pages.

    *merges* tells of each alias when it was merged, and by whom; *years* are those with gifts.
    """

    view: "DonorView"
    usual: Usual | None
    years: tuple[YearSum, ...]
    notes: tuple[Note, ...]
    merges: Mapping[uuid.UUID, Moment]


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorView:
    """A donor, what stands of its gifts, the newest of them; *older* where there are more."""

    page: DonorPage
    sums: tuple[Sum, ...]
    gifts: tuple[Gift, ...]
    older: bool
    last_year: LastYear | None


def view(
    connection: Connection, one: uuid.UUID, evening: date, table: LunarTable
) -> DonorView | None:
    """Return the donor that *one* stands for now; None for an unknown uid."""
    page = donors.show(connection, one)
    if page is not None and page.root != one:
        page = donors.show(connection, page.root)
    if page is None:
        return None
    root = page.root
    history = donor_gifts.history(connection, root, limit=GIFTS)
    return DonorView(
        page=page,
        sums=donor_gifts.sums(connection, root),
        gifts=tuple(history.rows),
        older=history.next is not None,
        last_year=donor_nights.last_year(connection, root, evening, table),
    )


def dossier(
    connection: Connection, one: uuid.UUID, evening: date, table: LunarTable
) -> Dossier | None:
    """Return the page of the donor that *one* stands for now; None for an unknown uid."""
    found = view(connection, one, evening, table)
    if found is None:
        return None
    root = found.page.root
    return Dossier(
        view=found,
        usual=donor_habits.usual(connection, root),
        years=donor_habits.by_year(connection, root),
        notes=donor_notes.of_donor(connection, root),
        merges=donor_merges.moments(connection, [alias.uid for alias in found.page.aliases]),
    )
