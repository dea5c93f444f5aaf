"""Answers of the runner come back on the thread of the windows, and only to those still open."""

import gc
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.domain.changes import Change

T = TypeVar("T")
Call = Callable[[], None]


S = TypeVar("S")


def mapped(future: Future[S], into: Callable[[S], T]) -> Future[T]:
    """Return a future of what *into* makes of the answer."""
    made: Future[T] = Future()

    def settle(settled: Future[S]) -> None:
        try:
            made.set_result(into(settled.result()))
        except BaseException as error:  # noqa: BLE001 - it is handed on, not swallowed
            made.set_exception(error)

    future.add_done_callback(settle)
    return made


class Collector(QObject):
    """Collects garbage on the windows' thread alone, each second.

    Python collects on whichever thread allocates: a worker that frees a window crashes Qt.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=1_000)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose time has come, as Python does by itself."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [at for at, (count, most) in enumerate(counts) if count > most]
        if due:
            gc.collect(due[-1])


class Jobs(QObject):
    """The bridge from worker threads. *changed* carries a `Change`, *failed* an exception."""

    changed = Signal(object)
    failed = Signal(object)
    _post = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._post.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def announce(self, what: Change) -> None:
        """Tell the screens what a commit touched; from any thread."""
        if what:
            self._post.emit(lambda: self.changed.emit(what))

    def then(
        self,
        owner: QObject,
        future: Future[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Call *done* or *failed* on the windows' thread, unless *owner* is gone by then."""

        def settled() -> None:
            if future.cancelled() or not shiboken6.isValid(owner):
                return
            error = future.exception()
            if error is None:
                done(future.result())
            elif failed is not None:
                failed(error)
            else:
                self.failed.emit(error)

        future.add_done_callback(lambda _settled: self._send(settled))

    def _send(self, call: Call) -> None:
        if shiboken6.isValid(self):
            self._post.emit(call)

    @Slot(object)
    def _deliver(self, call: Call) -> None:
        call()
