"""A second copy says what it is, and that depends on where the first one went."""

from PySide6.QtWidgets import QDialog, QRadioButton, QWidget

from app.domain import text
from app.domain.document import CopyMark
from app.strings import desk as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, PrimaryButton


class ReprintDialog(QDialog):
    """Asks whether the first copy was handed over; `mark` is the answer."""

    def __init__(self, receipt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.REPRINT_TITLE)
        self._not_handed = QRadioButton(words.NOT_HANDED)
        self._handed = QRadioButton(words.HANDED)
        self._not_handed.setChecked(True)
        self.print = PrimaryButton(words.PRINT, "printer")
        self.cancel = Button(words.CANCEL)
        parts = (
            basics.title(words.REPRINT_TITLE),
            basics.label(text.latin_line(receipt)),
            basics.section(words.REPRINT_ADVICE),
            self._not_handed,
            basics.hint(words.NOT_HANDED_HINT, wrap=True),
            self._handed,
            basics.hint(words.HANDED_HINT, wrap=True),
            basics.row(self.print, self.cancel, None),
        )
        box = basics.column(*parts, gap=10)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(460)
        self.print.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    @property
    def mark(self) -> CopyMark:
        """What the copy will say of itself."""
        return CopyMark.DUPLICATE if self._handed.isChecked() else CopyMark.REPRINT
