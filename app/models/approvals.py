"""Requests that wait for a manager, and how each was decided."""

from sqlalchemy import Column, ForeignKey, Index
from sqlalchemy import text as sql

from app.models.base import Uid, entity, number, raw, text

_WAITS = sql("state = 'pending'")

approval = entity(
    "approval",
    text("kind"),
    Column("subject_uid", Uid, nullable=False),
    text("subject"),
    number("amount"),
    text("reason"),
    text("payload"),
    Column("asked_by", Uid, ForeignKey("person.uid"), nullable=False),
    text("asked_at"),
    text("state"),
    Column("decided_by", Uid, ForeignKey("person.uid")),
    text("decided_at"),
    text("answer"),
    text("outcome"),
    text("kid"),
    raw("signature"),
    Index(None, "state", "uid"),
    Index(None, "asked_by", "uid"),
    Index(None, "subject_uid"),
    Index(
        "uq_approval_waiting",
        "subject_uid",
        "kind",
        unique=True,
        sqlite_where=_WAITS,
        postgresql_where=_WAITS,
    ),
)
