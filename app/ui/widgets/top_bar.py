"""The bar above the page: search, the day in both calendars, the backup, who works here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.strings import search
from app.strings import shell as words
from app.ui.widgets import basics, icons, theme
from app.ui.widgets.basics import Button, IconButton

SEARCH = 380


class TopBar(QFrame):
    """Emits `locked`, `theme_toggled` and what is asked for; `search` is the field of F3."""

    locked = Signal()
    theme_toggled = Signal()
    backup_asked = Signal()
    unsent_asked = Signal()

    def __init__(self, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.setFixedHeight(56)
        self.search = _search_field()
        self.day = basics.label(size=basics.SMALL, weight=QFont.Weight.Medium)
        self.lunar = basics.label(size=basics.SMALL, tone="muted")
        self.backup = Button("", "hard-drives", kind="quiet")
        self.backup.clicked.connect(self.backup_asked)
        self.unsent = Button("", "paper-plane-tilt", kind="quiet")
        self.unsent.clicked.connect(self.unsent_asked)
        self.unsent.hide()
        self.look = IconButton("moon", words.DARK)
        self.lock = IconButton("lock-key", words.LOCK_TIP)
        days = basics.column(None, self.day, self.lunar, None, gap=0)
        right = (self.unsent, self.backup, self.look, self.lock, _person(person))
        box = basics.row(self.search, 12, days, None, *right, gap=8)
        box.setStretch(0, 1)
        box.setContentsMargins(22, 0, 22, 0)
        self.setLayout(box)
        self.lock.clicked.connect(self.locked)
        self.look.clicked.connect(self.theme_toggled)
        self.show_look()

    def show_day(self, solar: str, lunar: str, holidays: Sequence[str] = ()) -> None:
        """Show the day in both calendars, and why offices are closed on it."""
        self.day.setText(solar)
        closed = words.closed(holidays)
        self.lunar.setText(words.dates(lunar, closed))
        self.lunar.setToolTip(closed)
        basics.restyle(self.lunar, "tone", "accent" if closed else "muted")

    def show_backup(self, moment: str, *, due: bool) -> None:
        """Show when the last backup was made; *due* where it is older than a day."""
        self.backup.rename(words.backup(moment))
        self.backup.setToolTip(words.BACKUP_DUE if due else words.BACKUP_FINE)
        icon, ink = ("warning", "accent_text") if due else ("hard-drives", "muted")
        self.backup.setIcon(icons.icon(icon, ink))
        basics.restyle(self.backup, "due", due)

    def show_unsent(self, days: int) -> None:
        """Show for how many days entries wait to be sent; nothing for none."""
        self.unsent.rename(words.unsent(days))
        self.unsent.setToolTip(words.UNSENT_TIP)
        self.unsent.setVisible(days > 0)

    def show_look(self) -> None:
        """Let the button offer the other look."""
        dark = theme.current() is theme.Theme.DARK
        self.look.setIcon(icons.icon("sun" if dark else "moon", "muted"))
        self.look.setToolTip(words.LIGHT if dark else words.DARK)


def _search_field() -> QLineEdit:
    field = QLineEdit(placeholderText=search.FIELD, clearButtonEnabled=True)
    field.setAccessibleName(search.FIELD)
    field.setMaximumWidth(SEARCH)
    field.setMinimumWidth(200)
    glass = QAction(icons.icon("magnifying-glass", "muted"), "", field)
    field.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
    return field


def _person(name: str) -> QFrame:
    """Return who is logged in, as a quiet frame: nothing happens on a click."""
    frame = QFrame()
    frame.setProperty("panel", True)
    box = basics.row(basics.Icon("user-circle", "primary_text", 20), basics.label(name))
    box.setContentsMargins(12, 0, 14, 0)
    frame.setFixedHeight(basics.FIELD)
    frame.setLayout(box)
    return frame
