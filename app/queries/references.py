"""Whether a payment's reference stands already: the same slip is not to be booked twice."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.db.types import AnySelect
from app.domain import digits, text
from app.domain.donation import DonorKind, IssueReceipt, Method
from app.domain.receipt import ON_PAPER, ReceiptNumber, RecordType
from app.models import donation, donation_method, receipt
from app.queries import imports, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What tells one payment from another; a cheque is told by its صیاد ID alone."""

    method: str
    reference: str
    terminal: str = ""
    sayad_id: str = ""

    @classmethod
    def of(cls, command: IssueReceipt) -> "Payment":
        """Return the payment of a visit, with figures in ASCII."""
        details = command.details
        typed = (details.terminal, details.sayad_id) if details else ("", "")
        reference, terminal, sayad = (
            digits.to_ascii(one).strip() for one in (command.reference, *typed)
        )
        method = str(command.method) if command.lines else str(Method.CASH)
        return cls(method=method, reference=reference, terminal=terminal, sayad_id=sayad)

    @property
    def tells(self) -> bool:
        """Tell whether there is anything to look for."""
        return self.method != Method.CASH and bool(self.reference or self.sayad_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """Where the reference stands: *number* is None for what came from a list of the past."""

    number: ReceiptNumber | None
    donor: str
    paid_on: str
    amount: int


def used(
    connection: Connection, payment: Payment, apart: ReceiptNumber | None = None
) -> Used | None:
    """Return the newest standing gift with this payment, but for the receipt *apart*.

    A terminal tells two slips apart only where both are known.
    """
    if not payment.tells:
        return None
    for row in connection.execute(_asked(payment)):
        number = row.office and ReceiptNumber(row.office, row.register, row.year, row.n)
        if number and number == apart:
            continue
        if payment.terminal and row.terminal and payment.terminal != row.terminal:
            continue
        return Used(
            number=number or None, donor=row.donor_name, paid_on=row.paid_on, amount=row.amount
        )
    return None


_MOST = 20


def _asked(payment: Payment) -> AnySelect:
    c, how, record = donation.c, donation_method.c, receipt.c
    asked = (
        select(c.donor_name, c.paid_on, c.amount, how.terminal)
        .add_columns(record.office, record.register, record.year, record.n)
        .outerjoin(donation_method, how.donation_uid == c.uid)
        .outerjoin(receipt, record.donation_uid == c.uid)
        .where(record.uid.is_(None) | ~standing.voided(), imports.stands())
    )
    if payment.method == Method.CHEQUE and payment.sayad_id:
        asked = asked.where(how.sayad_id == payment.sayad_id)
    else:
        asked = asked.where(c.reference == payment.reference, c.method == payment.method)
    return asked.order_by(c.uid.desc()).limit(_MOST)


def alike(
    connection: Connection, command: IssueReceipt, apart: ReceiptNumber | None = None
) -> ReceiptNumber | None:
    """Return the standing receipt of the same gift, where a restore may make two of one.

    *apart* is the receipt that this one takes the place of.

    That is a paper entered again whose command was repeated after the restore, or such a command
    whose paper was entered before. The same gift twice a day is else nothing to wonder at.
    """
    if command.paid_on is None or not (command.original_qr or command.client_id):
        return None
    d, r, donor = donation.c, receipt.c, command.donor
    amounts = {sum(line.amount for line in command.lines), sum(i.value for i in command.items)}
    kinds = ON_PAPER if command.original_qr else {RecordType.PAPER}
    asked = (
        select(r.office, r.register, r.year, r.n)
        .join(donation, d.uid == r.donation_uid)
        .where(d.paid_on == command.paid_on.isoformat(), d.amount.in_((amounts - {0}) or {0}))
        .where(d.donor_kind == donor.kind, r.type.in_(kinds), ~standing.voided())
        .where(d.client_id.is_distinct_from(command.client_id or None))
    )
    if donor.kind != DonorKind.ANONYMOUS:
        asked = asked.where(d.donor_name == text.clean(donor.name))
    found = connection.execute(asked.order_by(r.uid).limit(2)).all()
    return next((one for row in found if (one := ReceiptNumber(*row)) != apart), None)
