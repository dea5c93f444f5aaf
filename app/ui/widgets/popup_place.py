"""Where a window that pops up under its field may stand."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def place(popup: QWidget, field: QWidget, below: QPoint) -> None:
    """Put *popup* at the leading edge of *field*, *below* its top, and wholly on its screen.

    On a screen of 768 lines the list below a low field would lose its last lines.
    """
    corner = field.mapToGlobal(QPoint(field.width() - popup.width(), 0)) + below
    room = field.screen().availableGeometry()
    corner.setX(max(room.left(), min(corner.x(), room.right() + 1 - popup.width())))
    corner.setY(max(room.top(), min(corner.y(), room.bottom() + 1 - popup.height())))
    popup.move(corner)


def dress(popup: QWidget) -> None:
    """Make *popup* a frame of its own that goes when it closes.

    Never with WA_TranslucentBackground: Qt then leaves out the background of the style sheet, and
    the list is read through what stands behind it.
    """
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    popup.setProperty("popup", True)
