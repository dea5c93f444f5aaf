"""The office's settings: what stands on its papers, and when the desk asks again."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection

from app.db.uow import Uow
from app.domain import digits, jalali, roles, text
from app.domain import settings as known
from app.domain.changes import Change
from app.domain.document import Paper
from app.domain.errors import InvalidInputError
from app.queries import lists as listed
from app.queries import pictures
from app.services import clocks, lists, lookup

SHORT: Final = 120
LONG: Final = 300
MOST_SIGNATORIES: Final = 4
EDITABLE: Final = (
    *(known.ORGANIZATION, known.DEPARTMENT, known.SLOGAN, known.THANKS, known.SIGNATORIES),
    *(known.PAPER, known.ASK_ABOVE, known.ASK_BELOW, known.FIRST_OPEN_DAY, known.EMBLEM),
    known.IDENTIFY_ABOVE,
)
_LIMITS: Final = {known.THANKS: LONG, known.SIGNATORIES: LONG}
_REQUIRED: Final = (known.ORGANIZATION, known.SIGNATORIES)
_RANGE: Final = (known.ASK_BELOW, known.ASK_ABOVE)
_AMOUNTS: Final = (*_RANGE, known.IDENTIFY_ABOVE)
_MAY_BE_EMPTY: Final = (known.IDENTIFY_ABOVE,)


def of(connection: Connection) -> dict[str, str]:
    """Return every setting that a person may change, with its default where none was written."""
    stored = listed.settings(connection)
    return {key: known.value(stored, key) for key in EDITABLE}


def clean(values: Mapping[str, str]) -> dict[str, str]:
    """Return *values* as they are stored: amounts in ASCII digits, signatories without blanks."""
    made = {key: text.clean(value) for key, value in values.items()}
    for key in _AMOUNTS:
        if key in made:
            made[key] = digits.to_ascii(made[key]).replace(digits.GROUP_MARK, "").replace(",", "")
    if known.SIGNATORIES in made:
        titles = (text.clean(title) for title in made[known.SIGNATORIES].split("|"))
        made[known.SIGNATORIES] = "|".join(title for title in titles if title)
    return made


def problems(values: Mapping[str, str], stored: Mapping[str, str]) -> dict[str, str]:
    """Return a code for each of the cleaned *values* that will not do beside what is *stored*."""
    found = dict(_each(values))
    if values.get(known.PAPER, Paper.A4) not in list(Paper):
        found[known.PAPER] = "paper_unknown"
    if values.get(known.SIGNATORIES, "").count("|") >= MOST_SIGNATORIES:
        found[known.SIGNATORIES] = "signatories_many"
    if not found and (end := _crossed(values, stored)):
        found[end] = "ask_range"
    return found


def _each(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a value by itself."""
    for key, value in values.items():
        if key not in EDITABLE:
            yield key, "setting_unknown"
        elif key in _REQUIRED and not value:
            yield key, "required"
        elif len(value) > _LIMITS.get(key, SHORT):
            yield key, "too_long"
        elif not value and key in _MAY_BE_EMPTY:
            continue
        elif key in _AMOUNTS and not (value.isascii() and value.isdigit()):
            yield key, "amount_unreadable"


def _crossed(values: Mapping[str, str], stored: Mapping[str, str]) -> str:
    """Return the changed end of a usual range that is none, empty where it is one."""
    after = {**stored, **values}
    below, above = (int(known.value(after, key)) for key in _RANGE)
    return next((key for key in _RANGE if key in values and below >= above), "")


def _dated(values: Mapping[str, str], today: date) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the first day on which gifts may be booked; empty is this year's.

    The year before stays open for a while, for slips that come late; older books are closed.
    """
    given = values.get(known.FIRST_OPEN_DAY, "")
    try:
        day = date.fromisoformat(given) if given else today
    except ValueError:
        yield known.FIRST_OPEN_DAY, "date_unreadable"
        return
    last_year = jalali.first_day_of_year(jalali.first_day_of_year(today) - timedelta(days=1))
    if not last_year <= day <= today:
        yield known.FIRST_OPEN_DAY, "open_day_range"


def change(uow: Uow, values: Mapping[str, str]) -> tuple[str, ...]:
    """Write those of *values* that differ from what holds; return their keys.

    Receipts already issued keep what they were printed with. Raises InvalidInputError by key,
    AppError `not_allowed`, `clock_behind`, `clock_ahead`.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.CHANGE_SETTINGS)
    stored, wanted = listed.settings(uow.connection), clean(values)
    wrong = problems(wanted, stored) | dict(_dated(wanted, uow.today()))
    if wrong:
        raise InvalidInputError(wrong)
    if (emblem := wanted.get(known.EMBLEM)) and pictures.of(uow.connection, emblem) is None:
        raise InvalidInputError({known.EMBLEM: "emblem_unknown"})
    clocks.check(uow)
    changed = tuple(key for key in wanted if wanted[key] != known.value(stored, key))
    for key in changed:
        lists.set_setting(uow, key, wanted[key])
    uow.changed(Change.OFFICE)
    return changed
