"""The two buttons above a list of receipts, awake only where they can act."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.queries.receipts import ReceiptRow
from app.strings import desk as words
from app.ui.dialogs.receipt_actions import ReceiptActions
from app.ui.widgets.basics import Button
from app.ui.widgets.receipts_panel import ReceiptsPanel


class RowButtons(QObject):
    """Void and reprint of the row on which the cursor of *panel* stands."""

    def __init__(self, actions: ReceiptActions, panel: ReceiptsPanel) -> None:
        super().__init__(actions)
        self._current = panel.current
        self.void = Button(words.VOID, "prohibit")
        self.reprint = Button(words.REPRINT, "copy")
        self.void.clicked.connect(lambda: self._act(actions.void))
        self.reprint.clicked.connect(lambda: self._act(actions.reprint))
        panel.picked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Wake the buttons that fit the current row."""
        row = self._current()
        self.reprint.setEnabled(row is not None)
        self.void.setEnabled(row is not None and row.state == "issued")

    def _act(self, act: Callable[[ReceiptRow], object]) -> None:
        if (row := self._current()) is not None:
            act(row)
