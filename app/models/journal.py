"""The append-only journal: audit trail, outbox and tamper evidence in one table."""

from sqlalchemy import Column, Index, PrimaryKeyConstraint

from app.models.base import Uid, number, raw, text, uid, unjournalled

journal = unjournalled(
    "journal",
    Column("stream", Uid, nullable=False),
    number("seq"),
    text("at"),
    Column("person_uid", Uid, nullable=False),
    text("action"),
    text("entity"),
    Column("entity_uid", Uid, nullable=False),
    raw("salt"),
    raw("body", null=True),
    raw("body_hash"),
    raw("previous"),
    raw("hash"),
    PrimaryKeyConstraint("stream", "seq"),
    Index(None, "entity_uid"),
    Index(None, "person_uid", "stream", "seq"),
    Index(None, "action", "stream", "seq"),
    Index(None, "person_uid", "action", "stream", "seq"),
    why="it is the journal",
    append_only=True,
)

journal_stream = unjournalled(
    "journal_stream",
    uid(),
    number("seq"),
    raw("head"),
    number("own"),
    Column("parent_uid", Uid),
    number("parent_seq"),
    raw("parent_hash"),
    why="the head of each stream; the journal says the same and verify compares the two",
)
