"""One look from one set of tokens: a light and a dark table fill the same style sheet."""

import enum
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.widgets import assets

FAMILY: Final = "Vazirmatn UI FD"
LATIN: Final = "Vazirmatn"
BASE_SIZE: Final = 10.0
SPACE: Final = (4, 8, 12, 16, 24)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by what they are for, as ``#RRGGBB``; every *_soft* is a ground for its colour."""

    ground: str
    surface: str
    sunken: str
    stripe: str
    line: str
    field_line: str
    text: str
    muted: str
    primary: str
    primary_hover: str
    primary_text: str
    on_primary: str
    soft: str
    accent: str
    accent_text: str
    accent_soft: str
    danger: str
    danger_soft: str
    ok: str
    ok_soft: str
    navigation: str
    navigation_hover: str
    navigation_text: str
    navigation_muted: str
    tip: str
    tip_text: str


LIGHT: Final = Tokens(
    ground="#F4F6F8",
    surface="#FFFFFF",
    sunken="#F4F6F8",
    stripe="#F7F9FA",
    line="#DDE3E9",
    field_line="#BCC7D1",
    text="#17212B",
    muted="#5B6B7A",
    primary="#0B6E6E",
    primary_hover="#095C5C",
    primary_text="#0B6E6E",
    on_primary="#FFFFFF",
    soft="#E3F1F1",
    accent="#C8771A",
    accent_text="#8A4B08",
    accent_soft="#FCF1E2",
    danger="#B3261E",
    danger_soft="#FBEAE9",
    ok="#2E7D32",
    ok_soft="#EAF5EB",
    navigation="#0F2A33",
    navigation_hover="#1A3A45",
    navigation_text="#C9D6DC",
    navigation_muted="#8EA3AD",
    tip="#17212B",
    tip_text="#F4F6F8",
)

DARK: Final = Tokens(
    ground="#0F171C",
    surface="#17222A",
    sunken="#111B21",
    stripe="#1B2831",
    line="#2B3A45",
    field_line="#465866",
    text="#E4EBF0",
    muted="#9DAFBB",
    primary="#0E7878",
    primary_hover="#0F7F7F",
    primary_text="#5CC8C4",
    on_primary="#FFFFFF",
    soft="#14373A",
    accent="#E2A052",
    accent_text="#F0BC7E",
    accent_soft="#3A2B17",
    danger="#F28B82",
    danger_soft="#3C2221",
    ok="#81C784",
    ok_soft="#1C3420",
    navigation="#0A1318",
    navigation_hover="#16262E",
    navigation_text="#C2CFD6",
    navigation_muted="#8197A3",
    tip="#E4EBF0",
    tip_text="#17212B",
)


class Theme(enum.StrEnum):
    """The looks that a user may choose."""

    LIGHT = "light"
    DARK = "dark"


_TOKENS: Final = {Theme.LIGHT: LIGHT, Theme.DARK: DARK}
_PROPERTY: Final = "hamyarTheme"


def current() -> Theme:
    """Return the look that the application wears now."""
    app = QApplication.instance()
    worn = app.property(_PROPERTY) if app is not None else None
    return Theme(worn) if worn else Theme.LIGHT


def tokens() -> Tokens:
    """Return the colours of the present look."""
    return _TOKENS[current()]


def color(token: str) -> QColor:
    """Return the present colour of *token*, a field name of `Tokens`."""
    return QColor(getattr(tokens(), token))


def apply(app: QApplication, theme: Theme) -> None:
    """Dress *app*: Fusion, the fonts, right to left, palette and style sheet."""
    first = app.property(_PROPERTY) is None
    app.setProperty(_PROPERTY, theme.value)
    if first:
        app.setStyle("Fusion")
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        _load_fonts()
        app.setFont(font())
    app.setPalette(_palette(tokens()))
    with _no_collection():
        # from one sheet straight to another, Qt walks a list of remembered widgets without asking
        # which of them still live: it crashed so; without a sheet it forgets the list first
        app.setStyleSheet("")
        app.setStyleSheet(_sheet(tokens(), theme))


@contextmanager
def undressed() -> Iterator[None]:
    """Build a large window without the style sheet: Qt matches it again at each re-parenting.

    Half the time of opening the desk went there. The window is dressed once, at the end.
    """
    app = QApplication.instance()
    sheet = app.styleSheet() if isinstance(app, QApplication) else ""
    if not isinstance(app, QApplication) or not sheet:
        yield
        return
    with _no_collection():
        app.setStyleSheet("")
    try:
        yield
    finally:
        with _no_collection():
            app.setStyleSheet(sheet)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep Python from collecting windows while Qt walks over them all: it crashed so."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def font(size: float = BASE_SIZE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font at *size* points."""
    made = QFont(FAMILY)
    made.setPointSizeF(size)
    made.setWeight(weight)
    return made


def latin_font(size: float = BASE_SIZE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font of codes, whose digits stay Latin; loaded when first asked for."""
    for path in sorted(assets.FONTS.glob("Vazirmatn-[!U]*.ttf")) if not _has(LATIN) else ():
        QFontDatabase.addApplicationFont(str(path))
    made = QFont(LATIN)
    made.setPointSizeF(size)
    made.setWeight(weight)
    return made


def _has(family: str) -> bool:
    return family in QFontDatabase.families()


def _load_fonts() -> None:
    for path in sorted(assets.FONTS.glob("Vazirmatn-UI-FD-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _sheet(look: Tokens, theme: Theme) -> str:
    template = Template(assets.text(assets.THEME / "hamyar.qss"))
    return template.substitute(asdict(look), icons=assets.ICONS.as_posix(), theme=theme.value)


def _palette(look: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: look.ground,
        role.WindowText: look.text,
        role.Base: look.surface,
        role.AlternateBase: look.stripe,
        role.Text: look.text,
        role.PlaceholderText: look.muted,
        role.Button: look.surface,
        role.ButtonText: look.text,
        role.ToolTipBase: look.tip,
        role.ToolTipText: look.tip_text,
        role.Highlight: look.primary,
        role.HighlightedText: look.on_primary,
        role.Link: look.primary_text,
        role.Accent: look.primary,
    }
    palette = QPalette()
    for where, value in colors.items():
        palette.setColor(where, QColor(value))
    for where in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(look.muted))
    return palette
