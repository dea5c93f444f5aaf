"""A short word after the deed, with the way back for a while."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from app.strings import fields as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, IconButton

SHOWN_MS: Final = 6_000
ACTION_MS: Final = 12_000
EDGE: Final = 32
ICON: Final = 20
SIDE: Final = "side"
"""The property of a panel beside a list: the toast stands next to it and not over its buttons."""
KEY: Final = "F12"
"""Takes the way back: letters would undo what is being typed in a field."""

_ICONS: Final = {"ok": "check-circle", "danger": "warning-circle", "plain": "info"}


class Toast(QFrame):
    """One message at the far foot of *host*, off the form; a new one takes its place."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setProperty("toast", True)
        self._text = basics.label()
        self._icon = basics.Icon("info", "ground", ICON)
        self.action = Button("", key=KEY)
        self.action.clicked.connect(self._act)
        close = IconButton("x", words.CLOSE, ink="ground")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.hide)
        box = self._box = basics.row(self._icon, self._text, self.action, close, gap=10)
        box.setContentsMargins(8, 8, 16, 8)
        self.setLayout(box)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._deed: Callable[[], object] | None = None
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(
        self, text: str, *, tone: str = "ok", action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show *text*; *tone* is ok, danger or plain; *action* is a word and its deed."""
        self._text.setText(text)
        self._deed = action[1] if action else None
        self.action.rename(action[0] if action else "")
        self.action.setVisible(action is not None)
        self._icon.show_icon(_ICONS[tone])
        self.show()
        self._box.activate()
        self.adjustSize()
        self._place()
        self.raise_()
        self._timer.start(ACTION_MS if action else SHOWN_MS)

    def _act(self) -> None:
        self.hide()
        if self._deed is not None:
            self._deed()

    def _place(self) -> None:
        host = self._host
        self.move(self._beside(), host.height() - self.height() - EDGE)

    def _beside(self) -> int:
        """Return where it begins: next to a panel at the left edge, where there is the room."""
        host = self._host
        panels = [one for one in host.findChildren(QWidget) if one.property(SIDE)]
        edges = [one.mapTo(host, QPoint(one.width(), 0)).x() for one in panels if one.isVisible()]
        beside = max(edges, default=0) + EDGE
        return beside if beside + self.width() <= host.width() else EDGE

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
