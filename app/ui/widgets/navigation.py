"""The dark side of the window: groups that fold, the open screen filled, icons alone if wanted."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain import digits
from app.strings import shell as words
from app.ui.widgets import basics, icons, theme
from app.ui.widgets.basics import Button, Icon

WIDTH: Final = 228
NARROW: Final = 68
_GLYPH: Final = QSize(19, 19)
_INDENT: Final = "  "


class Line(Button):
    """A screen's line; *badge* is how many things wait there."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__("", kind="nav")
        self.title = title
        self.setIcon(icons.icon(icon, "navigation_text", on="on_primary"))
        self.setIconSize(_GLYPH)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.badge = basics.label(size=basics.SMALL, weight=QFont.Weight.Medium)
        self.badge.setProperty("badge", True)
        self.badge.setFixedHeight(20)
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = basics.row(None, self.badge)
        box.setContentsMargins(10, 0, 10, 0)
        self.setLayout(box)
        self._narrow, self._count = False, 0
        self._show()

    def narrow(self, on: bool) -> None:
        """Show the icon alone, its name as a tip."""
        self._narrow = on
        self._show()

    def wait(self, count: int) -> None:
        """Show that *count* things wait; nothing for none."""
        self._count = count
        self._show()

    def _show(self) -> None:
        self.setText("" if self._narrow else f"{_INDENT}{self.title}")
        self.setToolTip(self.title if self._narrow else "")
        self.badge.setText(digits.to_persian(self._count))
        self.badge.setVisible(bool(self._count) and not self._narrow)
        count = words.waiting(digits.to_persian(self._count)) if self._count else ""
        self.setAccessibleName(f"{self.title} {count}".rstrip())


class Group(QWidget):
    """A heading and its lines. Folded, it still shows the line of the open screen."""

    folded_changed = Signal()

    def __init__(self, name: str, *, folded: bool) -> None:
        super().__init__()
        self.name, self.folded = name, folded
        self.lines: list[Line] = []
        self.head = Button(name, kind="group")
        self.head.setFont(theme.font(basics.SMALL))
        self.head.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._caret = Icon("caret-down", "navigation_muted", 12)
        self._caret.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        face = basics.row(None, self._caret)
        face.setContentsMargins(12, 0, 12, 0)
        self.head.setLayout(face)
        self.head.clicked.connect(lambda: self.fold(not self.folded))
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 6)
        self._body.setSpacing(2)
        self._body.addWidget(self.head)

    def add(self, line: Line) -> None:
        """Put a line at the end."""
        self.lines.append(line)
        self._body.addWidget(line)
        line.toggled.connect(self.show_lines)
        self.show_lines()

    def fold(self, on: bool) -> None:
        """Hide the lines, or show them again."""
        if self.folded != on:
            self.folded = on
            self.show_lines()
            self.folded_changed.emit()

    def narrow(self, on: bool) -> None:
        """Show icons alone; then the heading goes."""
        self.head.setVisible(not on)
        for line in self.lines:
            line.narrow(on)
        self.show_lines()

    def show_lines(self) -> None:
        """Show the lines that are to be seen now."""
        folded = self.folded and not self.head.isHidden()
        self._caret.show_icon("caret-left" if folded else "caret-down")
        for line in self.lines:
            line.setVisible(not folded or line.isChecked())

    def stops(self) -> Iterator[Button]:
        """Yield what the arrows walk over."""
        yield from (one for one in (self.head, *self.lines) if not one.isHidden())


class Navigation(QFrame):
    """Emits `chosen` with the id of a screen, `left` to go back to the page.

    One stop for the Tab key; inside, the arrows walk, Home and End go to the first and the last
    screen, Enter opens one, or folds a group; Right folds it and Left unfolds it, as a tree does
    that reads from the right. `changed` tells of what is to be kept.
    """

    chosen = Signal(str)
    left = Signal()
    changed = Signal()

    def __init__(self, office: str, folded: Collection[str] = ()) -> None:
        super().__init__()
        self.setProperty("navigation", True)
        self._start_folded = frozenset(folded)
        self._groups: dict[str, Group] = {}
        self._lines: dict[str, Line] = {}
        self._only_one = QButtonGroup(self)
        self._list = basics.column(gap=0)
        inside = QWidget()
        inside.setLayout(self._list)
        self._scroll: QScrollArea = basics.top(inside)
        self._brand = basics.label(words.PRODUCT, size=16, tone="brand", weight=QFont.Weight.Bold)
        self._place = basics.label(office, size=basics.SMALL, tone="quiet", wrap=True)
        self._head = basics.column(self._brand, self._place, gap=2)
        self.width_button = Button("", kind="group")
        self.width_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box = basics.column(self._head, self._scroll, self.width_button, gap=0)
        box.setContentsMargins(10, 18, 10, 8)
        self.setLayout(box)
        self.is_narrow = False
        self._dress()

    def add(self, screen: str, title: str, icon: str, group: str) -> None:
        """Add a line to *group*, which is made when it is new."""
        line = Line(title, icon)
        line.clicked.connect(lambda: self.chosen.emit(screen))
        line.installEventFilter(self)
        self._only_one.addButton(line)
        self._lines[screen] = line
        self._group(group).add(line)

    def mark(self, screen: str) -> None:
        """Fill the line of the open screen; Tab leads to it."""
        for line in self._lines.values():
            line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        current = self._lines[screen]
        current.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        current.setChecked(True)
        self._scroll.ensureWidgetVisible(current, 0, 24)

    def enter(self) -> None:
        """Take the keyboard to the line of the open screen."""
        for line in self._lines.values():
            if line.isChecked():
                line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def wait(self, screen: str, count: int) -> None:
        """Show beside a line how many things wait there."""
        if screen in self._lines:
            self._lines[screen].wait(count)

    def narrow(self, on: bool) -> None:
        """Show icons alone, or words again."""
        if self.is_narrow != on:
            self.is_narrow = on
            self._dress()

    def lines(self) -> Iterable[Line]:
        """Return the lines, for tests."""
        return self._lines.values()

    def groups(self) -> Iterable[Group]:
        """Return the groups."""
        return self._groups.values()

    def folded(self) -> tuple[str, ...]:
        """Return the names of the folded groups."""
        return tuple(name for name, group in self._groups.items() if group.folded)

    def _dress(self) -> None:
        narrow = self.is_narrow
        self.setFixedWidth(NARROW if narrow else WIDTH)
        self._brand.setText(words.PRODUCT)
        self._brand.setFont(theme.font(11 if narrow else 16, QFont.Weight.Bold))
        self._place.setVisible(not narrow)
        self._head.setContentsMargins(4 if narrow else 14, 0, 4 if narrow else 14, 8)
        self.width_button.rename("" if narrow else words.NARROW)
        self.width_button.setToolTip(words.WIDE if narrow else "")
        for group in self._groups.values():
            group.narrow(narrow)

    def _group(self, name: str) -> Group:
        if name not in self._groups:
            group = Group(name, folded=name in self._start_folded)
            group.head.installEventFilter(self)
            group.folded_changed.connect(self.changed)
            self._list.addWidget(group)
            self._groups[name] = group
        return self._groups[name]

    def _stops(self) -> list[Button]:
        return [stop for group in self._groups.values() for stop in group.stops()]

    def _walk(self, by: int) -> None:
        stops = self._stops()
        here = next((at for at, stop in enumerate(stops) if stop.hasFocus()), 0)
        self._go(stops[max(0, min(len(stops) - 1, here + by))])

    def _jump(self, end: int) -> None:
        """Go to the first screen or the last, not to a heading; to one where all are folded."""
        stops = self._stops()
        self._go(([stop for stop in stops if isinstance(stop, Line)] or stops)[end])

    def _go(self, wanted: Button) -> None:
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(wanted, 0, 24)

    def _fold(self, stop: QObject, *, on: bool) -> None:
        for group in self._groups.values():
            if stop is group.head or stop in group.lines:
                group.fold(on)
                if on and not self.is_narrow:
                    group.head.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, Button):
            watched.click()
            return True
        deeds: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: self._walk(1),
            Qt.Key.Key_Up: lambda: self._walk(-1),
            Qt.Key.Key_Home: lambda: self._jump(0),
            Qt.Key.Key_End: lambda: self._jump(-1),
            Qt.Key.Key_Right: lambda: self._fold(watched, on=True),
            Qt.Key.Key_Left: lambda: self._fold(watched, on=False),
            Qt.Key.Key_Escape: self.left.emit,
        }
        if key not in deeds:
            return False
        deeds[key]()
        return True
