"""A part of a page of settings: what it is called, and whether it has something to save."""

from PySide6.QtWidgets import QWidget


class Section(QWidget):
    """*saves* is true where F9 keeps what was typed; the others keep each choice at once."""

    title = ""
    icon = ""
    saves = False

    def save(self) -> None:
        """Keep what was typed."""

    def reload(self) -> None:
        """Show what holds now; called whenever the section comes to the front."""
