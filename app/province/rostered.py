"""Who was allowed to do it: by the roster that managers sign, not by what a table says."""

import uuid
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from sqlalchemy import Connection, select

from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber
from app.keys import roster as rosters
from app.keys.roster import Action, Roster, RosterChange
from app.models import person, receipt
from app.queries import people
from app.services.verification import bookings
from app.strings import findings

_AT_ONCE: Final = 500


def check(
    connection: Connection,
    roots: tuple[bytes, bytes],
    voids: Sequence[uuid.UUID],
    unsigned: AbstractSet[uuid.UUID],
) -> None:
    """Prove who approved each void and what everybody may do, as the roster stands after a file.

    *roots* are the roster's root and the province's public key. The next file brings the
    signature over what became of *unsigned* people. Raises AppError `merge_roster`, `merge_role`,
    `merge_receipt`; an empty root proves nothing.
    """
    root, above = roots
    changes = people.roster(connection) if root else ()
    if not root or (not changes and not voids):  # a first part may end before the first manager
        return
    roster = rosters.walk(changes, root, (above,))
    if roster.finding is not None:
        raise AppError("merge_roster", n=roster.finding_n)
    _roles(connection, _signed(changes, roster), unsigned)
    for start in range(0, len(voids), _AT_ONCE):
        some = voids[start : start + _AT_ONCE]
        for row in connection.execute(select(receipt).where(receipt.c.uid.in_(some))).all():
            for code in bookings.void_findings(connection, roster, row):
                name = str(ReceiptNumber(row.office, row.register, row.year, row.n))
                said = findings.sentence(code, name)
                raise AppError("merge_receipt", receipt=name, found=code, said=said)


def _signed(changes: Sequence[RosterChange], roster: Roster) -> dict[str, str]:
    """Return the roles by person; an appointment ends all keys, and nobody's standing."""
    ends = {None} | {one.n for one in changes if one.action is Action.APPOINT}
    last = [spans[-1] for spans in roster.tenures.values() if spans and spans[-1].until_n in ends]
    last.sort(key=lambda one: one.since_n)
    return {one.subject.person: one.subject.role for one in last}


def _roles(
    connection: Connection, signed: Mapping[str, str], unsigned: AbstractSet[uuid.UUID]
) -> None:
    c = person.c
    for row in connection.execute(select(c.uid, c.login, c.role).where(c.active == 1)):
        if row.uid not in unsigned and signed.get(row.uid.hex) != row.role:
            raise AppError("merge_role", login=row.login)
