"""One kind of paper: on which printer, how often, with a QR or the typed code, and its test."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from app.services.pc import MOST_COPIES, PaperSetup
from app.strings import paper_setup as words
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button, StatusChip
from app.ui.widgets.choices import Choices

_COPIES: Final = tuple((str(n), words.count(n)) for n in range(1, MOST_COPIES + 1))


_WIDTHS: Final = (88, 0, 106, 146, 96, 106)
_GAP: Final = 8
_WIDEST: Final = 420
"""Pixels of the printer's choice at most."""


def _cells(parts: Sequence[QWidget]) -> QHBoxLayout:
    """Lay *parts* in the columns that all rows share; the one without a width takes the rest."""
    for part, width in zip(parts, _WIDTHS, strict=True):
        if width:
            part.setFixedWidth(width)
    rest = _WIDTHS.index(0)
    parts[rest].setMaximumWidth(_WIDEST)
    box = basics.row(*parts, None, gap=_GAP)
    box.setStretch(rest, 1)
    box.setStretch(len(parts), 0)
    return box


def heading() -> QWidget:
    """Return the names of the columns, each over its own."""
    made = QWidget()
    made.setLayout(_cells([basics.hint(name) for name in words.COLUMNS]))
    return made


class PaperRow(QWidget):
    """Emits `changed` with the new setup at each choice, `tested` where a test page is wanted."""

    changed = Signal(object)
    tested = Signal()

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self._setup = PaperSetup()
        self._quiet = False
        self.printer = QComboBox()
        self.copies = Choices(_COPIES)
        self.typed = QCheckBox(words.TYPED)
        self.test = Button(words.TEST, "printer")
        self.chip = StatusChip("")
        self._lay()
        self.printer.activated.connect(lambda _at: self._tell())
        self.copies.changed.connect(lambda _value: self._tell())
        self.typed.clicked.connect(lambda _on: self._tell())
        self.test.clicked.connect(self.tested)

    def _lay(self) -> None:
        name = basics.label(words.NAMES[self.kind])
        self.printer.setAccessibleName(words.printer_of(words.NAMES[self.kind]))
        self.printer.setMinimumWidth(140)
        self.printer.setFont(theme.latin_font())
        cells = (name, self.printer, self.copies, self.typed, self.chip, self.test)
        self.setLayout(_cells(cells))
        kept = self.typed.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.typed.setSizePolicy(kept)
        self.typed.setVisible(self.kind != "other")
        self.setFocusProxy(self.printer)

    def offer(self, printers: Sequence[str]) -> None:
        """Offer the printers that this PC knows."""
        self.printer.clear()
        self.printer.addItem(words.DEFAULT, "")
        for name in printers:
            self.printer.addItem(name, name)

    def show_setup(self, setup: PaperSetup) -> None:
        """Show what holds; a printer that is away keeps its name, and says that it is away."""
        self._quiet = True
        self._setup = setup
        if self.printer.findData(setup.printer) < 0:
            self.printer.addItem(words.away(setup.printer), setup.printer)
        self.printer.setCurrentIndex(self.printer.findData(setup.printer))
        self.copies.choose(str(setup.copies))
        self.typed.setChecked(setup.typed)
        self.chip.setText(words.tested(setup.tested_at, readable=setup.readable))
        tone = "plain" if not setup.tested_at else "ok" if setup.readable else "accent"
        basics.restyle(self.chip, "chip", tone)
        self._quiet = False

    @property
    def setup(self) -> PaperSetup:
        """What holds."""
        return self._setup

    def _tell(self) -> None:
        if self._quiet:
            return
        name = str(self.printer.currentData())
        same = name == self._setup.printer
        # what was tested was another printer
        tested = self._setup.tested_at if same else ""
        self.changed.emit(
            PaperSetup(
                printer=name,
                copies=int(self.copies.value()),
                typed=self.typed.isChecked(),
                tested_at=tested,
                readable=self._setup.readable and same,
            )
        )
