"""A paper as it will look, as large as the room allows."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui.widgets import theme


class PaperPicture(QWidget):
    """White in both looks, with a hairline around it: paper is white.

    *ratio* is how much wider than high the paper is.
    """

    def __init__(self, ratio: float) -> None:
        super().__init__()
        self._image, self._ratio = QImage(), ratio
        self.setMinimumWidth(300)
        grown = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        grown.setHeightForWidth(True)
        self.setSizePolicy(grown)

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width / self._ratio)

    def show_image(self, image: QImage) -> None:
        """Show *image* in place of the last one."""
        self._image = image
        self.update()

    @property
    def image(self) -> QImage:
        """What is shown."""
        return self._image

    @override
    def sizeHint(self) -> QSize:
        return QSize(440, self.heightForWidth(440))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatio()
        sharp = self._image.scaled(
            size * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(place, sharp)
        painter.setPen(theme.color("line"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()
