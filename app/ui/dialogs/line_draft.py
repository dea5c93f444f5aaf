"""The row that is half typed outlives a power cut, like every form."""

import uuid
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.batch import Row
from app.queries import batches
from app.services import drafts
from app.ui.context import Context
from app.ui.widgets.pile_line import PileLine

FORM: Final = "batch"
EVERY_MS: Final = 1_000


class LineDraft(QObject):
    """Keeps the row of *line* while a pile is open; one a person, on this PC only."""

    came_back = Signal()

    def __init__(self, ctx: Context, line: PileLine) -> None:
        super().__init__(line)
        self._ctx, self._line = ctx, line
        self._pile: uuid.UUID | None = None
        self._kept = Row()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def open(self, pile: uuid.UUID) -> None:
        """Bring back what was half typed in *pile*, then keep what is typed."""
        self._pile = pile
        asked = self._ctx.runner.read(drafts.of, self._ctx.office.actor.uid, FORM)
        self._ctx.jobs.then(self, asked, self._found)

    def look(self) -> None:
        """Keep the row as it is now, if it changed since the last look."""
        now = self._line.value()
        if self._pile is not None and now != self._kept and not now.blank:
            self._kept = now
            self._ctx.runner.write(drafts.keep, FORM, self._pile, batches.to_body(now))

    def forget(self) -> None:
        """Keep nothing: the row was added or emptied."""
        self._kept = self._line.value()
        self._ctx.runner.write(drafts.drop, FORM)

    def stop(self) -> None:
        """Look no more: the pile is closed or left."""
        self._timer.stop()
        self._pile = None

    def _found(self, draft: tuple[uuid.UUID, str] | None) -> None:
        if draft is not None and draft[0] == self._pile and self._line.value().blank:
            self._kept = batches.of_body(draft[1])
            self._line.show_row(self._kept, self._line.place.text())
            self.came_back.emit()
        self._timer.start()
