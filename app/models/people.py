"""The people who work here, and the signed roster of their keys."""

from sqlalchemy import Column, ForeignKey, UniqueConstraint

from app.models.base import Uid, entity, fact, number, raw, text

person = entity(
    "person",
    text("login"),
    text("name"),
    text("title"),
    text("role"),
    number("active"),
    text("created_at"),
    UniqueConstraint("login"),
)

roster_change = fact(
    "roster_change",
    number("n"),
    text("action"),
    Column("person_uid", Uid, ForeignKey("person.uid"), nullable=False),
    text("login"),
    text("name"),
    text("role"),
    raw("public_key"),
    text("signer_kid"),
    text("at"),
    raw("previous"),
    raw("hash"),
    raw("signature"),
    UniqueConstraint("n"),
)
