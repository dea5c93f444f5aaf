"""A form that stays as wide as it reads well, at the leading edge of a wide window."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.ui.widgets import basics

FIELD: Final = 560
"""Pixels of a field of one line at most."""
PAGE: Final = 900
"""Pixels of a page with two fields, or a row of small ones, beside each other."""
GRID: Final = 1200
"""Pixels of rows that are read across, from a name to its choice."""


def readable(page: QWidget, widest: int) -> QWidget:
    """Return *page*, no wider than *widest* pixels."""
    page.setMaximumWidth(widest)
    box = basics.row(page, gap=0)
    box.setStretch(0, 1)
    box.addStretch(0)
    made = QWidget()
    made.setLayout(box)
    return made
