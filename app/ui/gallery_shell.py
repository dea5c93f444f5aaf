"""Pictures of the window around the screens: today, the search, the navigation."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.ui.registry import DASHBOARD
from app.ui.shell import Shell

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "dashboard", lambda: _today(shell())
    yield "dashboard-narrow", lambda: _narrow(_today(shell()))
    yield "search", lambda: _typing(shell(), "محمد")
    yield "search-receipt", lambda: _typing(_today(shell()), "۱٬۰۰۰٬۰۰۰ امروز")
    yield "search-nothing", lambda: _typing(shell(), "ققنوسیان")
    yield "navigation-folded", lambda: _folded(_today(shell()))


def _today(shell: Shell) -> Shell:
    shell.open(DASHBOARD)
    return shell


def _narrow(shell: Shell) -> Shell:
    QTimer.singleShot(100, lambda: shell.navigation.narrow(True))
    return shell


def _folded(shell: Shell) -> Shell:
    for group in shell.navigation.groups():
        group.fold(True)
    return shell


def _typing(shell: Shell, typed: str) -> Shell:
    def search() -> None:
        shell.search.enter()
        shell.bar.search.setText(typed)
        shell.bar.search.textEdited.emit(typed)

    QTimer.singleShot(200, search)
    return shell
