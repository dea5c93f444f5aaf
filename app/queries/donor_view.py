"""All that one donor's panel shows, read at one moment."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection

from app.domain.lunar import LunarTable
from app.queries import donor_gifts, donor_nights, donors
from app.queries.donor_gifts import Gift, Sum
from app.queries.donor_nights import LastYear
from app.queries.donors import DonorPage

GIFTS: Final = 20


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
