"""The conditions of a `DonorFilter` on a row of `donor`; the search line is not among them."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, func, literal, select

from app.db.types import AnySelect
from app.domain.donor_filter import DonorFilter
from app.models import donation, donor
from app.queries import donor_gifts, standing, valuations

_LAST = "9999"


def of(asked: DonorFilter) -> Iterator[ColumnElement[bool]]:
    """Yield a condition for each part that asks something."""
    c = donor.c
    if asked.kind:
        yield c.kind == asked.kind
    if asked.mobile:
        yield c.mobile != "" if asked.mobile == "yes" else c.mobile == ""
    if asked.publish:
        yield c.publish_name == int(asked.publish == "yes")
    if asked.least is not None:
        yield _given(asked) >= asked.least
    elif asked.first_day or asked.last_day:
        yield _gifts(asked).exists()


def _gifts(asked: DonorFilter) -> AnySelect:
    paid = donation.c.paid_on.between(asked.first_day, asked.last_day or _LAST)
    return (
        select(literal(1))
        .select_from(donor_gifts.source())
        .where(donor_gifts.of_donor(donor.c.uid), paid, standing.counts())
        .correlate(donor)
    )


def _given(asked: DonorFilter) -> ColumnElement[int]:
    """Return the money and the value of goods that somebody gave."""
    total = func.coalesce(func.sum(valuations.of_gift()), 0)
    return _gifts(asked).with_only_columns(total).scalar_subquery()
