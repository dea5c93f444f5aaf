"""The lines of the inbox: what is booked, and what was turned away at the door this time."""

from collections.abc import Sequence

from app.domain.errors import AppError
from app.province.inbox import Arrived
from app.queries.arrivals import CameRow
from app.strings import errors
from app.ui.widgets.arrival_columns import Line


class ArrivalLines:
    """A file that nobody signed is not booked, and a booked reason is a code alone.

    So what was just said of a file is remembered as long as the window is open.
    """

    def __init__(self) -> None:
        self._doors = list[Line]()
        self._said = dict[str, str]()

    def note(self, one: Arrived) -> None:
        """Remember what became of a file that was just brought."""
        sentence = errors.sentence(one.refusal) if one.refusal is not None else ""
        self._said[one.file] = sentence
        self._doors = [door for door in self._doors if door.file != one.file]
        if one.result == "refused":
            self._doors.insert(0, Line(file=one.file, result="refused", sentence=sentence))

    def of(self, rows: Sequence[CameRow]) -> list[Line]:
        """Return the lines of *rows*, with those of the door above."""
        booked = {row.file for row in rows if row.result == "refused"}
        doors = [one for one in self._doors if one.file not in booked]
        return [*doors, *(self._line(row) for row in rows)]

    def _line(self, row: CameRow) -> Line:
        known = AppError(row.reason, office=row.code, missing=row.missing)
        told = errors.sentence(known) if row.reason else ""
        return Line(
            file=row.file,
            result=row.result,
            sentence=self._said.get(row.file) or told,
            missing=row.missing,
            row=row,
        )
