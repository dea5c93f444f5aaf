"""The only place that asks what time it is: Iran's fixed +03:30, whatever the PC's zone says.

The abolished daylight saving time still shifts old Windows, so the zone is never asked for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone

TEHRAN = timezone(timedelta(hours=3, minutes=30))


def _system() -> datetime:
    return datetime.now(TEHRAN)  # noqa: TID251 - this is the one place


_source: Callable[[], datetime] = _system
_shift = timedelta(0)


def now() -> datetime:
    """Return the present moment at +03:30."""
    return _source() + _shift


def shift(by: timedelta) -> None:
    """Correct the PC's clock for this run of the program by *by*, as a manager confirmed."""
    global _shift  # noqa: PLW0603 - one clock for the process, by design
    _shift += by


def correction() -> timedelta:
    """Return by how much the PC's clock is corrected now."""
    return _shift


def today() -> date:
    """Return the present day in Iran."""
    return now().date()


@contextmanager
def fixed(moment: datetime | Callable[[], datetime]) -> Iterator[None]:
    """Hold the clock at *moment*, for the demo office, pictures and tests."""
    global _source, _shift
    before = (_source, _shift)
    _source, _shift = moment if callable(moment) else lambda: moment, timedelta(0)
    try:
        yield
    finally:
        _source, _shift = before
