"""The shipped calendars, read once: every date field and bar shows the same days."""

import functools

from app.domain import holidays as rules
from app.domain import lunar as moons
from app.domain.holidays import Holidays
from app.domain.lunar import LunarTable
from app.ui.widgets import assets


@functools.cache
def lunar() -> LunarTable:
    """Return Iran's lunar months."""
    return LunarTable.from_csv(assets.text(assets.LISTS / f"{moons.LIST}.csv"))


@functools.cache
def holidays() -> Holidays:
    """Return the official holidays that come back every year."""
    return Holidays.from_csv(assets.text(assets.LISTS / f"{rules.LIST}.csv"), lunar())
