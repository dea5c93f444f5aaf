"""What the office wants to remember of a donor: dated notes, each with who wrote it."""

import uuid

from sqlalchemy import select

from app.db.uow import Uow
from app.domain import donor as rules
from app.domain import roles, text, uid
from app.domain.changes import Change
from app.domain.errors import AppError, InvalidInputError
from app.models import donor, donor_note
from app.services import clocks, lookup


def add(uow: Uow, one: uuid.UUID, typed: str) -> uuid.UUID:
    """Write a note about a donor and return its uid.

    Raises AppError `donor_unknown`, InvalidInputError where it is empty or too long.
    """
    who = _allowed(uow)
    if not uow.has(donor, one):
        raise AppError("donor_unknown")
    words = text.clean(typed)
    if not words:
        raise InvalidInputError({"text": "required"})
    if len(words) > rules.MAX_NOTE:
        raise InvalidInputError({"text": "too_long"})
    own = uid.new()
    row = {"uid": own, "donor_uid": one, "person_uid": who, "withdrawn": 0}
    row |= {"at": uow.now().strftime("%Y-%m-%dT%H:%M:%S"), "text": words}
    uow.add("donor.noted", donor_note, own, {donor_note: [row]})
    uow.changed(Change.DONORS)
    return own


def withdraw(uow: Uow, note: uuid.UUID) -> None:
    """Take a note off the donor's page; the journal keeps it. Raises AppError `note_unknown`."""
    _mark(uow, note, withdrawn=1)


def restore(uow: Uow, note: uuid.UUID) -> None:
    """Undo a withdrawal. Raises AppError `note_unknown`."""
    _mark(uow, note, withdrawn=0)


def _mark(uow: Uow, note: uuid.UUID, *, withdrawn: int) -> None:
    _allowed(uow)
    asked = select(donor_note.c.withdrawn).where(donor_note.c.uid == note)
    standing = uow.connection.execute(asked).scalar_one_or_none()
    if standing is None:
        raise AppError("note_unknown")
    if standing != withdrawn:
        action = "donor.note_withdrawn" if withdrawn else "donor.note_restored"
        uow.change(action, donor_note, note, {"withdrawn": withdrawn})
        uow.changed(Change.DONORS)


def _allowed(uow: Uow) -> uuid.UUID:
    who = lookup.actor(uow)
    roles.demand(who.role, roles.Action.EDIT_DONORS)
    clocks.check(uow)
    return who.uid
