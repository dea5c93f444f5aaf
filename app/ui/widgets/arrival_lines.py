"""The lines of the inbox: what was booked of each file, with its sentence as it was told."""

from collections.abc import Sequence

from app.domain import refusals
from app.queries.arrivals import AwayRow, CameRow
from app.strings import errors
from app.ui.widgets.arrival_columns import Line


def lines(rows: Sequence[CameRow | AwayRow]) -> list[Line]:
    """Return a line for each row, in its order."""
    return [_away(one) if isinstance(one, AwayRow) else _came(one) for one in rows]


def _away(one: AwayRow) -> Line:
    told = errors.sentence(refusals.again(one.reason, one.told))
    return Line(file=one.file, result="refused", sentence=told, away=one)


def _came(row: CameRow) -> Line:
    known = refusals.again(row.reason, row.told, office=row.code, missing=row.missing)
    return Line(
        file=row.file,
        result=row.result,
        sentence=errors.sentence(known) if row.reason else "",
        missing=row.missing,
        row=row,
    )
