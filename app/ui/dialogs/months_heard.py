"""A lunar month that is announced while the window is open counts at once, everywhere."""

from PySide6.QtCore import QObject, Signal

from app.domain.changes import Change
from app.domain.lunar import LunarTable, TurningTable
from app.services import lunar_months
from app.ui.context import Context


class MonthsHeard(QObject):
    """Turns the table that all widgets share; `turned` when another one stands."""

    turned = Signal()

    def __init__(self, ctx: Context, window: QObject) -> None:
        super().__init__(window)
        self._ctx = ctx
        ctx.jobs.changed.connect(self._changed)

    def _changed(self, what: Change) -> None:
        if what & Change.LISTS:
            asked = self._ctx.runner.read(lunar_months.table)
            self._ctx.jobs.then(self, asked, self._turn)

    def _turn(self, found: LunarTable) -> None:
        turn(self._ctx.lunar, found)
        self.turned.emit()


def turn(shared: LunarTable, found: LunarTable) -> None:
    """Let *found* stand in the *shared* table, where that one can turn."""
    if isinstance(shared, TurningTable):
        shared.become(found)
