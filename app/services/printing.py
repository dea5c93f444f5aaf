"""Which sheets leave the printer, and what they say of themselves."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from app.db.uow import Uow
from app.domain import roles, uid
from app.domain.changes import Change
from app.domain.document import CopyMark, Paper
from app.models import receipt_print
from app.services import clocks, lookup


def note_printed(
    uow: Uow, receipts: Sequence[uuid.UUID], mark: CopyMark, paper: Paper
) -> dict[uuid.UUID, int]:
    """Book one print of each receipt before it leaves; return the ordinal of each duplicate.

    A second paper before the hand-over is «چاپ مجدد», after it «المثنی», and those are counted.
    Raises AppError `not_allowed`, `clock_behind`, `clock_ahead`.
    """
    clerk = lookup.actor(uow)
    roles.demand(clerk.role, roles.Action.PRINT)
    clocks.check(uow)
    ordinals = _counted(uow, receipts, mark)
    rows: list[dict[str, Any]] = [
        {
            "uid": uid.new(),
            "receipt_uid": one,
            "mark": str(mark),
            "ordinal": ordinals[one],
            "paper": str(paper),
            "at": uow.now().strftime("%Y-%m-%dT%H:%M:%S"),
            "person_uid": clerk.uid,
        }
        for one in receipts
    ]
    uow.write_many(
        "receipt.printed", receipt_print, [(row["uid"], {receipt_print: [row]}) for row in rows]
    )
    uow.changed(Change.PRINTS)
    return ordinals


def _counted(uow: Uow, receipts: Sequence[uuid.UUID], mark: CopyMark) -> dict[uuid.UUID, int]:
    if mark != CopyMark.DUPLICATE:
        return dict.fromkeys(receipts, 0)
    c = receipt_print.c
    counts = select(func.count()).where(c.mark == CopyMark.DUPLICATE)
    return {
        one: 1 + uow.connection.execute(counts.where(c.receipt_uid == one)).scalar_one()
        for one in receipts
    }
