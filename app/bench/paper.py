"""How fast receipts become paper, how small, and against whom: the same receipt drawn by others."""

import lzma
import re
import tempfile
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from app.bench import paper_peers, paper_sample
from app.domain.document import Paper
from app.reports import receipt

_GOAL_PER_SECOND: Final = 300
_GOAL_BULK_BYTES: Final = 8_192
_GOAL_SINGLE_BYTES: Final = 40_960
_STREAM: Final = re.compile(rb"/Length (\d+)>>stream\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many receipts each program draws: enough to measure it, no more."""

    ours: int = 1000
    qt: int = 300
    fpdf2: int = 60
    weasyprint: int = 20


_QUICK: Final = Counts(ours=200, qt=60, fpdf2=15, weasyprint=5)


def run(*, quick: bool = False) -> dict[str, dict[str, Any]]:
    """Draw receipts in bulk and alone; returns the figures by name, nothing is printed.

    Speeds are receipts a second of processor time, since others may share the machine; sizes
    bytes a receipt. The limit of a speed is
    compressing and writing the same bytes; that of a size is what LZMA makes of them. A peer
    that cannot run here is None.
    """
    counts = _QUICK if quick else Counts()
    sheets = paper_sample.sheets(counts.ours)
    receipt.render(paper_sample.sheets(20, first=10**6 - 40), Paper.A5)
    bulk, speed = _timed(lambda: receipt.render(sheets, Paper.A5), counts.ours)
    single = receipt.render(sheets[:1], Paper.A5)
    limit = _raw_speed(_streams(bulk), counts.ours)
    return {
        "receipts_bulk": {
            "ours": round(speed, 1),
            "limit": round(limit, 1),
            "unit": "receipts/s",
            "ratio": round(speed / limit, 3),
            "goal": _GOAL_PER_SECOND,
            "peers": _peers(counts),
        },
        "receipt_bytes_bulk": _size(bulk, counts.ours, _GOAL_BULK_BYTES),
        "receipt_bytes_single": _size(single, 1, _GOAL_SINGLE_BYTES),
    }


def _peers(counts: Counts) -> dict[str, float | None]:
    """Let each peer draw receipts like ours, one after the other on the same core."""
    drawers = {
        "qt": (paper_peers.qt, counts.qt),
        "fpdf2": (paper_peers.fpdf2, counts.fpdf2),
        "weasyprint": (paper_peers.weasyprint, counts.weasyprint),
    }
    return {
        name: None if (speed := draw(paper_sample.plans(count))) is None else round(speed, 1)
        for name, (draw, count) in drawers.items()
    }


def _timed(work: Callable[[], bytes], count: int) -> tuple[bytes, float]:
    start = time.process_time()
    data = work()
    return data, count / (time.process_time() - start)


def _streams(data: bytes) -> list[bytes]:
    """Return the inflated streams of a PDF of ours."""
    return [
        zlib.decompress(data[found.end() : found.end() + int(found[1])])
        for found in _STREAM.finditer(data)
    ]


def _raw_speed(streams: list[bytes], count: int) -> float:
    with tempfile.TemporaryFile() as out:
        start = time.process_time()
        for stream in streams:
            out.write(zlib.compress(stream, 4))
        out.flush()
        return count / (time.process_time() - start)


def _size(data: bytes, count: int, goal: int) -> dict[str, Any]:
    limit = len(lzma.compress(b"".join(_streams(data)))) / count
    ours = len(data) / count
    return {
        "ours": round(ours),
        "limit": round(limit),
        "unit": "bytes",
        "ratio": round(ours / limit, 2),
        "goal": goal,
    }
