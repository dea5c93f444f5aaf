"""What an office above publishes to those below, and what an office does with it.

A published row belongs to the office named in *owner*: below it is only read. An own choice or a
read mark stands in a row of the reader's that names it.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.schema import SchemaItem

from app.models.base import Uid, entity, fact, number, raw, text


def published(name: str, *parts: SchemaItem) -> Table:
    """Return an entity that travels down; the code of the office that owns a row stands in it."""
    table = entity(name, text("owner"), *parts)
    table.info["published"] = True
    return table


rate = published(
    "rate",
    text("due"),
    number("year"),
    text("authority"),
    text("staple"),
    number("amount"),
    number("active"),
    CheckConstraint("amount > 0", name="amount_positive"),
    UniqueConstraint("owner", "due", "year", "authority", "staple"),
)

lunar_month = published(
    "lunar_month",
    number("year"),
    number("month"),
    text("first"),
    number("active"),
    CheckConstraint("month BETWEEN 1 AND 12", name="month_of_twelve"),
    UniqueConstraint("owner", "year", "month"),
)

list_entry = published(
    "list_entry",
    text("list"),
    text("code"),
    text("name"),
    number("position"),
    number("active"),
    UniqueConstraint("list", "code"),
    Index(None, "list", "position", "uid"),
)

instruction = published(
    "instruction",
    text("number"),
    text("title"),
    text("body"),
    text("issued_on"),
    text("file_name"),
    raw("pdf"),
    number("active"),
    Index(None, "issued_on", "uid"),
)

instruction_read = fact(
    "instruction_read",
    Column("instruction_uid", Uid, ForeignKey("instruction.uid"), nullable=False),
    Column("person_uid", Uid, ForeignKey("person.uid"), nullable=False),
    text("at"),
    UniqueConstraint("instruction_uid", "person_uid"),
)


def _choice(of: str) -> Table:
    """Return whether an office lets a row from above count; no update touches it."""
    return entity(
        f"{of}_choice",
        Column(f"{of}_uid", Uid, ForeignKey(f"{of}.uid"), nullable=False),
        number("active"),
        UniqueConstraint(f"{of}_uid"),
    )


campaign_choice = _choice("campaign")
rate_choice = _choice("rate")
lunar_month_choice = _choice("lunar_month")
list_entry_choice = _choice("list_entry")
