"""Ask before an import is taken back: it is no toast's undo, for it concerns every row."""

from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from app.queries.imports import DONORS, RunRow
from app.strings import imports as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button

_WIDTH: Final = 520


class UndoDialog(QDialog):
    """Accepted when the run is to be taken back."""

    def __init__(self, run: RunRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.UNDO_TITLE)
        self.go = Button(words.UNDO, "arrow-counter-clockwise", kind="danger")
        self.cancel = Button(words.CANCEL)
        says = words.UNDO_DONORS if run.kind == DONORS else words.UNDO_GIFTS
        counts = (run.read, run.imported, run.rejected, run.duplicates)
        parts = (
            basics.title(words.UNDO_TITLE),
            basics.label(f"{words.FILE}: {words.file(run.file_name)}"),
            basics.hint(words.adds_up(*counts, words.DONE), wrap=True),
            basics.label(says, wrap=True),
            basics.row(self.go, self.cancel, None),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(_WIDTH)
        self.resize(_WIDTH, box.totalHeightForWidth(_WIDTH))
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setFocus()
