"""Pictures of the money's side: the fund ledger and the cheques."""

import uuid
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.cheques import Step
from app.domain.niyyat import Kind, Niyyat
from app.ui.screens.accounts import AccountsScreen
from app.ui.screens.cheques import ChequesScreen
from app.ui.screens.designations import DesignationsScreen
from app.ui.screens.funds import FundsScreen
from app.ui.shell import Shell

S = TypeVar("S", bound=QWidget)
Scenes = Iterator[tuple[str, Callable[[], QWidget]]]


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "funds", lambda: _at(shell(), "funds", FundsScreen, lambda _screen: None)
    yield "funds-panel", lambda: _at(shell(), "funds", FundsScreen, _open)
    yield "funds-empty", lambda: _at(shell(), "funds", FundsScreen, _long_ago)
    yield (
        "cheques",
        lambda: _at(shell(), "cheques", ChequesScreen, _every),
    )
    yield "cheques-panel", lambda: _at(shell(), "cheques", ChequesScreen, _open)
    yield (
        "cheques-empty",
        lambda: _at(
            shell(), "cheques", ChequesScreen, lambda screen: screen.state.choose("bounced")
        ),
    )
    yield "cheque-deposit", lambda: _step(shell(), Step.DEPOSIT)
    yield "niyyat", lambda: _at(shell(), "niyyat", DesignationsScreen, lambda _screen: None)
    yield "niyyat-panel", lambda: _at(shell(), "niyyat", DesignationsScreen, _permitted)
    yield "niyyat-new", lambda: _new(shell())
    yield "niyyat-permit", lambda: _permit(shell())
    yield "accounts", lambda: _at(shell(), "accounts", AccountsScreen, _open)
    yield "accounts-empty", lambda: _at(shell(), "accounts", AccountsScreen, _nobody)
    yield "account-new", lambda: _account(shell())


def _found(shell: Shell, name: str, kind: type[S]) -> S:
    shell.open(name)
    screen = shell.findChild(kind)
    if not isinstance(screen, kind):
        raise TypeError(name)
    return screen


def _at(shell: Shell, name: str, kind: type[S], deed: Callable[[S], object]) -> QWidget:
    screen = _found(shell, name, kind)
    QTimer.singleShot(350, lambda: deed(screen))
    return shell


def _open(screen: FundsScreen | ChequesScreen | AccountsScreen) -> None:
    screen.page.stand_on(1)
    screen.page.opened.emit()


def _long_ago(screen: FundsScreen) -> None:
    screen.days.choose("2001-01-01", "2001-12-31")


def _every(screen: ChequesScreen) -> None:
    screen.state.choose("")


def _none(screen: ChequesScreen) -> None:
    screen.page.ask_for("زاگرس")


def _new(shell: Shell) -> QWidget:
    return _found(shell, "niyyat", DesignationsScreen).acts.add()


def _nobody(screen: AccountsScreen) -> None:
    screen.page.ask_for("زاگرس")


def _permitted(screen: DesignationsScreen) -> None:
    codes = [row.niyyat.code for row in screen.model.rows]
    screen.page.stand_on(codes.index("KHOMS"))
    screen.page.opened.emit()


def _permit(shell: Shell) -> QWidget:
    khoms = Niyyat(code="KHOMS", name="خمس / وجوهات", kind=Kind.RELIGIOUS)
    return _found(shell, "niyyat", DesignationsScreen).acts.permit(khoms)


def _account(shell: Shell) -> QWidget:
    acts = _found(shell, "accounts", AccountsScreen).acts
    kinds = ("معیشت", "جهیزیه", "مسکن", "ایتام", "صدقه", "درمان", "نذر")
    acts.offered = [
        Niyyat(code=f"A{n}", name=one, kind=Kind.SPECIAL) for n, one in enumerate(kinds)
    ]
    return acts.ask()


def _step(shell: Shell, step: Step) -> QWidget:
    return _found(shell, "cheques", ChequesScreen).row_actions.ask(uuid.UUID(int=0), step)
