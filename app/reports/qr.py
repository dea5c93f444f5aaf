"""The QR of a receipt as one path: crisp at any resolution, without seams between modules."""

import math
from dataclasses import dataclass
from typing import cast

import zxingcpp
from typing_extensions import Buffer

_DARK = 0


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR of *modules* a side; *path* has its origin at the top left and y upwards."""

    modules: int
    path: str


def symbol(content: str) -> Symbol:
    """Encode *content* with error correction M; capitals and digits take the compact mode."""
    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # The stubs of zxing-cpp do not say that its images are buffers.
    pixels = bytes(cast("Buffer", code.to_image(scale=1, add_quiet_zones=False)))
    side = math.isqrt(len(pixels))
    rows = (pixels[start : start + side] for start in range(0, side * side, side))
    return Symbol(side, " ".join([_runs(row, -1 - y) for y, row in enumerate(rows)]))


def _runs(row: bytes, y: int) -> str:
    """Return a rectangle for each run of dark modules."""
    parts: list[str] = []
    start = row.find(_DARK)
    while start >= 0:
        end = row.find(255, start)
        end = len(row) if end < 0 else end
        parts.append(f"{start} {y} {end - start} 1 re")
        start = row.find(_DARK, end)
    return " ".join(parts)
