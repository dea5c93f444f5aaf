"""An office has joined: the digits that are read out by phone, large, and what to do with them."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QWidget

from app.domain import text
from app.strings import exchange as words
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button, Note, PrimaryButton

_WIDTH = 560


class JoinedDialog(QDialog):
    """Accepted to make the first file at once (F9); it may be closed too."""

    def __init__(self, province: str, fingerprint: str, window: QWidget) -> None:
        super().__init__(window)
        heading = words.joined_to(province)
        self.setWindowTitle(heading)
        # a code alone would stand at the far edge, as Latin text does
        self.print = basics.label(f"\u200f{text.isolate_ltr(fingerprint)}", tone="primary")
        self.print.setFont(theme.latin_font(basics.TITLE, QFont.Weight.Bold))
        self.send = PrimaryButton(words.SEND, "paper-plane-tilt", key="F9")
        self.leave = Button(words.DONE)
        self.leave.setAutoDefault(False)
        parts = (
            basics.title(heading, wrap=True),
            Note(words.JOINED_NEXT, "primary", "phone"),
            basics.column(basics.hint(words.PRINT_LABEL), self.print, gap=4),
            None,
            basics.row(self.send, self.leave, None),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(_WIDTH)
        self.setMinimumHeight(box.totalHeightForWidth(_WIDTH))
        self.send.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.send.setFocus()
