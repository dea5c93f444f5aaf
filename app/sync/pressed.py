"""Lines pressed and inflated again, in pieces and under a cap, so that no small file fills memory.

A line ends with a line feed, which canonical JSON writes nowhere else.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.errors import AppError
from app.sync.parcel import Codes

MOST_LINE: Final = 16 * 1024 * 1024
"""Bytes of one line: JSON in memory takes many times its length."""

_CHUNK: Final = 1024 * 1024


def lines(given: Iterable[bytes], most: int, codes: Codes) -> bytes:
    """Return *given* pressed; AppError *too_large* where they come to more than *most* bytes."""
    press, out, size = zlib.compressobj(), bytearray(), 0
    for line in given:
        size += len(line) + 1
        if size > most:
            raise AppError(codes.too_large)
        out += press.compress(line + b"\n")
    return bytes(out + press.flush())


def unpressed(small: bytes, most: int, codes: Codes) -> Iterator[bytes]:
    """Yield the lines of *small*; AppError *damaged*, and *too_large* beyond *most* bytes.

    A line beyond `MOST_LINE` is too large as well.
    """
    begun: list[bytes] = []
    size = 0
    for piece in _pieces(small, most, codes):
        first, *others = piece.split(b"\n")
        begun.append(first)
        size += len(first)
        if size > MOST_LINE:
            raise AppError(codes.too_large)
        for line in others:
            yield b"".join(begun)
            begun, size = [line], len(line)
    if any(begun):
        raise AppError(codes.damaged)


def _pieces(small: bytes, most: int, codes: Codes) -> Iterator[bytes]:
    inflate, data, size = zlib.decompressobj(), small, 0
    while not inflate.eof:
        try:
            piece = inflate.decompress(data, _CHUNK)
        except zlib.error as error:
            raise AppError(codes.damaged) from error
        data = inflate.unconsumed_tail
        size += len(piece)
        if size > most:
            raise AppError(codes.too_large)
        if not piece and not data and not inflate.eof:
            raise AppError(codes.damaged)
        yield piece
    if inflate.unused_data:
        raise AppError(codes.damaged)
