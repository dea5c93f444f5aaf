"""The office's emblem as a small picture: at most 64 colours on white, sharp at 300 dpi."""

from io import BytesIO

from PIL import Image

from app.reports.pdf import Writer

_SIDE = 200
_COLOURS = 64


def store(png: bytes | None, writer: Writer) -> str:
    """Store *png* in the file, centred in a square; returns its name, or nothing without one."""
    if png is None:
        return ""
    picture = Image.open(BytesIO(png)).convert("RGBA")
    picture.thumbnail((_SIDE, _SIDE))
    ground = Image.new("RGB", (_SIDE, _SIDE), "white")
    corner = ((_SIDE - picture.width) // 2, (_SIDE - picture.height) // 2)
    ground.paste(picture, corner, picture)
    indexed = ground.quantize(_COLOURS)
    palette = bytes(indexed.getpalette() or [])
    entries = b"/Width %d/Height %d/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB %d<%s>]" % (
        *indexed.size,
        len(palette) // 3 - 1,
        palette.hex().encode(),
    )
    return writer.picture(entries, indexed.tobytes())
