"""The keys of an office's other desks: believed where a manager of the roster signed them.

Each desk has a keys.json of its own. Who can write to the common database could book a register
there; so its row alone is not believed, but the signature in the act that opened it.
"""

import base64
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, select

from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import canonical, chain, roles
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys import roster as rosters
from app.keys.approval import RegisterStatement
from app.keys.public import KeyEntry, PublicKeys
from app.keys.roster import Roster
from app.keys.signing import verify
from app.models import journal, register
from app.queries import people
from app.services.desk import Approver

ACTION: Final = "register.approved"


def approve(uow: Uow, entry: KeyEntry, opened: Any, approver: Approver) -> None:
    """Journal the approver's signature over the key of the register whose row is *opened*."""
    said = _statement(entry, approver.person.uid.hex)
    signature = base64.b64encode(approver.signing.sign(said.to_bytes())).decode()
    facts = {"by": said.approver, "kid": approver.signing.kid, "signature": signature}
    uow.note(ACTION, register, opened, **facts)


def learn(connection: Connection, folder: OfficeFolder) -> None:
    """Add to keys.json the registers that other desks opened and a manager signed for."""
    keys = known = PublicKeys.load(folder.keys)
    fresh = [row for row in connection.execute(select(register)) if _is_new(known, row)]
    if not fresh:
        return
    changes = people.roster(connection)
    roster = rosters.walk(changes, known.roster_root or b"", known.above)
    for row in fresh:
        entry = KeyEntry(
            office=row.office,
            register=row.code,
            public=row.public_key,
            valid_from=chain.read_time(row.opened_at),
        )
        if any(_is_signed(roster, entry, one) for one in _approvals(connection, row.uid)):
            keys = keys.with_entry(entry)
    if keys is not known:
        keys.save(folder.keys)


def _is_new(keys: PublicKeys, row: AnyRow) -> bool:
    return keys.find(row.office, row.code, row.kid) is None


def _approvals(connection: Connection, opened: Any) -> Iterator[dict[str, Any]]:
    """Yield what entries say of the approval of a register."""
    c = journal.c
    asked = select(c.body).where(c.entity_uid == opened, c.action == ACTION, c.body.is_not(None))
    for body in connection.execute(asked).scalars():
        value = canonical.decode(body)
        if isinstance(value, dict) and isinstance(value.get("note"), dict):
            yield value["note"]


def _is_signed(roster: Roster, entry: KeyEntry, said: dict[str, Any]) -> bool:
    """Tell whether a manager of that day signed for *entry*."""
    try:
        signature = base64.b64decode(str(said["signature"]), validate=True)
        signer = roster.at(str(said["kid"]), entry.valid_from)
        statement = _statement(entry, str(said["by"]))
    except (KeyError, ValueError, AppError):
        return False
    if signer is None or not roles.may(signer.role, roles.Action.OPEN_DESK):
        return False
    return signer.person == statement.approver and verify(
        signer.public, signature, statement.to_bytes()
    )


def _statement(entry: KeyEntry, approver: str) -> RegisterStatement:
    return RegisterStatement(
        office=entry.office,
        code=entry.register,
        public=entry.public,
        approver=approver,
        time=entry.valid_from,
    )
