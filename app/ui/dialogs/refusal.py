"""What stops the program before its window can open."""

from PySide6.QtWidgets import QMessageBox

from app.strings import shell as words


def show(sentence: str) -> None:
    """Say *sentence* in a box of its own."""
    box = QMessageBox(QMessageBox.Icon.Warning, words.PRODUCT, sentence)
    box.exec()
