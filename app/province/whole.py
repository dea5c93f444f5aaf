"""A donation comes whole, in one entry: what is added to it later is money that no paper shows."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.domain.errors import AppError
from app.domain.receipt import ON_PAPER

_PARTS: Final = (
    "donation_line",
    "donation_item",
    "donation_service",
    "donation_method",
    "donation_origin",
)
Added = Mapping[str, Sequence[Mapping[str, Any]]]


def check(added: Added, seq: int) -> None:
    """Raise AppError `merge_gift` where an entry tells a part of a donation, or counts it twice.

    Raises KeyError for a row that does not name its donation.
    """
    gifts = {row["uid"] for row in added.get("donation", ())}
    items = {row["uid"] for row in added.get("donation_item", ())}
    receipts = added.get("receipt", ())
    told = [row["donation_uid"] for row in receipts if row["donation_uid"]]
    told += [row["donation_uid"] for row in added.get("donation_origin", ())]
    named = {row["donation_uid"] for table in _PARTS for row in added.get(table, ())} | {*told}
    minutes = {row["item_uid"] for row in added.get("donation_minute", ())}
    bare = any(row["type"] in ON_PAPER and not row["donation_uid"] for row in receipts)
    if bare or not named <= gifts or not minutes <= items or len(told) > len({*told}):
        raise AppError("merge_gift", seq=seq)
