"""How many requests wait, told beside the line of their screen."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.domain import roles
from app.domain.changes import Change
from app.services import approval_lists
from app.ui.context import Context

SCREEN: Final = "approvals"


class WaitingApprovals(QObject):
    """Counts again after each commit that touches a request; silent for who may not see any."""

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self._count)
        if roles.may(ctx.office.actor.role, roles.Action.SEE_APPROVALS):
            ctx.jobs.changed.connect(self._changed)
            self._soon.start()

    def _changed(self, what: Change) -> None:
        if what & Change.APPROVALS:
            self._soon.start()

    def _count(self) -> None:
        ctx = self._ctx
        asked = ctx.runner.read(approval_lists.waiting, ctx.office.actor)
        ctx.jobs.then(self, asked, lambda count: ctx.notices.wait(SCREEN, count))
