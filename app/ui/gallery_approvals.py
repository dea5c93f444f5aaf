"""Pictures of what waits for a manager: the list, a request beside it, a yes and a no."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.strings import approvals as words
from app.ui.dialogs.decide_request import DecideDialog
from app.ui.screens.approvals import ApprovalsScreen
from app.ui.screens.receipts import ReceiptsScreen
from app.ui.shell import Shell

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
Deed = Callable[[ApprovalsScreen], object]
_LONG = (
    "مبلغ به اشتباه ده برابر وارد شد، نام نیکوکار هم با برادرش عوض شده بود و نیت باید جهیزیه باشد؛"
    " نیکوکار همان شب برگشت و رسید نخست را پس داد."
)


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "approvals", lambda: _at(shell(), _all)
    yield "approvals-empty", lambda: _at(shell(), lambda screen: screen.state.choose("withdrawn"))
    yield "approvals-panel", lambda: _at(shell(), _open)
    yield "approvals-long", lambda: _at(shell(), _long)
    yield "approval-yes", lambda: _dialog(refuse=False)
    yield "approval-no", lambda: _dialog(refuse=True)
    yield "receipts-waiting", lambda: _waiting(shell())


def _at(shell: Shell, deed: Deed) -> QWidget:
    shell.open("approvals")
    screen = shell.findChild(ApprovalsScreen)
    if isinstance(screen, ApprovalsScreen):
        QTimer.singleShot(300, lambda: deed(screen))
    return shell


def _all(screen: ApprovalsScreen) -> None:
    screen.state.choose("")


def _open(screen: ApprovalsScreen) -> None:
    screen.page.stand_on(0)
    screen.page.opened.emit()


def _long(screen: ApprovalsScreen) -> None:
    def lengthen() -> None:
        if (view := screen.shown()) is not None:
            row = replace(view.row, reason=_LONG, asker="سیده فاطمه موسوی‌نژاد دزفولی")
            screen.card.show_view(replace(view, row=row), decides=True, own=False)

    _open(screen)
    QTimer.singleShot(300, lengthen)


def _dialog(*, refuse: bool) -> QWidget:
    told = words.told("۶۰۳", "۵٬۰۰۰٬۰۰۰", "مریم سواری")
    dialog = DecideDialog(told, [("modir", "ناصر دزفولی‌نژاد")], refuse=refuse, second=True)
    dialog.second.setChecked(refuse)
    return dialog


def _waiting(shell: Shell) -> QWidget:
    shell.open("receipts")
    screen = shell.findChild(ReceiptsScreen)
    if isinstance(screen, ReceiptsScreen):
        found = screen

        def show() -> None:
            found.page.stand_on(0)
            found.page.opened.emit()

        found.chips.status.choose("void_pending")
        QTimer.singleShot(350, show)
    return shell
