"""The small parts that every page is made of, so that no screen sets a size or a colour."""

from typing import Final, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui.widgets import icons, theme
from app.ui.widgets.wrapped_label import WrappedLabel

SMALL: Final = 9.0
SECTION: Final = 11.5
TITLE: Final = 16.0
FIELD: Final = 38
POPUP: Final = Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint
ICON: Final = QSize(17, 17)
_APART: Final = "\u200f   "

B = TypeVar("B", bound=QBoxLayout)


def label(
    text: str = "",
    *,
    size: float = theme.BASE_SIZE,
    tone: str = "",
    weight: QFont.Weight = QFont.Weight.Normal,
    wrap: bool = False,
) -> QLabel:
    """Return a text of *size* points; *tone* names a colour: muted, primary, danger, ok, accent."""
    made = WrappedLabel(text) if wrap else QLabel(text)
    made.setFont(theme.font(size, weight))
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def title(text: str, *, wrap: bool = False) -> QLabel:
    """Return the one title of a page."""
    return label(text, size=TITLE, weight=QFont.Weight.Bold, wrap=wrap)


def section(text: str, *, wrap: bool = False) -> QLabel:
    """Return the heading of a card or a section."""
    return label(text, size=SECTION, weight=QFont.Weight.DemiBold, wrap=wrap)


def hint(text: str, *, wrap: bool = False) -> QLabel:
    """Return a muted small text."""
    return label(text, size=SMALL, tone="muted", wrap=wrap)


def line() -> QFrame:
    """Return a hairline."""
    made = QFrame()
    made.setProperty("line", True)
    return made


class Icon(QWidget):
    """A picture that follows the look; *ink* is a token of the theme."""

    def __init__(self, name: str, ink: str, size: int) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(size, size)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icons.icon(self._name, self._ink).paint(QPainter(self), self.rect())


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def row(*parts: QWidget | QLayout | int | None, gap: int = 8) -> QHBoxLayout:
    """Lay *parts* side by side from the right; None stretches, a number is a space."""
    return _fill(QHBoxLayout(), parts, gap)


def column(*parts: QWidget | QLayout | int | None, gap: int = 8) -> QVBoxLayout:
    """Lay *parts* below each other; None stretches, a number is a space."""
    return _fill(QVBoxLayout(), parts, gap)


def _fill(box: B, parts: tuple[QWidget | QLayout | int | None, ...], gap: int) -> B:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def hide(*parts: QWidget) -> None:
    """Hide *parts*."""
    for part in parts:
        part.hide()


def clear(layout: QLayout) -> None:
    """Take every widget out of *layout* and of those inside it, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def top(page: QWidget, *, fill: bool = False) -> QScrollArea:
    """Return *page* at the top of a ground that scrolls where it is low; to *fill* it, it grows."""
    inside = QWidget()
    inside.setProperty("clear", True)
    box = column(page) if fill else column(page, None)
    inside.setLayout(box)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    # the bar stands at the left edge and would touch the fields
    scroll.verticalScrollBar().rangeChanged.connect(
        lambda _least, most: box.setContentsMargins(10 if most else 0, 0, 0, 0)
    )
    return scroll


def reveal(widget: QWidget) -> None:
    """Scroll to *widget*, which only the Tab key does by itself."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


class Card(QFrame):
    """A white ground with round corners and a hairline."""

    def __init__(self, margin: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin - 4, margin, margin - 4)
        self.body.setSpacing(8)


_NOTE_INKS: Final = {"accent": "accent_text", "danger": "danger", "primary": "primary_text"}


class Note(QFrame):
    """A sentence on a soft ground with its icon; *tone* is accent, danger, primary or quiet."""

    def __init__(self, text: str, tone: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("note", tone)
        self._text = label(text, size=SMALL, wrap=True)
        box = row(Icon(icon, _NOTE_INKS.get(tone, "muted"), 18), self._text, gap=8)
        box.setStretch(1, 1)
        box.setContentsMargins(12, 8, 12, 8)
        self.setLayout(box)

    def say(self, text: str) -> None:
        """Show *text*."""
        self._text.setText(text)


class Button(QPushButton):
    """A button of one *kind* of the style sheet; *key* is its shortcut, shown on it."""

    def __init__(
        self, text: str, icon: str = "", *, kind: str = "", key: str = "", ink: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._key, self._spaced = key, bool(icon and text)
        if key:
            # a button's own shortcut plays a press of 100 ms before it does anything
            QShortcut(QKeySequence(key), self).activated.connect(self.click)
        self.rename(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            self.setIcon(icons.icon(icon, ink or _INKS.get(kind, "text")))
            self.setIconSize(ICON)

    def rename(self, text: str) -> None:
        """Show another word; the shortcut stays on the button, and apart from a Latin word."""
        face = f"{text}{_APART}{self._key}" if self._key else text
        # Qt sets an icon close to its word, and knows no property for the room between
        self.setText(f" {face}" if self._spaced else face)
        self.setAccessibleName(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space: outside dialogs Qt leaves Enter to nobody."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


_INKS: Final = {"primary": "on_primary", "danger": "surface", "quiet": "primary_text"}


class PrimaryButton(Button):
    """The one filled button of a page."""

    def __init__(self, text: str, icon: str = "", *, key: str = "") -> None:
        super().__init__(text, icon, kind="primary", key=key)
        self.setFont(theme.font(theme.BASE_SIZE, QFont.Weight.DemiBold))


class IconButton(Button):
    """An icon that can be pressed; *says* is its name for the tooltip and for screen readers."""

    def __init__(self, icon: str, says: str, *, ink: str = "muted") -> None:
        super().__init__("", icon, kind="bare", ink=ink)
        self.setToolTip(says)
        self.setAccessibleName(says)
        self.setFixedSize(32, 32)


class Pill(Button):
    """A choice in the shape of a pill."""

    def __init__(self, text: str) -> None:
        super().__init__(text, kind="pill")
        self.setCheckable(True)


class StatusChip(QLabel):
    """One word about a record on a soft ground; *tone* is plain, ok, danger or accent."""

    def __init__(self, text: str, tone: str = "plain") -> None:
        super().__init__(text)
        self.setProperty("chip", tone)
        self.setFont(theme.font(SMALL, QFont.Weight.Medium))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(22)


class EmptyState(QWidget):
    """What belongs here, said where nothing is yet, with the first thing to do."""

    def __init__(
        self,
        icon: str,
        heading: str,
        advice: str,
        action: Button | None = None,
        *,
        ink: str = "field_line",
    ) -> None:
        super().__init__()
        words = [section(heading), hint(advice, wrap=True)]
        for part in words:
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = Icon(icon, ink, 44)
        box = column(None, picture, *words, gap=8)
        box.setAlignment(picture, Qt.AlignmentFlag.AlignHCenter)
        if action is not None:
            box.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        box.setContentsMargins(16, 16, 16, 16)
        self.setLayout(box)
