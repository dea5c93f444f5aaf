"""What belongs to this PC alone and never travels."""

from sqlalchemy import Column, PrimaryKeyConstraint

from app.models.base import Uid, text, unjournalled

draft = unjournalled(
    "draft",
    Column("uid", Uid, nullable=False),
    Column("person_uid", Uid, nullable=False),
    text("form"),
    text("body"),
    text("saved_at"),
    PrimaryKeyConstraint("person_uid", "form"),
    why="a half-filled form is not yet a fact; it goes when the form is saved",
)
