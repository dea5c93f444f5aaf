"""The evening pile: what was expected of it, its rows while they are typed, its receipts."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, PrimaryKeyConstraint
from sqlalchemy import UniqueConstraint as Unique

from app.models.base import Uid, entity, fact, number, raw, text, unjournalled

batch = entity(
    "batch",
    text("paid_on"),
    text("method"),
    text("campaign"),
    text("note"),
    number("expected_count"),
    number("expected_amount"),
    text("state"),
    Column("person_uid", Uid, ForeignKey("person.uid"), nullable=False),
    text("created_at"),
    text("closed_at"),
    number("accepted_count", null=True),
    number("accepted_amount", null=True),
    text("accepted_reason"),
    Column("accepted_by", Uid, ForeignKey("person.uid")),
    text("accepted_at"),
    text("accepted_kid"),
    raw("accepted_signature"),
    CheckConstraint("expected_count > 0", name="expects_some"),
    Index(None, "created_at"),
)

batch_row = unjournalled(
    "batch_row",
    Column("batch_uid", Uid, ForeignKey("batch.uid"), nullable=False),
    number("n"),
    Column("client_uid", Uid, nullable=False),
    text("body"),
    PrimaryKeyConstraint("batch_uid", "n"),
    why="a row that is being typed is no fact yet; it goes when its receipt is issued",
)

batch_receipt = fact(
    "batch_receipt",
    Column("batch_uid", Uid, ForeignKey("batch.uid"), nullable=False),
    number("n"),
    Column("receipt_uid", Uid, ForeignKey("receipt.uid"), nullable=False),
    Unique("batch_uid", "n"),
    Unique("receipt_uid"),
)
