"""One funnel for everything that goes wrong: a sentence for what the user can mend, else a report.

A report holds types, places and versions, never the text of an exception: that may name people.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal

from app.domain.errors import AppError
from app.strings import errors as sentences
from app.ui.context import Notices
from app.ui.dialogs.crash import CrashDialog
from app.ui.jobs import Jobs

log = logging.getLogger(__name__)
Show = Callable[[str], None]


class Funnel(QObject):
    """Listens to `Jobs.failed`, to uncaught exceptions and to those of threads."""

    caught = Signal(object)

    def __init__(self, notices: Notices, show: Show | None = None) -> None:
        super().__init__()
        self._notices = notices
        self._show = show or _dialog
        # a signal, since an exception of a thread has to be shown on the thread of the windows
        self.caught.connect(self.handle)

    def listen(self, jobs: Jobs) -> None:
        """Take the failures of *jobs*."""
        jobs.failed.connect(self.handle)

    def install(self) -> None:
        """Take what nobody caught, in this thread and in the others."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda facts: self.caught.emit(facts.exc_value)

    def handle(self, error: BaseException) -> None:
        """Say a refusal as a toast; show the report of anything else, and go on."""
        if isinstance(error, AppError):
            self._notices.say(sentences.sentence(error), tone="danger")
            return
        text = report(error)
        log.error("unexpected error\n%s", text)
        self._show(text)

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.caught.emit(error.with_traceback(trace))


def report(error: BaseException) -> str:
    """Return where *error* happened, without any text that people typed."""
    system = f"{platform.system()} {platform.release()}"
    lines = [f"{system}, Python {platform.python_version()}, PySide6 {PySide6.__version__}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _short(path: str) -> str:
    """Return the last parts of a path: the first ones name the user of the PC."""
    return "/".join(path.replace("\\", "/").split("/")[-3:])


def _dialog(text: str) -> None:
    CrashDialog(text).exec()
