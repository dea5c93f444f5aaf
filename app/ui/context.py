"""What every screen is given; there are no globals."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.domain.lunar import LunarTable
from app.services.opening import OpenOffice
from app.services.runner import Runner
from app.ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Notice:
    """A short word to the user; *tone* is ok, danger or plain, *undo* the way back."""

    text: str
    tone: str = "ok"
    undo: Callable[[], None] | None = None


class Notices(QObject):
    """Where screens say something without knowing the window around them."""

    said = Signal(object)

    def say(self, text: str, *, tone: str = "ok", undo: Callable[[], None] | None = None) -> None:
        """Show *text* as a toast."""
        self.said.emit(Notice(text, tone, undo))


@dataclass(frozen=True)
class Context:
    """The runner and the way back from it, the open office, and the lunar table."""

    runner: Runner
    jobs: Jobs
    office: OpenOffice
    lunar: LunarTable
    notices: Notices
