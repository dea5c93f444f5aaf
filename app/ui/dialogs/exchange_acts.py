"""What is done from the exchange: send, once more, the letter, take in, join."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain import roles
from app.queries.exchange import SentRow
from app.strings import exchange as words
from app.ui.context import Context
from app.ui.dialogs.copy_file import CopyDialog
from app.ui.dialogs.cover_preview import CoverPreview
from app.ui.dialogs.join_province import JoinProvince
from app.ui.dialogs.place_list import Look
from app.ui.dialogs.send_files import SendDialog
from app.ui.dialogs.take_answers import TakeDialog
from app.ui.widgets import drives
from app.ui.widgets.basics import Button, PrimaryButton


class ExchangeActs(QObject):
    """Holds the buttons that are wired here, and the dialog that is open."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self.may_join = roles.may(ctx.office.actor.role, roles.Action.ENROL)
        self.preview = CoverPreview(ctx, window)
        self.joining = JoinProvince(ctx, window)
        self.join = PrimaryButton(words.JOIN, "file-arrow-down", key="F2")
        # after a revocation, or when the vault lost what the exchange needs
        self.again = Button(words.JOIN_AGAIN, "handshake", key="F2")
        self.again.setToolTip(words.JOIN_AGAIN_TIP)
        self.again.setVisible(self.may_join)
        for button in (self.join, self.again):
            button.clicked.connect(self.joining.choose)
        self.take_it = Button(words.TAKE, "file-arrow-down", key="F8")
        self.take_it.clicked.connect(self._take)

    def send(self, waits: str, look: Look = drives.removable) -> SendDialog:
        """Ask where to, and write what waits."""
        dialog = SendDialog(self._ctx, self._window, waits, look)
        dialog.open()
        return dialog

    def take(self, look: Look = drives.removable) -> TakeDialog:
        """Look for what the province sent back, and take it in."""
        dialog = TakeDialog(self._ctx, self._window, look)
        dialog.open()
        return dialog

    def _take(self) -> None:
        self.take()

    def letter(self, row: SentRow | None) -> None:
        """Show the letter of a file again."""
        if row is not None:
            self.preview.show_letter(row.n)

    def copy(self, row: SentRow | None) -> CopyDialog | None:
        """Ask where a file that was sent is to go once more."""
        if row is None:
            return None
        dialog = CopyDialog(self._ctx, self._window, row)
        dialog.open()
        return dialog
