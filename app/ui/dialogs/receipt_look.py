"""One receipt to look at, over whatever the clerk is typing."""

from PySide6.QtWidgets import QDialog, QWidget

from app.domain.receipt import ReceiptNumber
from app.services import receipt_lists
from app.strings import receipt_list as words
from app.ui.context import Context
from app.ui.widgets import basics
from app.ui.widgets.receipt_card import ReceiptCard


class ReceiptLook(QDialog):
    """Nothing is done to it here: Esc goes back to the form as it was."""

    def __init__(self, ctx: Context, number: ReceiptNumber, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.WHOLE_NUMBER)
        self.card = ReceiptCard()
        for button in (self.card.void, self.card.reprint):
            button.hide()
        box = basics.column(self.card)
        box.setContentsMargins(12, 12, 12, 12)
        self.setLayout(box)
        self.setFixedHeight(560)
        self.card.close_it.clicked.connect(self.accept)
        view = ctx.runner.read(receipt_lists.show, ctx.office.actor, number)
        ctx.jobs.then(self, view, self._show)

    def _show(self, view: receipt_lists.ReceiptView) -> None:
        self.card.show_view(view)
        self.card.value.hide()
