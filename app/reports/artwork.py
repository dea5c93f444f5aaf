"""A picture from outside becomes the emblem that is kept: small, still, and sharp at 300 dpi."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from app.domain.errors import AppError

LARGEST_FILE: Final = 8 << 20
MOST_PIXELS: Final = 40_000_000
LEAST_SIDE: Final = 100
SIDE: Final = 354
"""30 mm at 300 dpi: larger than any place on paper that an emblem has."""
_COLOURS: Final = 64
_FORMATS: Final = ("PNG", "JPEG")
_DAMAGED: Final = (OSError, SyntaxError, ValueError, UnidentifiedImageError)
"""What Pillow raises for a file that is cut short or is none of these."""


def emblem(raw: bytes) -> bytes:
    """Return the PNG of at most 354 pixels a side that stands for the picture *raw*, on white.

    The same picture gives the same bytes, without what a camera wrote about itself.
    Raises AppError `emblem_unreadable`, `emblem_large`, `emblem_small`.
    """
    if len(raw) > LARGEST_FILE:
        raise AppError("emblem_large")
    try:
        with Image.open(BytesIO(raw), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise AppError("emblem_large")
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except _DAMAGED as error:
        raise AppError("emblem_unreadable") from error
    except Image.DecompressionBombError as error:
        raise AppError("emblem_large") from error
    return _kept(_trimmed(picture))


def _trimmed(picture: Image.Image) -> Image.Image:
    """Cut the empty border off: an emblem is as large as its ink."""
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    flat = ground.convert("RGB")
    edges = ImageOps.invert(flat).point(lambda value: 255 if value > 12 else 0).getbbox()  # noqa: PLR2004 - what JPEG makes of white
    found = flat.crop(edges) if edges else flat
    if max(found.size) < LEAST_SIDE or not edges:
        raise AppError("emblem_small")
    return found


def _kept(picture: Image.Image) -> bytes:
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT).save(out, "PNG", optimize=True)
    return out.getvalue()
