"""A half-filled form survives the power cut: one draft per person and form, on this PC only."""

import uuid

from sqlalchemy import Connection, delete, insert, select

from app.db.uow import Uow
from app.models import draft


def keep(uow: Uow, form: str, uid: uuid.UUID, body: str) -> None:
    """Keep *body* as the draft of *form*; its *uid* becomes the receipt's `client_id`."""
    drop(uow, form)
    row = {"uid": uid, "person_uid": uow.person, "form": form, "body": body}
    uow.local(insert(draft).values(row | {"saved_at": uow.now().isoformat(timespec="seconds")}))


def drop(uow: Uow, form: str) -> None:
    """Forget the draft of *form*: it was saved, or thrown away."""
    ours = (draft.c.person_uid == uow.person) & (draft.c.form == form)
    uow.local(delete(draft).where(ours))


def of(connection: Connection, person: uuid.UUID, form: str) -> tuple[uuid.UUID, str] | None:
    """Return the uid and body of a person's draft, None where nothing was left."""
    c = draft.c
    asked = select(c.uid, c.body).where(c.person_uid == person, c.form == form)
    found = connection.execute(asked).one_or_none()
    return None if found is None else (found.uid, found.body)
