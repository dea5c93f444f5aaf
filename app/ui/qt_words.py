"""Qt's own words in Persian: its translation, and the few that it leaves out."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from app.strings import qt as words


class _Missing(QTranslator):
    """Answers for what Qt's own translation has no word for."""

    def translate(self, context: str, source: str, _note: str | None = None, _n: int = -1) -> str:
        return words.MISSING.get((context, source), "")

    def isEmpty(self) -> bool:
        return False


def install(application: QApplication) -> None:
    """Let Qt speak Persian; the file dialog of Linux stood half in English."""
    own = QTranslator(application)
    if own.load("qtbase_fa", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(own)
    application.installTranslator(_Missing(application))
