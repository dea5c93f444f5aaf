"""Long work, shown with a way to stop it; short work, shown without a frozen window."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget
from typing_extensions import override

from app.domain import digits
from app.strings import fields as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button


class ProgressStrip(QFrame):
    """What is being done, how far it is, and «انصراف»."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._text = basics.label()
        self._count = basics.hint("")
        self.bar = QProgressBar(textVisible=False)
        self.cancel = Button(words.CANCEL, "x", kind="quiet")
        self.cancel.clicked.connect(self.cancelled)
        head = basics.row(self._text, None, self._count, self.cancel)
        box = basics.column(head, self.bar, gap=4)
        box.setContentsMargins(16, 6, 16, 12)
        self.setLayout(box)
        self.hide()

    def begin(self, text: str, total: int = 0) -> None:
        """Show the strip; *total* 0 means that the end is not known."""
        self._text.setText(text)
        self.bar.setRange(0, total)
        self.bar.setValue(0)
        self.show()

    def reached(self, done: int, says: str = "") -> None:
        """Move the bar to *done*; *says* is the count in Persian digits."""
        self.bar.setValue(done)
        self._count.setText(says)

    def show_step(self, text: str, done: int, total: int) -> None:
        """Say what is done now; without a *total* the bar only moves and *done* is counted."""
        self._text.setText(text)
        self.bar.setRange(0, total)
        known = digits.to_persian(100 * done // total) + "٪" if total else ""
        self.reached(done if total else 0, known or (digits.group(done) if done else ""))

    def end(self) -> None:
        """Hide the strip."""
        self.hide()


class BusyOverlay(QWidget):
    """A veil over *host* while one answer is awaited; input below it waits too."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setProperty("veil", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = basics.section("")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(220)
        box = basics.column(None, self._text, self._bar, None, gap=12)
        box.setAlignment(self._text, Qt.AlignmentFlag.AlignHCenter)
        box.setAlignment(self._bar, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(box)
        host.installEventFilter(self)
        self.hide()

    def begin(self, text: str) -> None:
        """Cover the host and say what is awaited."""
        self._text.setText(text)
        self.resize(self._host.size())
        self.show()
        self.raise_()

    def end(self) -> None:
        """Uncover the host."""
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._host.size())
        return False
