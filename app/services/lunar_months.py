"""The lunar table of an office: what was announced to it stands before what the program ships."""

from typing import Final

from sqlalchemy import Connection

from app.domain.lunar import LIST, LunarTable
from app.queries import published
from app.services.lists import RESOURCES

_SHIPPED: Final = RESOURCES / f"{LIST}.csv"


def shipped() -> LunarTable:
    """Return the table as the program brings it."""
    return LunarTable.from_csv(_SHIPPED.read_text("utf-8"))


def table(connection: Connection) -> LunarTable:
    """Return the table with the announced months that count here; one that cannot be is left."""
    return shipped().heard(published.lunar_firsts(connection))
