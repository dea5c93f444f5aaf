"""The rows that were not taken leave as a workbook: to mend there and hand in again."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.intake import rejected
from app.services.import_plans import Plan
from app.strings import errors
from app.strings import imports as words
from app.strings import receipt_list as shared
from app.ui.context import Context


class RejectedOut(QObject):
    """Asks where to, and writes each rejected row with its reasons."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def ask(self, plan: Plan) -> None:
        """Ask where the rejected rows of *plan* go."""
        name = words.rejected_name(plan.file_name)
        title = words.SAVE_REJECTED
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, name, words.FILTER)
        if chosen:
            self.write(plan, Path(chosen).with_suffix(".xlsx"))

    def write(self, plan: Plan, path: Path) -> None:
        """Write them to *path*."""
        folder = self._ctx.office.folder

        def task() -> None:
            rejected.write(folder.apart(path), plan.columns, plan.every, errors.text)

        def done(_none: None) -> None:
            url = QUrl.fromLocalFile(str(path))
            show = (shared.OPEN, lambda: QDesktopServices.openUrl(url))
            self._ctx.notices.say(words.saved(plan.rejected, path.name), action=show)

        self._ctx.jobs.then(self, self._ctx.runner.work(task), done)
