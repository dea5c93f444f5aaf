"""The donors of the office, and where each stands in the index that search reads."""

from sqlalchemy import Column, ForeignKey, Index, Integer, UniqueConstraint

from app.models.base import Uid, entity, number, raw, text, unjournalled

donor = entity(
    "donor",
    text("kind"),
    text("honorific"),
    text("name"),
    text("national_id"),
    text("mobile"),
    text("registration_no"),
    text("economic_code"),
    text("contact_name"),
    text("representative"),
    number("publish_name"),
    text("note"),
    text("search_key"),
    raw("sort_key"),
    text("created_at"),
    Column("merged_into", Uid, ForeignKey("donor.uid")),
    Column("root_uid", Uid, ForeignKey("donor.uid"), nullable=False),
    Index(None, "sort_key", "uid", "root_uid", "kind"),
    Index(None, "search_key"),
    Index(None, "national_id"),
    Index(None, "mobile"),
    Index(None, "root_uid"),
)

donor_note = entity(
    "donor_note",
    Column("donor_uid", Uid, ForeignKey("donor.uid"), nullable=False),
    Column("person_uid", Uid, ForeignKey("person.uid"), nullable=False),
    text("at"),
    text("text"),
    number("withdrawn"),
    Index(None, "donor_uid", "uid"),
)

donor_doc = unjournalled(
    "donor_doc",
    Column("doc", Integer, primary_key=True),
    Column("donor_uid", Uid, ForeignKey("donor.uid"), nullable=False),
    UniqueConstraint("donor_uid"),
    why="the number of a donor in the full-text index of this PC; rebuilt from the donors",
)
