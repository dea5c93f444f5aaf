"""Registers (باجه): one desk PC each, with its key; and where each yearly series stands."""

from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint, UniqueConstraint

from app.models.base import Uid, fact, number, raw, text, unjournalled

register = fact(
    "register",
    text("office"),
    text("code"),
    text("kid"),
    raw("public_key"),
    text("opened_at"),
    Column("parent_uid", Uid, ForeignKey("register.uid")),
    UniqueConstraint("office", "code"),
)

register_end = fact(
    "register_end",
    Column("register_uid", Uid, ForeignKey("register.uid"), nullable=False),
    text("at"),
    text("reason"),
    UniqueConstraint("register_uid"),
)

series = unjournalled(
    "series",
    Column("register_uid", Uid, ForeignKey("register.uid"), nullable=False),
    number("year"),
    number("last"),
    raw("rec"),
    text("qr"),
    number("life"),
    number("total"),
    PrimaryKeyConstraint("register_uid", "year"),
    why="the head of each series; the receipts say the same and verify compares the two",
)
