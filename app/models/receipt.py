"""Records of a register's chain with the exact bytes that were signed, and their prints."""

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    literal_column,
)
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
    Index(None, "amount", "issued_on", "uid"),
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

_ALIKE: Final = (("آ", "ا"), ("أ", "ا"), ("إ", "ا"), ("ؤ", "و"), ("ئ", "ی"), ("ۀ", "ه"), ("ة", "ه"))
_UNSEEN: Final = ("\u200c", " ", "ء", "ٔ", ".", "(", ")")
_DIGITS: Final = tuple(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True))


def folded(column: str) -> str:
    """Return SQL for a cleaned name as `text.squeezed` would have it.

    SQLite reads it from the index below only where it is spelt to the letter as there.
    """
    expression = f"lower({column})"
    for old, new in (*_ALIKE, *((one, "") for one in _UNSEEN), *_DIGITS):
        expression = f"replace({expression}, '{old}', '{new}')"
    return expression


DONOR_FOLDED: Final[ColumnElement[str]] = literal_column(folded("receipt.donor"))
"""The giver's name for a search, as the index below has it."""

LIST_INDEX: Final = Index(
    "ix_receipt_list",
    *(receipt.c[name] for name in ("issued_on", "uid", "type", "amount", "n", "register")),
    receipt.c.donation_uid,
    sql(folded("donor")),
)
"""All that filters and sums of the list read of a receipt, whose own row is ten times as long."""

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
