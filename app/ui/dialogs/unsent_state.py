"""For how many days entries wait for the province, told in the bar: a stick is soon forgotten."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.domain import clock, roles
from app.domain.changes import Change
from app.queries import unsent
from app.queries.unsent import Unsent
from app.ui.context import Context
from app.ui.widgets.top_bar import TopBar

SCREEN: Final = "exchange"
EVERY_MS: Final = 60_000
"""A day passes without any commit."""

SOON_MS: Final = 400


class UnsentState(QObject):
    """Asks again after what is journalled or answered; silent for who may send nothing."""

    def __init__(self, ctx: Context, bar: TopBar) -> None:
        super().__init__(bar)
        self._ctx, self._bar = ctx, bar
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)
        may = roles.may(ctx.office.actor.role, roles.Action.SEND_FILES)
        if may and not (ctx.office.in_training or ctx.office.copied):
            ctx.jobs.changed.connect(self._changed)
            self._timer.start()
            self._soon.start()

    def _changed(self, what: Change) -> None:
        if what & (Change.JOURNAL | Change.EXCHANGE):
            self._soon.start()

    def _look(self) -> None:
        self._ctx.jobs.then(self, self._ctx.runner.read(unsent.of), self._show)

    def _show(self, found: Unsent | None) -> None:
        self._bar.show_unsent(found.days(clock.today()) if found is not None else 0)
