"""What everybody may do: by the roster that managers sign, not by what a table says."""

import uuid
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from sqlalchemy import Connection, select

from app.domain.errors import AppError
from app.keys import roster as rosters
from app.keys.roster import Action, Roster, RosterChange
from app.models import person
from app.province.consents import Signed
from app.queries import people


def check(
    connection: Connection,
    roots: tuple[bytes, bytes],
    signed: Signed,
    unsigned: AbstractSet[uuid.UUID],
) -> Roster | None:
    """Prove what everybody may do, and return the roster as it stands after a file.

    *roots* are the roster's root and the province's public key. The next file brings the
    signature over what became of *unsigned* people. Raises AppError `merge_roster`,
    `merge_role`; None where the office never told its root.
    """
    root, above = roots
    changes = people.roster(connection) if root else ()
    if not root or (not changes and signed.empty):  # a first part may end before the first manager
        return None
    roster = rosters.walk(changes, root, (above,))
    if roster.finding is not None:
        raise AppError("merge_roster", n=roster.finding_n)
    _roles(connection, _signed(changes, roster), unsigned)
    return roster


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
