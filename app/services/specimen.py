"""A receipt that was never issued, to show what the office's papers will look like."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from app.domain import canonical, clock, roles, settings, test_code
from app.domain.document import CopyRole, Sheet
from app.domain.donation import DonorFacts, IssueReceipt, MoneyLine
from app.domain.receipt import ReceiptNumber, RecordType
from app.queries import pictures
from app.services import documents, lookup, snapshots
from app.services.desk import Actor, Desk
from app.strings import settings as words

_AMOUNT = 25_000_000


def sheet(connection: Connection, desk: Desk, actor: Actor, values: Mapping[str, str]) -> Sheet:
    """Return the donor's copy as it would be issued now, had *values* been saved.

    Its code is that of a test page, so that no picture of it passes for a receipt. AppError
    `not_allowed`.
    """
    roles.demand(actor.role, roles.Action.SEE_RECEIPTS)
    facts = lookup.facts_of(connection, actor, clock.now(), values)
    niyyat = next(code for code, one in facts.niyyat.items() if one.active)
    command = IssueReceipt(
        donor=DonorFacts(name=words.SPECIMEN_DONOR, mobile="09120000000"),
        lines=(MoneyLine(niyyat=niyyat, amount=_AMOUNT),),
    )
    number = ReceiptNumber(desk.office, desk.register, 1405, 1)
    body = snapshots.receipt(
        facts,
        command,
        number=number,
        kind=RecordType.CASH,
        form="cash",
        related=(),
        replaces="",
    )
    code = test_code.new(desk.office, "a5", facts.moment).text()
    emblem = settings.value(facts.settings, settings.EMBLEM)
    picture = pictures.of(connection, emblem)
    document = documents.document(canonical.encode(body), code)
    letterhead = replace(document.letterhead, emblem=picture)
    return Sheet(document=replace(document, letterhead=letterhead), role=CopyRole.DONOR)
