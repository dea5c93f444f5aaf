"""The morning on which the database does not open: what is safe, and the way back."""

from PySide6.QtWidgets import QDialog, QWidget

from app.strings import damage as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note, PrimaryButton


class DamageDialog(QDialog):
    """Accepted where the newest good backup (*when*, empty for none) is to be brought back."""

    def __init__(self, when: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.TITLE)
        self.restore = PrimaryButton(words.RESTORE, "clock-counter-clockwise")
        self.leave = Button(words.LEAVE)
        advice = words.offer(when) if when else words.NO_BACKUP
        buttons = (self.restore, self.leave, None) if when else (self.leave, None)
        parts = (
            basics.title(words.TITLE),
            Note(words.KEPT, "accent", "info"),
            basics.label(advice, wrap=True),
            basics.row(*buttons),
        )
        box = basics.column(*parts, gap=14)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(520)
        self.restore.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
