"""What is shown when the program itself was wrong."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from app.strings import shell as words
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button, PrimaryButton


class CrashDialog(QDialog):
    """Shows *report*, which holds no personal data, and lets the work go on."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.CRASH_TITLE)
        text = QPlainTextEdit(report, readOnly=True)
        text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        text.setFont(theme.latin_font(basics.SMALL))
        copy = Button(words.COPY, "copy")
        go_on = PrimaryButton(words.CONTINUE)
        actions = basics.row(go_on, copy, None)
        advice = basics.hint(words.CRASH_ADVICE, wrap=True)
        box = basics.column(basics.title(words.CRASH_TITLE), advice, text, actions, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.resize(640, 420)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on.clicked.connect(self.accept)
