"""The bar above the page: the day in both calendars, who works here, lock and look."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.strings import shell as words
from app.ui.widgets import basics, icons, theme
from app.ui.widgets.basics import IconButton


class TopBar(QFrame):
    """Emits `locked` and `theme_toggled`."""

    locked = Signal()
    theme_toggled = Signal()

    def __init__(self, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.setFixedHeight(56)
        self.day = basics.label(size=basics.SMALL, tone="muted")
        self.look = IconButton("moon", words.DARK)
        self.lock = IconButton("lock-key", words.LOCK_TIP)
        box = basics.row(self.day, None, self.look, self.lock, _person(person), gap=8)
        box.setContentsMargins(22, 0, 22, 0)
        self.setLayout(box)
        self.lock.clicked.connect(self.locked)
        self.look.clicked.connect(self.theme_toggled)
        self.show_look()

    def show_day(self, solar: str, lunar: str) -> None:
        """Show the day in both calendars."""
        self.day.setText(words.dates(solar, lunar))

    def show_look(self) -> None:
        """Let the button offer the other look."""
        dark = theme.current() is theme.Theme.DARK
        self.look.setIcon(icons.icon("sun" if dark else "moon", "muted"))
        self.look.setToolTip(words.LIGHT if dark else words.DARK)


def _person(name: str) -> QFrame:
    """Return who is logged in, as a quiet frame: nothing happens on a click."""
    frame = QFrame()
    frame.setProperty("panel", True)
    box = basics.row(basics.Icon("user-circle", "primary_text", 20), basics.label(name))
    box.setContentsMargins(12, 0, 14, 0)
    frame.setFixedHeight(basics.FIELD)
    frame.setLayout(box)
    return frame
