"""Put the demo office's pool of names into its register of donors, set-based."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from app.db import donor_index
from app.db.uow import Uow
from app.demo.names import FAMILIES, MEN, Pool
from app.domain import donor as rules
from app.domain import uid
from app.domain.changes import Change
from app.domain.donation import DonorFacts, DonorKind
from app.domain.donor import DonorDetails
from app.models import donor
from app.services.donors import new_row

_BATCH = 5_000
"""A batch's rows live in memory twice, and no reader waits longer than for one batch."""


def registered(pool: Pool) -> Pool:
    """Return the same pool with a uid for everybody in it."""
    return Pool(
        people=tuple(map(_named, pool.people)),
        firms=tuple(map(_named, pool.firms)),
        groups=tuple(map(_named, pool.groups)),
    )


def _named(one: DonorFacts) -> DonorFacts:
    return replace(one, uid=uid.new().hex)


def batches(pool: Pool) -> list[Sequence[DonorFacts]]:
    """Return everybody in the pool, in portions for `book`."""
    everybody = iter((*pool.firms, *pool.groups, *pool.people))
    found: list[Sequence[DonorFacts]] = []
    while batch := tuple(islice(everybody, _BATCH)):
        found.append(batch)
    return found


def book(uow: Uow, some: Sequence[DonorFacts]) -> None:
    """Register donors as a clerk would have, one journal entry each."""
    rows = [_row(uow, one) for one in some]
    uow.write_many("donor.added", donor, [(row["uid"], {donor: [row]}) for row in rows])
    donor_index.put(uow.connection, rows)
    uow.changed(Change.DONORS)


def _row(uow: Uow, one: DonorFacts) -> dict[str, Any]:
    details = DonorDetails(
        kind=one.kind,
        honorific=one.honorific,
        name=one.name,
        national_id=one.national_id,
        mobile=one.mobile,
        publish_name=one.kind != DonorKind.PERSON,
        representative=_representative(one) if one.kind == DonorKind.GROUP else "",
    )
    return new_row(UUID(hex=one.uid), uow.now(), rules.stored(details))


def _representative(one: DonorFacts) -> str:
    rng = Random(one.name)  # the same for the same group, whoever was named before
    return f"{rng.choice(MEN)} {rng.choice(FAMILIES)}"
