"""The one key of every row: UUIDv7 that only grows, UUIDv5 for the rows of shipped lists."""

import os
import threading
import uuid
from typing import Final

from app.domain import clock

NAMESPACE: Final = uuid.UUID("5c1f6a52-8f0e-5d6b-9a53-2f7b1d0c4e91")
"""Never change it: MAISHAT is the same row in every office because of it."""

_RANDOM_BITS: Final = 74
_LOW_BITS: Final = 62
_STEP_BYTES: Final = 4


class Sequence:
    """Keys that grow: the last moment (ms) and tail handed out, behind a lock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def new(self) -> uuid.UUID:
        """Return a UUIDv7 above every one before, even when the clock has gone back."""
        head, low = divmod(self._take(), 1 << _LOW_BITS)
        moment, high = divmod(head, 1 << (_RANDOM_BITS - _LOW_BITS))
        return uuid.UUID(int=moment << 80 | 7 << 76 | high << 64 | 0b10 << 62 | low)

    def _take(self) -> int:
        moment = int(clock.now().timestamp() * 1000) << _RANDOM_BITS
        # the top bit of a fresh tail stays free, so that steps do not run into the next moment
        fresh = moment | int.from_bytes(os.urandom(10)) >> (81 - _RANDOM_BITS)
        with self._lock:
            if fresh >> _RANDOM_BITS <= self._last >> _RANDOM_BITS:
                fresh = self._last + 1 + int.from_bytes(os.urandom(_STEP_BYTES))
            self._last = fresh
            return fresh


_sequence: Final = Sequence()


def new() -> uuid.UUID:
    """Return a UUIDv7 above every one made by this process."""
    return _sequence.new()


def of_list(list_name: str, code: str) -> uuid.UUID:
    """Return the UUIDv5 of a shipped list's row, the same everywhere and forever."""
    return uuid.uuid5(NAMESPACE, f"{list_name}/{code}")
