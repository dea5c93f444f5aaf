"""The sheets that leave the printer: booked as prints first, then drawn from stored bytes."""

import uuid
from collections.abc import Mapping, Sequence

from app.db.uow import Uow
from app.domain.document import CopyMark, CopyRole, Paper, Sheet
from app.domain.receipt import ReceiptNumber
from app.queries import pictures, receipts
from app.queries.receipts import PaperRow
from app.services import documents, printing


def take(
    uow: Uow, numbers: Sequence[ReceiptNumber], mark: CopyMark, paper: Paper
) -> tuple[Sheet, ...]:
    """Book one print of each of *numbers* and return the sheets to draw."""
    rows = receipts.papers(uow.connection, numbers)
    ordinals = printing.note_printed(uow, [row.uid for row in rows], mark, paper)
    emblems = pictures.every(uow.connection)
    return tuple(sheet for row in rows for sheet in sheets(row, mark, paper, ordinals, emblems))


def sheets(
    row: PaperRow,
    mark: CopyMark,
    paper: Paper,
    ordinals: Mapping[uuid.UUID, int],
    emblems: Mapping[str, bytes],
) -> tuple[Sheet, ...]:
    """Return the copies of one receipt: on A4 the donor's and that of finance.

    Each carries the emblem with which it was issued, by its hash among *emblems*.
    """
    document = documents.document(row.snapshot, row.qr, emblems)
    roles = (CopyRole.DONOR, CopyRole.FINANCE) if paper == Paper.A4 else (CopyRole.DONOR,)
    return tuple(
        Sheet(
            document=document,
            role=role,
            mark=mark,
            ordinal=ordinals[row.uid],
            voided_by=row.voided_by,
        )
        for role in roles
    )
