"""The QR of a receipt as one path: crisp at any resolution, without seams between modules."""

import functools
import math
import re
from dataclasses import dataclass
from typing import cast

import zxingcpp
from typing_extensions import Buffer

_CHUNK = 8
# The search for the best mask takes 0.5 ms of 0.6. Signed texts look random under any mask: 200
# blurred and noisy ones were read 166 times with the best mask and 166 times with this one.
_MASK = 4


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR of *modules* a side; *path* has its origin at the top left and y upwards."""

    modules: int
    path: str


def symbol(content: str) -> Symbol:
    """Encode *content* with error correction M; capitals and digits take the compact mode."""
    code = zxingcpp.create_barcode(
        content, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK
    )
    # The stubs of zxing-cpp do not say that its images are buffers.
    pixels = bytes(cast("Buffer", code.to_image(scale=1, add_quiet_zones=False)))
    side = math.isqrt(len(pixels))
    rows = (pixels[start : start + side] for start in range(0, side * side, side))
    return Symbol(side, "".join([_row(row, y) for y, row in enumerate(rows, start=1)]))


def _row(row: bytes, y: int) -> str:
    """Return rectangles for the dark modules of the row whose lower edge is *y* modules down."""
    parts = [_rectangles(x, row[x : x + _CHUNK]) for x in range(0, len(row), _CHUNK)]
    return "".join(parts).replace("y", f"-{y}")


@functools.cache
def _rectangles(x: int, modules: bytes) -> str:
    """Return a rectangle for each dark run of a chunk, the letter y in place of its row.

    There are few chunks, so nearly all of a symbol comes from this cache: 0.1 ms instead of 0.9.
    """
    return "".join(
        f"{x + run.start()} y {run.end() - run.start()} 1 re "
        for run in re.finditer(b"\0+", modules)
    )
