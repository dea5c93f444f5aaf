"""The office's emblem: taken in once, kept by its hash, printed on what is issued from then on."""

import hashlib

from sqlalchemy import Connection

from app.db.uow import Uow
from app.domain import roles, settings, uid
from app.models import picture
from app.queries import lists, pictures
from app.reports import artwork
from app.services import clocks, lookup
from app.services import settings as written


def adopt(uow: Uow, raw: bytes) -> str:
    """Make the picture *raw* (PNG or JPEG bytes) the emblem of the next receipts; return its hash.

    Raises AppError `not_allowed`, `emblem_unreadable`, `emblem_large`, `emblem_small`,
    `clock_behind`, `clock_ahead`.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.CHANGE_SETTINGS)
    body = artwork.emblem(raw)
    digest = hashlib.sha256(body).hexdigest()
    key = uid.of_list("picture", digest)
    clocks.check(uow)
    if not uow.has(picture, key):
        row = {"uid": key, "hash": digest, "body": body}
        uow.add("picture.added", picture, key, {picture: [row]})
    written.change(uow, {settings.EMBLEM: digest})
    return digest


def current(connection: Connection) -> bytes | None:
    """Return the PNG of the emblem that the next receipts carry, None without one."""
    stored = lists.settings(connection)
    return pictures.of(connection, settings.value(stored, settings.EMBLEM))
