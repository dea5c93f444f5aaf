"""Whom the office sends its journal to, what it sent, and what is known to have arrived."""

from sqlalchemy import Column, PrimaryKeyConstraint, UniqueConstraint

from app.models.base import Uid, entity, number, raw, text, unjournalled

province_link = entity(
    "province_link",
    text("province"),
    text("name"),
    text("office"),
    number("n"),
    text("recipient"),
    text("recovery"),
    number("version"),
    text("enrolled_at"),
    UniqueConstraint("province"),
)

province_key = entity(
    "province_key",
    text("kid"),
    raw("public_key"),
    number("revoked"),
    UniqueConstraint("kid"),
)

sent_file = unjournalled(
    "sent_file",
    number("n"),
    text("name"),
    Column("stream", Uid, nullable=False),
    number("first"),
    number("last"),
    number("size"),
    text("code"),
    text("sent_at"),
    PrimaryKeyConstraint("n"),
    why="a journalled sending would itself be unsent: there would always be something to send",
)

acknowledgement = unjournalled(
    "acknowledgement",
    Column("stream", Uid, nullable=False),
    number("upto"),
    raw("chain"),
    number("n"),
    number("rows"),
    text("refused"),
    text("created"),
    text("taken_at"),
    PrimaryKeyConstraint("stream", "upto"),
    why="an acknowledgement taken in would itself wait for one",
)
