"""The handbook's page of a screen, beside the work: F1."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextDocument, QTextOption
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget
from typing_extensions import override

from app.strings import shell as words
from app.ui.widgets import assets, basics
from app.ui.widgets.basics import Button, Card

INDEX = "index"
PICTURE: Final = 590
"""How wide a picture is shown, in points of the screen."""


class HelpDialog(QDialog):
    """Shows a page by the id of its screen; links lead to the other pages, Esc back to work."""

    def __init__(self, screen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.HELP)
        self.page = _Page(openLinks=False)
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.page.document().setDefaultTextOption(option)
        self.page.document().setDocumentMargin(8)
        card = Card(margin=14)
        card.body.addWidget(self.page)
        self.index = Button(words.ALL_PAGES, "book-open", kind="quiet")
        self.index.setAutoDefault(False)
        box = basics.column(card, basics.row(self.index, None), gap=8)
        box.setContentsMargins(20, 16, 20, 12)
        self.setLayout(box)
        self.resize(700, 660)
        self.index.clicked.connect(lambda: self.show_page(INDEX))
        self.page.anchorClicked.connect(self._follow)
        self.show_page(screen)

    def show_page(self, screen: str) -> None:
        """Show the page of *screen*; the index where it has none."""
        file = _file(screen)
        self.page.setMarkdown(assets.text(file if file.exists() else _file(INDEX)))
        self.page.setFocus()

    def _follow(self, link: QUrl) -> None:
        self.show_page(link.fileName().removesuffix(".md"))


class _Page(QTextBrowser):
    """Shows the pictures of a page as wide as the page."""

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource:
            return None
        picture = QImage(str(assets.HANDBOOK / QUrl(name).path()))
        ratio = self.devicePixelRatioF()
        made = picture.scaledToWidth(
            round(PICTURE * ratio), Qt.TransformationMode.SmoothTransformation
        )
        made.setDevicePixelRatio(ratio)
        return made


def on_f1(page: str, window: QWidget) -> None:
    """Open the handbook at *page* by F1 in a *window* that stands before the shell."""
    key = QShortcut(QKeySequence("F1"), window)
    key.activated.connect(lambda: HelpDialog(page, window).open())


def _file(screen: str) -> Path:
    return assets.HANDBOOK / f"{screen}.md"
