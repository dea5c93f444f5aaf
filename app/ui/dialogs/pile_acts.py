"""What a clerk does to a pile: begin it, keep and remove rows, put it aside; each can be undone."""

import uuid

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.batch import Heading, Row, Totals
from app.domain.errors import InvalidInputError
from app.queries.batches import Typed
from app.services import batches
from app.strings import batch as words
from app.ui.context import Context


class PileActs(QObject):
    """Emits `begun` with the uid of a new pile, `refused` with problems by field, `kept`."""

    begun = Signal(object)
    refused = Signal(object)
    kept = Signal()

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx = ctx

    def begin(self, heading: Heading, expected: Totals) -> None:
        """Open a pile."""
        made = self._ctx.runner.write(batches.begin, heading, expected)
        self._ctx.jobs.then(self, made, self.begun.emit, self._failed)

    def put(self, pile: uuid.UUID, n: int, row: Row) -> None:
        """Keep a row; a blank one goes."""
        put = self._ctx.runner.write(batches.put_row, pile, n, row)
        self._ctx.jobs.then(self, put, lambda _done: self.kept.emit())

    def remove(self, pile: uuid.UUID, one: Typed) -> None:
        """Take a row out; the toast puts it back."""
        self.put(pile, one.n, Row())
        back = (words.TAKE_UP, lambda: self.put(pile, one.n, one.row))
        self._ctx.notices.say(words.REMOVED, tone="plain", action=back)

    def drop(self, pile: uuid.UUID) -> None:
        """Put a pile aside; the toast takes it up again."""
        run = self._ctx.runner
        back = (words.TAKE_UP, lambda: run.write(batches.take_up, pile))

        def dropped(_done: None) -> None:
            self._ctx.notices.say(words.DROPPED, tone="plain", action=back)

        self._ctx.jobs.then(self, run.write(batches.drop, pile), dropped)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, InvalidInputError):
            self.refused.emit(error.fields)
        else:
            self._ctx.jobs.failed.emit(error)
