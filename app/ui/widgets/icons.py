"""QtAwesome's Phosphor glyphs, painted in the colours of the look that is worn.

Importing QtAwesome costs 0.35 s and its icons keep the colour they were made with, so only its
font and its list of names are taken: 9 ms, and a change of the theme needs no new icon.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)
from typing_extensions import override

from app.ui.widgets import theme

_FACE: Final = "phosphor-1.3.0.ttf"
_DIRECTED: Final = frozenset(
    {"sign-in", "sign-out", "arrow-counter-clockwise", "paper-plane-tilt", "list-bullets"}
)
_ASLEEP: Final = 0.5
_NAMES: Final = "phosphor-charmap-1.3.0.json"


def icon(name: str, ink: str = "text", *, on: str = "") -> QIcon:
    """Return the icon *name* in the token *ink*; *on* is its token while checked.

    Icons that mean a direction are turned, as Persian reads. Raises KeyError for an unknown name.
    """
    return QIcon(_Glyph(_glyphs()[name], ink, on or ink, mirrored=name in _DIRECTED))


class _Glyph(QIconEngine):
    """One letter of the icon font as an icon."""

    def __init__(self, letter: str, ink: str, on: str, *, mirrored: bool) -> None:
        super().__init__()
        self._facts = (letter, ink, on, mirrored)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        letter, off, on, mirrored = self._facts
        painter.save()
        if mirrored:
            painter.translate(2 * rect.center().x() + 1, 0)
            painter.scale(-1, 1)
        face = QFont(_family())
        face.setPixelSize(max(1, min(rect.width(), rect.height())))
        painter.setFont(face)
        asleep = mode == QIcon.Mode.Disabled
        # the ink of a filled button would vanish on the ground that it wears while it sleeps
        awake = on if state == QIcon.State.On else off
        painter.setPen(theme.color("muted" if asleep else awake))
        painter.setOpacity(_ASLEEP if asleep else 1.0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    @override
    def clone(self) -> QIconEngine:
        letter, off, on, mirrored = self._facts
        return _Glyph(letter, off, on, mirrored=mirrored)


def _folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@cache
def _family() -> str:
    at = QFontDatabase.addApplicationFont(str(_folder() / _FACE))
    return QFontDatabase.applicationFontFamilies(at)[0]


@cache
def _glyphs() -> dict[str, str]:
    raw = cast("dict[str, Any]", json.loads((_folder() / _NAMES).read_text("utf-8")))
    return {name: chr(int(code, 16)) for name, code in raw.items()}
