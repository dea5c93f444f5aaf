"""The calendars, read once: every date field and bar shows the same days."""

import functools

from app.domain import holidays as rules
from app.domain import lunar as moons
from app.domain.holidays import Holidays
from app.domain.lunar import TurningTable
from app.ui.widgets import assets


@functools.cache
def lunar() -> TurningTable:
    """Return Iran's lunar months, one table for the whole window: it turns with what is heard."""
    return TurningTable.from_csv(assets.text(assets.LISTS / f"{moons.LIST}.csv"))


@functools.cache
def holidays() -> Holidays:
    """Return the official holidays that come back every year."""
    return Holidays.from_csv(assets.text(assets.LISTS / f"{rules.LIST}.csv"), lunar())
