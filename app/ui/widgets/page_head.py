"""The head of a screen: its one title, and beside it what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets import basics


def heading(text: str, *actions: QWidget) -> QHBoxLayout:
    """Return the title of a screen with its *actions*, as high without them."""
    name = basics.title(text)
    name.setMinimumHeight(basics.FIELD)
    return basics.row(name, None, *actions, gap=12)
