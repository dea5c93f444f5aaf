"""A donation and its parts, as booked on the day; never changed, a mistake is voided."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    UniqueConstraint,
)
from sqlalchemy import text as sql

from app.models.base import Uid, fact, number, raw, text
from app.models.functions import tail


def _of_donation() -> Column[object]:
    return Column("donation_uid", Uid, ForeignKey("donation.uid"), nullable=False)


def _of_item() -> Column[object]:
    return Column("item_uid", Uid, ForeignKey("donation_item.uid"), nullable=False)


def _niyyat() -> Column[object]:
    return Column("niyyat_uid", Uid, ForeignKey("niyyat.uid"), nullable=False)


donation = fact(
    "donation",
    text("form"),
    text("donor_kind"),
    text("honorific"),
    text("donor_name"),
    text("national_id"),
    text("mobile"),
    text("paid_on"),
    text("method"),
    text("reference"),
    Column("campaign_uid", Uid, ForeignKey("campaign.uid")),
    text("campaign_name"),
    text("on_behalf"),
    number("article_172"),
    text("note"),
    number("amount"),
    text("unit"),
    text("client_id", null=True),
    raw("client_digest"),
    text("original_qr", null=True),
    text("recorded_at"),
    Column("donor_uid", Uid, ForeignKey("donor.uid")),
    text("behalf", null=True),
    CheckConstraint("amount >= 0", name="amount_not_negative"),
    UniqueConstraint("client_id", "form"),
    UniqueConstraint("original_qr"),
    Index(None, "reference"),
    Index(None, "donor_uid", "paid_on"),
    Index(
        "ix_donation_cheque",
        "paid_on",
        "uid",
        sqlite_where=sql("method = 'cheque'"),
        postgresql_where=sql("method = 'cheque'"),
    ),
    Index(None, "paid_on"),
)

REFERENCE_TAIL = tail(donation.c.reference)
"""The last four figures of a reference: what people remember of one."""

Index("ix_donation_reference_tail", REFERENCE_TAIL)

donation_method = fact(
    "donation_method",
    _of_donation(),
    text("terminal"),
    text("card"),
    text("bank"),
    text("sayad_id"),
    text("drawer"),
    text("due_on"),
    UniqueConstraint("donation_uid"),
    Index(None, "sayad_id"),
    Index(None, "due_on"),
)

CARD_TAIL = tail(donation_method.c.card)
"""The last four digits of a giver's card."""

Index("ix_donation_method_card_tail", CARD_TAIL)

donation_line = fact(
    "donation_line",
    _of_donation(),
    number("n"),
    _niyyat(),
    number("amount"),
    CheckConstraint("amount > 0", name="amount_positive"),
    UniqueConstraint("donation_uid", "n"),
)

donation_item = fact(
    "donation_item",
    _of_donation(),
    number("n"),
    _niyyat(),
    text("name"),
    text("quantity"),
    text("unit_name"),
    number("value"),
    text("basis"),
    CheckConstraint("value >= 0", name="value_not_negative"),
    UniqueConstraint("donation_uid", "n"),
)

donation_minute = fact(
    "donation_minute",
    _of_item(),
    text("number"),
    text("held_on"),
    text("first"),
    text("second"),
    UniqueConstraint("item_uid"),
)

valuation = fact(
    "valuation",
    _of_item(),
    number("n"),
    number("value"),
    text("number"),
    text("held_on"),
    text("first"),
    text("second"),
    text("recorded_at"),
    Column("person_uid", Uid, ForeignKey("person.uid"), nullable=False),
    CheckConstraint("value > 0", name="value_positive"),
    UniqueConstraint("item_uid", "n"),
)

donation_service = fact(
    "donation_service",
    _of_donation(),
    number("n"),
    _niyyat(),
    text("hours"),
    text("skill"),
    UniqueConstraint("donation_uid", "n"),
)
