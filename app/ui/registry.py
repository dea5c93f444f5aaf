"""Every screen by its id: the navigation and `screens` read this and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.strings import desk, shell, verify
from app.ui.context import Context
from app.ui.screens.desk import DeskScreen
from app.ui.screens.verify import VerifyScreen


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation; *make* builds the screen when it is first opened."""

    id: str
    title: str
    icon: str
    group: str
    make: Callable[[Context], QWidget]


SCREENS: tuple[Entry, ...] = (
    Entry("desk", desk.TITLE, "receipt", shell.DAILY, DeskScreen),
    Entry("verify", verify.TITLE, "shield-check", shell.OFFICE, VerifyScreen),
)
