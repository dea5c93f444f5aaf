"""One long task behind the windows: how far it is, and a way to stop it."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from app.domain.errors import AppError
from app.ui.context import Context
from app.ui.widgets.progress import ProgressStrip

T = TypeVar("T")
LOOK_MS = 120


class Watch:
    """What the task tells and the window reads; telling raises AppError `stopped` once asked to."""

    def __init__(self) -> None:
        self.text, self.done, self.total = "", 0, 0
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let the task end the next time it tells something."""
        self._stopped.set()

    def step(self, text: str) -> None:
        """Tell what is done now."""
        self._go_on()
        self.text = text

    def beat(self) -> None:
        """Tell that one more thing is done, of nobody knows how many."""
        self._go_on()
        self.done += 1

    def reached(self, done: int, total: int) -> None:
        """Tell how far it is; *total* 0 where the end is not known."""
        self._go_on()
        self.done, self.total = done, total

    def _go_on(self) -> None:
        if self._stopped.is_set():
            raise AppError("stopped")


class LongWork(QObject):
    """Runs one task at a time and shows it in *strip*."""

    def __init__(self, ctx: Context, strip: ProgressStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._strip = ctx, strip
        self._watch = Watch()
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._show)
        strip.cancelled.connect(self.stop)

    def begin(
        self,
        text: str,
        task: Callable[[Watch], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run *task* with a watch; *done* or *failed* hear how it ended."""
        self.follow(text, lambda watch: self._ctx.runner.work(task, watch), done, failed)

    def follow(
        self,
        text: str,
        start: Callable[[Watch], Future[T]],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Show what *start* has begun, where that needs more of the runner than `begin` asks."""
        self._watch = Watch()
        self._watch.text = text
        self._strip.begin(text)
        self._look.start()

        def ended(call: Callable[[], None]) -> None:
            self._look.stop()
            self._strip.end()
            call()

        self._ctx.jobs.then(
            self,
            start(self._watch),
            lambda value: ended(lambda: done(value)),
            lambda error: ended(lambda: failed(error)),
        )

    def stop(self) -> None:
        """Ask the task to end."""
        self._watch.stop()

    def _show(self) -> None:
        watch = self._watch
        self._strip.show_step(watch.text, watch.done, watch.total)
