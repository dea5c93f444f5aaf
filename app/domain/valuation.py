"""The minute that stands for a value nobody knew at the desk: صورت‌جلسهٔ ارزیابی."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain import digits, text

MAX_TEXT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """Its number and day, and the two people who signed it."""

    number: str
    held_on: date
    first: str
    second: str


def problems(minute: Minute, place: str, today: date) -> Iterator[tuple[str, str]]:
    """Yield a code for every field of a minute that is wrong; *place* is where it stands."""
    if not text.clean(minute.number):
        yield f"{place}.number", "minute_number_required"
    for name in ("first", "second"):
        if not text.clean(getattr(minute, name)):
            yield f"{place}.{name}", "minute_signatory_required"
    for name in ("number", "first", "second"):
        if len(getattr(minute, name)) > MAX_TEXT:
            yield f"{place}.{name}", "too_long"
    if minute.held_on > today:
        yield f"{place}.held_on", "minute_in_future"
    first, second = (text.search_key(name) for name in (minute.first, minute.second))
    if first and first == second:
        yield f"{place}.second", "minute_needs_two"


def kept(minute: Minute) -> dict[str, str]:
    """Return a checked minute as it is stored and printed."""
    names = {name: text.clean(getattr(minute, name)) for name in ("number", "first", "second")}
    names["number"] = digits.to_ascii(names["number"])
    return {**names, "held_on": minute.held_on.isoformat()}
