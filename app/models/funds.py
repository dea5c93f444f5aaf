"""What money is for and where it lies: choices among designations, permits, accounts, cheques."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from app.models.base import Uid, entity, fact, number, text, unjournalled


def _niyyat() -> Column[object]:
    return Column("niyyat_uid", Uid, ForeignKey("niyyat.uid"), nullable=False)


def _person() -> Column[object]:
    return Column("person_uid", Uid, ForeignKey("person.uid"), nullable=False)


niyyat_choice = entity(
    "niyyat_choice",
    _niyyat(),
    number("active"),
    number("position"),
    Index(None, "niyyat_uid"),
)

niyyat_permit = fact(
    "niyyat_permit",
    _niyyat(),
    text("number"),
    text("authority"),
    text("issued_on"),
    text("valid_until"),
    _person(),
    text("at"),
    Index(None, "niyyat_uid"),
)

bank_account = entity(
    "bank_account",
    text("title"),
    text("iban"),
    text("bank"),
    text("niyyat"),
    number("standard"),
    number("active"),
    text("created_at"),
    Index(None, "iban"),
)

cheque_event = fact(
    "cheque_event",
    Column("donation_uid", Uid, ForeignKey("donation.uid"), nullable=False),
    number("n"),
    text("step"),
    text("state"),
    text("day"),
    number("undoes"),
    Column("account_uid", Uid, ForeignKey("bank_account.uid")),
    text("note"),
    _person(),
    text("at"),
    CheckConstraint("n > 0", name="n_positive"),
    UniqueConstraint("donation_uid", "n"),
)

fund_total = unjournalled(
    "fund_total",
    text("period"),
    _niyyat(),
    text("bucket"),
    number("times"),
    number("amount"),
    PrimaryKeyConstraint("period", "niyyat_uid", "bucket"),
    why="sums of rows that are journalled; kept by triggers, made anew at will, proved by verify",
)
