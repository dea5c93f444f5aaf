"""The office, its settings and the lists it works with."""

from sqlalchemy import UniqueConstraint

from app.models.base import entity, number, text

office = entity(
    "office",
    text("code"),
    text("name"),
    text("level"),
    text("created_at"),
    UniqueConstraint("code"),
)

setting = entity("setting", text("key"), text("value"), UniqueConstraint("key"))

unit = entity(
    "unit",
    text("code"),
    text("name"),
    number("minor"),
    text("words"),
    UniqueConstraint("code"),
)

niyyat = entity(
    "niyyat",
    text("code"),
    text("name"),
    text("kind"),
    text("channel"),
    text("allowed_use"),
    number("needs_sayyid"),
    text("restriction"),
    number("active"),
    number("position"),
    UniqueConstraint("code"),
)

campaign = entity(
    "campaign",
    text("code"),
    text("name"),
    text("starts_on"),
    text("ends_on"),
    number("active"),
    number("target", null=True),
    text("owner", null=True),
    UniqueConstraint("code"),
)
campaign.info["published"] = True
niyyat.info["published"] = True
