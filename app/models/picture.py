"""Pictures by what they are: an old receipt is printed again with the emblem it was issued with."""

from sqlalchemy import UniqueConstraint

from app.models.base import fact, raw, text

picture = fact("picture", text("hash"), raw("body"), UniqueConstraint("hash"))
