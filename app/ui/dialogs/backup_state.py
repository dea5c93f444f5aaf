"""The state of the last backup, looked at now and then: an office without copies must show it."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.domain import clock, digits, jalali
from app.services import condition
from app.services.condition import Condition
from app.strings import lists as words
from app.ui.context import Context
from app.ui.widgets.top_bar import TopBar

EVERY_MS: Final = 10_000
DUE: Final = timedelta(days=1, hours=1)
"""The daily copy is due after a day; an hour more until somebody is told."""


class BackupState(QObject):
    """Reads the office's condition beside the windows and shows it in the bar."""

    def __init__(self, ctx: Context, bar: TopBar) -> None:
        super().__init__(bar)
        self._ctx, self._bar = ctx, bar
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask again."""
        work = self._ctx.runner.work(condition.of, self._ctx.office.folder)
        self._ctx.jobs.then(self, work, self._show)

    def _show(self, found: Condition) -> None:
        moment, due = _moment(found.backup_at), is_due(found.backup_at)
        self._bar.show_backup(said(moment), due=due)


def is_due(backup_at: str) -> bool:
    """Tell whether the last backup is older than it may be."""
    moment = _moment(backup_at)
    return moment is None or clock.now() - moment > DUE


def said(moment: datetime | None) -> str:
    """Return «امروز ۰۸:۱۲», «دیروز ۱۲:۰۰» or the day; nothing for never."""
    if moment is None:
        return ""
    ago = (clock.today() - moment.date()).days
    day = {0: words.TODAY, 1: words.YESTERDAY}.get(ago, jalali.short(moment.date()))
    return f"{day} {digits.to_persian(f'{moment:%H:%M}')}"


def _moment(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso)
    except ValueError:
        return None
