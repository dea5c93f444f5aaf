"""A manager whom the province put in: signed where a county is rescued, booked at the restore.

The change of the roster waits sealed in the vault of the rescue, since the copy's journal is the
county's own: what follows it is booked by the county, in its new stream.
"""

import json
import uuid
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

from app.db.uow import Uow
from app.domain.chain import read_time, time_text
from app.domain.errors import AppError
from app.keys import roster
from app.keys.roster import Action, RosterChange, Subject
from app.keys.signing import SigningKey
from app.keys.vault import Vault
from app.models import roster_change
from app.queries import people
from app.services import clocks, founding

_NAME: Final = "appointment"
_BYTES: Final = ("previous", "hash", "signature")


def sign(connection: Connection, signing: SigningKey, subject: Subject) -> RosterChange | None:
    """Return the appointment of *subject* by the province, None where no roster is held.

    It holds from after the newest entry of the copy, whatever a clock says: what was signed up to
    there was signed by those who were in the roster then.
    """
    changes, last = people.roster(connection), clocks.last_entry(connection)
    if not changes or last is None:
        return None
    moment = max(changes[-1].time, last + timedelta(seconds=1))
    return roster.sign_change(signing, changes[-1], Action.APPOINT, subject, moment)


def keep(vault: Vault, db_key: bytes, change: RosterChange) -> None:
    """Seal *change* for the restore."""
    facts = {
        "n": change.n,
        "person": change.subject.person,
        "login": change.subject.login,
        "name": change.subject.name,
        "role": change.subject.role,
        "public": change.subject.public.hex(),
        "signer": change.signer,
        "at": time_text(change.time),
    }
    facts |= {name: getattr(change, name).hex() for name in _BYTES}
    vault.put_sealed(db_key, _NAME, json.dumps(facts).encode())


def book(uow: Uow, vault: Vault, db_key: bytes) -> None:
    """Book the appointment that waits in the vault, where it follows the roster that stands."""
    change = _kept(vault, db_key)
    changes = people.roster(uow.connection)
    if change is None or not changes or changes[-1].hash != change.previous:
        return
    row = founding.roster_row(change, uuid.UUID(hex=change.subject.person))
    uow.add("roster.appointed", roster_change, row["uid"], {roster_change: [row]})


def _kept(vault: Vault, db_key: bytes) -> RosterChange | None:
    try:
        kept = json.loads(vault.get_sealed(db_key, _NAME))
    except AppError as error:
        if error.code == "secret_missing":
            return None
        raise
    subject = Subject(
        person=kept["person"],
        login=kept["login"],
        name=kept["name"],
        role=kept["role"],
        public=bytes.fromhex(kept["public"]),
    )
    return RosterChange(
        n=kept["n"],
        action=Action.APPOINT,
        subject=subject,
        signer=kept["signer"],
        time=read_time(kept["at"]),
        previous=bytes.fromhex(kept["previous"]),
        hash=bytes.fromhex(kept["hash"]),
        signature=bytes.fromhex(kept["signature"]),
    )
