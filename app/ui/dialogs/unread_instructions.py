"""How many instructions somebody has not read yet, told beside the line of their screen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.domain import roles
from app.domain.changes import Change
from app.queries import published
from app.queries.published import InstructionRow
from app.ui.context import Context

SCREEN: Final = "instructions"


class UnreadInstructions(QObject):
    """Counts again after each commit that touches a list; silent for who may not read any."""

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._soon = QTimer(self, singleShot=True, interval=250)
        self._soon.timeout.connect(self._count)
        may = roles.may(ctx.office.actor.role, roles.Action.READ_INSTRUCTIONS)
        if may and not (ctx.office.in_training or ctx.office.copied):
            ctx.jobs.changed.connect(self._changed)
            self._soon.start()

    def _changed(self, what: Change) -> None:
        if what & Change.LISTS:
            self._soon.start()

    def _count(self) -> None:
        ctx = self._ctx
        asked = ctx.runner.read(published.instructions, ctx.office.actor.uid)
        ctx.jobs.then(self, asked, self._tell)

    def _tell(self, rows: Sequence[InstructionRow]) -> None:
        unread = sum(1 for one in rows if one.active and not one.read)
        self._ctx.notices.wait(SCREEN, unread)
