"""The office's emblem as a small picture on white, as sharp and as colourful as few bytes allow."""

import zlib
from io import BytesIO
from typing import Final

from PIL import Image

from app.reports.pdf import Writer

_TRIES: Final = ((200, 64), (200, 32), (170, 32), (150, 16), (128, 16))
"""Pixels a side and colours, the best first: 200 pixels are 300 dpi where the emblem stands."""
_MOST_BYTES: Final = 9_500
"""What is left of the 40 KB of a single receipt."""


def store(png: bytes | None, writer: Writer) -> str:
    """Store *png* in the file, centred in a square; returns its name, or nothing without one."""
    if png is None:
        return ""
    picture = Image.open(BytesIO(png)).convert("RGBA")
    indexed = _indexed(picture, *_TRIES[0])
    for side, colours in _TRIES[1:]:
        if len(zlib.compress(indexed.tobytes(), 9)) <= _MOST_BYTES:
            break
        indexed = _indexed(picture, side, colours)
    palette = bytes(indexed.getpalette() or [])
    entries = b"/Width %d/Height %d/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB %d<%s>]" % (
        *indexed.size,
        len(palette) // 3 - 1,
        palette.hex().encode(),
    )
    return writer.picture(entries, indexed.tobytes())


def _indexed(picture: Image.Image, side: int, colours: int) -> Image.Image:
    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    ground = Image.new("RGB", (side, side), "white")
    ground.paste(small, ((side - small.width) // 2, (side - small.height) // 2), small)
    # without dithering: specks would cost more than they show
    return ground.quantize(colours, dither=Image.Dither.NONE)
