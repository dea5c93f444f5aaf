"""The code of a test page: as long as that of a receipt, and known again when it is read back."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

_KIND: Final = "HYTEST1"
_LENGTH: Final = 210
"""Characters of a receipt's code: a printer that draws this one draws those."""
_FIELDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TestCode:
    """Which office tested which kind of paper, and when (YYYYMMDDTHHMMSS)."""

    __test__ = False

    office: str
    paper: str
    time: str

    def text(self) -> str:
        """Return what the QR holds: only capitals, digits and the signs of a receipt's code."""
        body = f"{_KIND}/{self.office}/{self.paper.upper()}/{self.time}/"
        return (body + _filler(body))[:_LENGTH]


def new(office: str, paper: str, moment: datetime) -> TestCode:
    """Return the code of a page printed at *moment*."""
    return TestCode(office=office, paper=paper, time=f"{moment:%Y%m%dT%H%M%S}")


def read(text: str) -> TestCode | None:
    """Return what a test page's code says, None for any other text or a misread one."""
    parts = text.split("/")
    if len(parts) != _FIELDS or parts[0] != _KIND:
        return None
    found = TestCode(office=parts[1], paper=parts[2].lower(), time=parts[3])
    return found if found.text() == text else None


def _filler(body: str) -> str:
    """Return letters that look random, so that the pattern is as hard to read as a signed one."""
    digests = [hashlib.sha256(f"{body}{at}".encode()).digest() for at in range(5)]
    return base64.b32encode(b"".join(digests)).decode().rstrip("=")
