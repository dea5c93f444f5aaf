"""What every screen is given; there are no globals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from app.domain.lunar import LunarTable
from app.services.opening import OpenOffice
from app.services.runner import Runner
from app.ui.jobs import Jobs

Action: TypeAlias = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Notice:
    """A short word to the user; *tone* is ok, danger or plain, *action* a word and its deed."""

    text: str
    tone: str = "ok"
    action: Action | None = None


class Notices(QObject):
    """Where screens say something without knowing the window around them."""

    said = Signal(object)

    def say(self, text: str, *, tone: str = "ok", action: Action | None = None) -> None:
        """Show *text* as a toast."""
        self.said.emit(Notice(text, tone, action))


@dataclass(frozen=True)
class Context:
    """The runner and the way back from it, the open office, and the lunar table."""

    runner: Runner
    jobs: Jobs
    office: OpenOffice
    lunar: LunarTable
    notices: Notices
