"""A form that is no wider than its fields may be, and draws together before it scrolls."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets import basics
from app.ui.widgets.basics import Card

WIDEST: Final = 724
"""Pixels: a wider card stretches its fields, and what stands beside it can use the room."""
_ROOMY: Final = "roomy"


class FormCard(Card):
    """Holds *form* on a ground that scrolls, but only where even a snug form is too high."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(margin=16)
        self.setMaximumWidth(WIDEST)
        self.ground = basics.top(form)
        self.body.addWidget(self.ground, 1)
        _Rhythm(self.ground, form)


class _Rhythm(QObject):
    """Halves the room between the lines of *page* while it would not fit, and only then."""

    def __init__(self, ground: QScrollArea, page: QWidget) -> None:
        super().__init__(ground)
        self._ground, self._page = ground, page
        self._saved = 0
        for widget in (page, ground.viewport()):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return False

    def _fit(self) -> None:
        """Compare the page as it would be with all its room, whichever way it stands now."""
        room, needs = self._ground.viewport().height(), self._height() + self._saved
        if (needs > room) == bool(self._saved):
            return
        if self._saved:
            self._saved = 0
            self._space(snug=False)
        else:
            self._space(snug=True)
            self._saved = needs - self._height()

    def _height(self) -> int:
        layout = self._page.layout()
        if layout is None:
            return 0
        tall = layout.totalHeightForWidth(self._page.width())
        return tall if tall >= 0 else layout.totalSizeHint().height()  # no line depends on it

    def _space(self, *, snug: bool) -> None:
        # from inside out: each line tells the next one out of it what it needs now
        for layout in reversed(self._page.findChildren(QVBoxLayout)):
            roomy = layout.property(_ROOMY)
            if roomy is None:
                roomy = layout.spacing()
                layout.setProperty(_ROOMY, roomy)
            layout.setSpacing(roomy // 2 if snug else roomy)
            layout.activate()
