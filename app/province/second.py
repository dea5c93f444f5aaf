"""The examiner in a process of its own, so that signatures are proved while rows are written."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Final, Protocol, Self

from app.domain.findings import Finding
from app.province.examining import End, Examiner, Link, Start

AHEAD: Final = 4
"""Pieces that may wait for the second process: it must not fall behind by a whole file."""


class Proving(Protocol):
    """What proves receipts, here or beside."""

    def take(self, bodies: Sequence[bytes], links: Mapping[str, Link]) -> Finding | None:
        """Prove the next piece; the answer may come with a later one."""

    def finish(self) -> tuple[Finding | None, tuple[End, ...]]:
        """Return what was found to the end, and where every series came to."""


class Here:
    """Proves in this process: for a file of a few receipts."""

    def __init__(self, start: Start) -> None:
        self._examiner = Examiner(start)

    def take(self, bodies: Sequence[bytes], links: Mapping[str, Link]) -> Finding | None:
        """Prove the next piece."""
        return self._examiner.take(bodies, links)

    def finish(self) -> tuple[Finding | None, tuple[End, ...]]:
        """Return where every series came to."""
        return None, tuple(self._examiner.ends.values())


_EXAMINERS: Final[list[Examiner]] = []
"""In the second process: the one that works there."""


def _begin(start: Start) -> None:
    _EXAMINERS.append(Examiner(start))


def _take(bodies: Sequence[bytes], links: Mapping[str, Link]) -> Finding | None:
    return _EXAMINERS[0].take(bodies, links)


def _ends() -> tuple[End, ...]:
    return tuple(_EXAMINERS[0].ends.values())


class Beside:
    """Proves in a second process; leave the context to end it."""

    def __init__(self, start: Start) -> None:
        self._pool = ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), initializer=_begin, initargs=(start,)
        )
        self._asked: list[Future[Finding | None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def take(self, bodies: Sequence[bytes], links: Mapping[str, Link]) -> Finding | None:
        """Hand over the next piece; returns what an earlier one had."""
        self._asked.append(self._pool.submit(_take, list(bodies), dict(links)))
        while len(self._asked) > AHEAD:
            if (finding := self._asked.pop(0).result()) is not None:
                return finding
        return None

    def finish(self) -> tuple[Finding | None, tuple[End, ...]]:
        """Wait for all of them."""
        for asked in self._asked:
            if (finding := asked.result()) is not None:
                return finding, ()
        self._asked.clear()
        return None, self._pool.submit(_ends).result()
