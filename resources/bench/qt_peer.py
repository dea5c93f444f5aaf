"""Qt's own PDF writer drawing receipts: plans as JSON on stdin, the speed as JSON on stdout.

A script of its own, run in a child process, since Qt stays out of everything but the windows.
Arguments: the folder of the fonts and, to look at the result, a file to write it to.
"""

import json
import math
import re
import sys
import time
from pathlib import Path
from typing import Any, cast

import zxingcpp
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from typing_extensions import Buffer

QR_X, QR_Y, QR_SIDE = 9.0, 98.2, 30.0
DOTS = 1200 / 25.4
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
BASELINE = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine


def qr_rects(content: str) -> list[QRectF]:
    """Return the dark runs of the QR as rectangles in dots."""
    code = zxingcpp.create_barcode(
        content, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=4
    )
    pixels = bytes(cast("Buffer", code.to_image(scale=1, add_quiet_zones=False)))
    side = math.isqrt(len(pixels))
    unit = QR_SIDE * DOTS / side
    return [
        QRectF(QR_X * DOTS + run.start() * unit, QR_Y * DOTS + y * unit, len(run[0]) * unit, unit)
        for y in range(side)
        for run in re.finditer(b"\0+", pixels[y * side : (y + 1) * side])
    ]


def draw(painter: QPainter, plan: dict[str, Any], fonts: dict[tuple[float, bool], QFont]) -> None:
    """Draw one receipt."""
    for x, y, width, height, colour in plan["boxes"]:
        box = QRectF(x * DOTS, y * DOTS, width * DOTS, height * DOTS)
        painter.fillRect(box, QColor(colour))
    for mark in plan["marks"]:
        key = (mark["size"], mark["bold"])
        if key not in fonts:
            fonts[key] = QFont("Vazirmatn", weight=700 if mark["bold"] else 400)
            fonts[key].setPointSizeF(mark["size"])
        painter.setFont(fonts[key])
        painter.setPen(QColor(mark["colour"]))
        place = QRectF(0, 0, mark["x"] * DOTS, (mark["y"] + mark["size"] * 0.18) * DOTS)
        painter.drawText(place, RIGHT | BASELINE, mark["text"])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("black"))
    painter.drawRects(qr_rects(plan["qr"]))


def render(plans: list[dict[str, Any]]) -> bytes:
    """Return one PDF with a page for each plan."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QPageSize(QSizeF(148, 210), QPageSize.Unit.Millimeter)
    margins = QMarginsF(0, 0, 0, 0)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, margins))
    writer.setResolution(1200)
    painter = QPainter(writer)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    fonts: dict[tuple[float, bool], QFont] = {}
    for index, plan in enumerate(plans):
        if index:
            writer.newPage()
        draw(painter, plan, fonts)
    painter.end()
    return bytes(buffer.data().data())


def main(folder: str, out: str = "") -> None:
    """Draw all plans into one file in memory and say how fast it was."""
    plans = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    application = QGuiApplication([])
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for face in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(Path(folder) / f"Vazirmatn-{face}.ttf"))
    start = time.process_time()
    data = render(plans)
    seconds = time.process_time() - start
    if out:
        Path(out).write_bytes(data)
    sys.stdout.write(json.dumps({"per_second": len(plans) / seconds, "bytes": len(data)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
