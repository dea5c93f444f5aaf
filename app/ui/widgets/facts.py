"""A line of a panel: what it is, and what it says."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.ui.widgets import basics, theme

NAME: Final = 104
_RLM: Final = "\u200f"


def fact(label: str, value: str, width: int = NAME, *, latin: bool = False) -> QHBoxLayout:
    """Return *value* beside its *label*; it wraps, and can be marked and copied.

    A *latin* one, such as a code, keeps its digits.
    """
    name = basics.hint(label)
    name.setFixedWidth(width)
    name.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    # a code alone would make its line run from the left, and stand at the far edge
    shown = basics.label(f"{_RLM}{value}", wrap=True)
    if latin:
        shown.setFont(theme.latin_font())
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box = basics.row(name, shown, gap=8)
    box.setStretch(1, 1)
    return box
