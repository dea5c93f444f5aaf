"""Re-enter a paper whose record a restored backup lost: the donor's QR proves it was ours."""

from sqlalchemy import select

from app.db.uow import Uow
from app.domain.chain import ParsedQr
from app.domain.donation import IssueReceipt
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import ON_PAPER
from app.keys.public import PublicKeys
from app.keys.record import verify_text
from app.models import donation, receipt


def check(uow: Uow, keys: PublicKeys, command: IssueReceipt) -> ParsedQr:
    """Return what the original's QR says; InvalidInputError `original_qr` where it will not do.

    It must be genuine, of this office, for money or goods of the same amount, and not here yet.
    """
    verdict = verify_text(command.original_qr.strip(), keys)
    qr = verdict.fields
    if qr is None or verdict.reason is not None:
        raise InvalidInputError({"original_qr": f"original_{verdict.reason}"})
    if qr.kind not in ON_PAPER:
        raise InvalidInputError({"original_qr": "original_not_a_receipt"})
    given = sum(line.amount for line in command.lines) + sum(i.value for i in command.items)
    forms = sum(map(bool, (command.lines, command.items, command.service)))
    if given != qr.amount or forms != 1:
        raise InvalidInputError({"original_qr": "original_amount_differs"})
    _refuse_known(uow, qr, command.original_qr)
    return qr


def _refuse_known(uow: Uow, qr: ParsedQr, text: str) -> None:
    c = receipt.c
    place = (c.office == qr.office) & (c.register == qr.register)
    place &= (c.year == qr.year) & (c.n == qr.n)
    again = select(donation.c.uid).where(donation.c.original_qr == text)
    for asked in (select(c.uid).where(place), again):
        if uow.connection.execute(asked).first() is not None:
            raise AppError("receipt_known", number=str(qr.number))
