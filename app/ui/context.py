"""What every screen is given; there are no globals."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, runtime_checkable

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


@runtime_checkable
class ShowsWanted(Protocol):
    """A screen that shows what another one asks for: a record, or a list under conditions."""

    def show_wanted(self, wanted: object) -> None:
        """Show *wanted*; a value the screen does not know is not shown."""


class Notices(QObject):
    """Where screens say something without knowing the window around them.

    *asked* carries a screen's id and what it is to show, *waits* a screen's id and a count.
    """

    said = Signal(object)
    asked = Signal(str, object)
    waits = Signal(str, int)

    def show(self, screen: str, wanted: object = None) -> None:
        """Open the screen of that id and let it show *wanted*."""
        self.asked.emit(screen, wanted)

    def wait(self, screen: str, count: int) -> None:
        """Show in the navigation how many things wait on a screen."""
        self.waits.emit(screen, count)

    def say(self, text: str, *, tone: str = "ok", action: Action | None = None) -> None:
        """Show *text* as a toast."""
        self.said.emit(Notice(text, tone, action))


class Passage(QObject):
    """Ways that only the program around the windows can go, since they end this window.

    *restore_wanted* carries a proved backup, a login and its passphrase; *training_wanted* whether
    to go into training or back, *look_wanted* the code of a county to look into, nothing for back.
    """

    restore_wanted = Signal(object, str, str)
    training_wanted = Signal(bool)
    look_wanted = Signal(str)


@dataclass(frozen=True)
class Context:
    """The runner and the way back from it, the open office, and the lunar table."""

    runner: Runner
    jobs: Jobs
    office: OpenOffice
    lunar: LunarTable
    notices: Notices
    passage: Passage = field(default_factory=Passage)
