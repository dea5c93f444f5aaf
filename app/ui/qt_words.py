"""Qt's own words in Persian: its translation, and the few that it leaves out."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from app.strings import qt as words


class _Persian(QTranslator):
    """Qt's own translation, and ours of what it leaves out."""

    def translate(self, context: str, source: str, note: str | None = None, n: int = -1) -> str:
        """Return the Persian words, or the source: Qt takes an empty answer for words."""
        ours = words.MISSING.get((context, source))
        return ours or super().translate(context, source, note, n) or source


def install(application: QApplication) -> None:
    """Let Qt speak Persian; the file dialog of Linux stood half in English."""
    persian = _Persian(application)
    if persian.load("qtbase_fa", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(persian)
