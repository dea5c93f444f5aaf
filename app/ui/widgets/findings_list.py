"""What a verification found: its verdict in one line, and every finding as a sentence."""

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.findings import Finding, Report
from app.domain.paging import Cursor, Page
from app.strings import findings
from app.strings import verify as words
from app.ui.jobs import Jobs
from app.ui.tables.page_model import Column, PageModel
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, EmptyState, Note
from app.ui.widgets.table_view import REST, TableView


def _sentence(row: Finding) -> str:
    return findings.sentence(row.code, row.key)


def _tip(row: Finding, role: int) -> Any:
    return _sentence(row) if role == Qt.ItemDataRole.ToolTipRole else None


COLUMNS: tuple[Column[Finding], ...] = (
    Column(words.KIND, lambda row: words.kind(row.entity)),
    Column(words.FINDING, _sentence, role=_tip),
)


_STOPPED = ("shield-warning", words.STOPPED_TITLE, words.STOPPED_ADVICE)


class FindingsList(QStackedWidget):
    """Waiting, right, stopped, or a table of what is wrong."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._found: tuple[Finding, ...] = ()
        self.table = TableView()
        self.model = PageModel(jobs, COLUMNS, self._load, self)
        self.table.setModel(self.model)
        self.table.fit(150, REST)
        self._summary = basics.label(weight=QFont.Weight.DemiBold)
        self._note = Note(words.FOUND_ADVICE, "danger", "warning-circle")
        self.restore = Button(words.RESTORE, "clock-counter-clockwise")
        wrong = QWidget()
        head = basics.row(basics.section(words.FOUND_TITLE), None, self.restore)
        wrong.setLayout(basics.column(head, self._summary, self._note, self.table))
        self._waiting = EmptyState("shield", words.WAITING_TITLE, words.WAITING_ADVICE)
        self._wrong = wrong
        self.addWidget(self._waiting)
        self.addWidget(wrong)

    def show_report(self, report: Report) -> None:
        """Show what was found."""
        self._found = report.findings
        if report.ok:
            self._say(EmptyState("shield-check", words.OK_TITLE, words.checked(report), ink="ok"))
            return
        self._summary.setText(findings.summary(report))
        self.model.reload()
        self.setCurrentWidget(self._wrong)

    def show_stopped(self) -> None:
        """Say that nothing is known yet."""
        self._found = ()
        self._say(EmptyState(*_STOPPED, ink="accent"))

    def text(self) -> str:
        """Return every finding with its code, for whoever helps from afar."""
        return "\n".join(f"{one.code}\t{_sentence(one)}" for one in self._found)

    def _say(self, state: EmptyState) -> None:
        before = self.widget(2)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        self.addWidget(state)
        self.setCurrentWidget(state)

    def _load(self, _after: Cursor) -> Future[Page[Finding]]:
        answer: Future[Page[Finding]] = Future()
        answer.set_result(Page(self._found, None))
        return answer
