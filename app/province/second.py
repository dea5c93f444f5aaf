"""The examiner in a process of its own, so that signatures are proved while rows are written."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Final, Protocol, Self, TypeVar

from app.domain.findings import Finding
from app.province.examining import End, Examiner, Link, Start

T = TypeVar("T")
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
    _EXAMINERS[:] = [Examiner(start)]


def _take(bodies: Sequence[bytes], links: Mapping[str, Link]) -> Finding | None:
    return _EXAMINERS[0].take(bodies, links)


def _ends() -> tuple[End, ...]:
    return tuple(_EXAMINERS[0].ends.values())


class Second:
    """The second process: begun when it is first asked for, ended as the context is left.

    A county's first years are several files, and a province has thirty of them: what the process
    has to load before its first receipt is loaded once for all of them.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    def end(self) -> None:
        """End the process, whatever waits for it; the next file begins another."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(cancel_futures=True)

    def submit(self, work: Callable[..., T], *given: object) -> Future[T]:
        """Let the process work after all that it was given before."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        return self._pool.submit(work, *given)


class Beside:
    """Proves in a second process; one whose file was refused is ended, with all that waits."""

    def __init__(self, second: Second, start: Start) -> None:
        self._second = second
        self._begun = second.submit(_begin, start)
        self._asked: list[Future[Finding | None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._second.end()

    def take(self, bodies: Sequence[bytes], links: Mapping[str, Link]) -> Finding | None:
        """Hand over the next piece; returns what an earlier one had."""
        self._asked.append(self._second.submit(_take, list(bodies), dict(links)))
        while len(self._asked) > AHEAD:
            if (finding := self._asked.pop(0).result()) is not None:
                return finding
        return None

    def finish(self) -> tuple[Finding | None, tuple[End, ...]]:
        """Wait for all of them."""
        self._begun.result()
        for asked in self._asked:
            if (finding := asked.result()) is not None:
                return finding, ()
        self._asked.clear()
        return None, self._second.submit(_ends).result()
