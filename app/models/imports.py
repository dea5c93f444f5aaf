"""Imports of foreign lists: each run, what is left of it to do, and what came from which row."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from app.models.base import Uid, entity, fact, number, raw, text, unjournalled


def _of_run(name: str) -> Column[object]:
    return Column(name, Uid, ForeignKey("import_run.uid"), nullable=False)


import_run = entity(
    "import_run",
    text("kind"),
    text("file_name"),
    text("sheet"),
    text("headings"),
    text("columns"),
    text("state"),
    number("read"),
    number("imported"),
    number("rejected"),
    number("duplicates"),
    number("amount"),
    Column("person_uid", Uid, ForeignKey("person.uid"), nullable=False),
    text("created_at"),
    CheckConstraint("read = imported + rejected + duplicates", name="adds_up"),
    Index(None, "headings"),
)

import_row = unjournalled(
    "import_row",
    _of_run("run_uid"),
    number("row"),
    raw("digest"),
    text("body"),
    PrimaryKeyConstraint("run_uid", "row"),
    why="a row of an unfinished import is no fact yet; it goes when what it says is written",
)

donation_origin = fact(
    "donation_origin",
    Column("donation_uid", Uid, ForeignKey("donation.uid"), nullable=False),
    _of_run("run_uid"),
    number("row"),
    raw("digest"),
    UniqueConstraint("donation_uid"),
    UniqueConstraint("run_uid", "row"),
    Index(None, "digest"),
)

donor_origin = fact(
    "donor_origin",
    Column("donor_uid", Uid, ForeignKey("donor.uid"), nullable=False),
    _of_run("run_uid"),
    number("row"),
    raw("digest"),
    UniqueConstraint("donor_uid"),
    UniqueConstraint("run_uid", "row"),
    Index(None, "digest"),
)
