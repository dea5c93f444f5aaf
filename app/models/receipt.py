"""Records of a register's chain with the exact bytes that were signed, and their prints."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, UniqueConstraint
from sqlalchemy import text as sql

from app.models.base import Uid, fact, number, raw, text

receipt = fact(
    "receipt",
    Column("register_uid", Uid, ForeignKey("register.uid"), nullable=False),
    text("office"),
    text("register"),
    number("year"),
    number("n"),
    text("type"),
    text("time"),
    text("issued_on"),
    number("amount"),
    text("unit"),
    number("ref"),
    Column("ref_uid", Uid, ForeignKey("receipt.uid")),
    Column("donation_uid", Uid, ForeignKey("donation.uid")),
    text("donor"),
    text("kid"),
    raw("snapshot"),
    raw("salt"),
    raw("rec"),
    text("qr"),
    raw("seal"),
    UniqueConstraint("register_uid", "year", "n"),
    CheckConstraint("n > 0", name="n_positive"),
    Index(None, "issued_on", "uid"),
    Index(None, "donation_uid"),
    Index(
        "ix_receipt_ref_type",
        "ref_uid",
        "type",
        sqlite_where=sql("ref_uid IS NOT NULL"),
        postgresql_where=sql("ref_uid IS NOT NULL"),
    ),
    Index(
        "uq_receipt_voided",
        "ref_uid",
        unique=True,
        sqlite_where=sql("type = 'V'"),
        postgresql_where=sql("type = 'V'"),
    ),
)

receipt_print = fact(
    "receipt_print",
    Column("receipt_uid", Uid, ForeignKey("receipt.uid"), nullable=False),
    text("mark"),
    number("ordinal"),
    text("paper"),
    text("at"),
    Column("person_uid", Uid, ForeignKey("person.uid"), nullable=False),
    Index(None, "receipt_uid"),
)
