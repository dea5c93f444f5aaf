"""The frame of the import: one title, the actions of the open page, the strip of long work."""

from typing import Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.strings import imports as words
from app.ui.jobs import Jobs
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, EmptyState, PrimaryButton
from app.ui.widgets.import_pages import ColumnsPage, PreviewPage, ResultPage, RunsPage
from app.ui.widgets.progress import ProgressStrip

RUNS, COLUMNS, PREVIEW, RESULT = range(4)
_TITLES: Final = (words.TITLE, words.COLUMNS, words.PREVIEW, words.RESULT)


class ImportFrame(QWidget):
    """Turns between the list of runs, the columns, the preview and the result."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.strip = ProgressStrip()
        self.new = PrimaryButton(words.NEW, "upload-simple", key="F2")
        self.resume = Button(words.RESUME, "play")
        self.undo = Button(words.UNDO, "arrow-counter-clockwise")
        self.back = Button(words.BACK, "arrow-right", key="Esc")
        self.look = PrimaryButton(words.PREVIEW, "eye", key="F9")
        self.write = PrimaryButton("", "check", key="F9")
        self.finish = PrimaryButton(words.FINISH, "check", key="F9")
        self.save = Button(words.SAVE_REJECTED, "download-simple", key="F8")
        self.first = Button(words.NEW, "upload-simple")
        empty = EmptyState("table", words.EMPTY_TITLE, words.EMPTY_ADVICE, self.first)
        self.runs = RunsPage(jobs, empty)
        self.columns, self.preview, self.result = ColumnsPage(), PreviewPage(jobs), ResultPage(jobs)
        self._title, self._pages = basics.title(""), QStackedWidget()
        self._own: Final = {
            RUNS: (self.resume, self.undo, self.new),
            COLUMNS: (self.back, self.look),
            PREVIEW: (self.back, self.save, self.write),
            RESULT: (self.save, self.undo, self.finish),
        }
        self._lay()
        self.turn(RUNS)

    def _lay(self) -> None:
        for one in (self.runs, self.columns, self.preview, self.result):
            self._pages.addWidget(one)
        order = (self.back, self.resume, self.save, self.undo)
        mains = (self.new, self.look, self.write, self.finish)
        head = basics.row(self._title, None, *order, *mains, gap=12)
        box = basics.column(head, self.strip, self._pages, gap=14)
        box.setStretch(2, 1)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)

    @property
    def at(self) -> int:
        """The page that is open."""
        return self._pages.currentIndex()

    @property
    def busy_now(self) -> bool:
        """Whether a step runs: its strip is shown."""
        return not self.strip.isHidden()

    def turn(self, page: int) -> None:
        """Open a page with its own actions."""
        self._pages.setCurrentIndex(page)
        self._title.setText(_TITLES[page])
        every = {button for some in self._own.values() for button in some}
        for button in every:
            button.setVisible(button in self._own[page])
        focus: tuple[QWidget, ...] = (self.runs.table, self.columns.kind, self.preview.tabs)
        (focus[page] if page < RESULT else self.finish).setFocus()

    def busy(self, *, busy: bool) -> None:
        """Hold every action while a step runs; only «انصراف» is awake."""
        for some in self._own.values():
            for button in some:
                button.setEnabled(not busy)
        self._pages.setEnabled(not busy)
        if busy:
            self.strip.cancel.setFocus()
