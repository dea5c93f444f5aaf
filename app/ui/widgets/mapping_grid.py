"""Which column of a sheet is read as what: each heading with samples and how well it fits."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from app.domain import digits
from app.intake.fits import Fit
from app.intake.mapping import Columns, letter
from app.strings import imports as words
from app.ui.widgets import basics

_GOOD: Final = 0.9
_FAIR: Final = 0.5
_WIDTHS: Final = (44, 200, 0, 240, 150)


class MappingGrid(QWidget):
    """A line for each column; the Tab key goes from meaning to meaning, arrows change one.

    Emits `changed` with field -> column, counted from 0. A meaning stands for one column only.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._places: list[int] = []
        self.choices: list[QComboBox] = []
        self._fits: list[QLabel] = []
        self._shape: object = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self.setLayout(self._grid)

    def show_fits(self, columns: Columns, found: Sequence[Fit]) -> None:
        """Show the columns of a sheet; the lines stay where only the meanings changed."""
        shape = (columns.sheet, columns.header, columns.names, [one.place for one in found])
        if shape != self._shape:
            self._shape = shape
            self._build(columns.names, found)
        for one, choice, told in zip(found, self.choices, self._fits, strict=True):
            choice.blockSignals(True)
            choice.setCurrentIndex(max(0, choice.findData(one.field)))
            choice.blockSignals(False)
            told.setText(words.fits(one.read, one.full) if one.field else "")
            basics.restyle(told, "tone", _tone(one))

    def _build(self, names: Sequence[str], found: Sequence[Fit]) -> None:
        basics.clear(self._grid)
        self._places = [one.place for one in found]
        self.choices, self._fits = [], []
        heads = ("", words.HEADING, words.SAMPLES, words.MEANS, words.FITS)
        for at, head in enumerate(heads):
            self._grid.addWidget(basics.hint(head), 0, at)
            self._grid.setColumnMinimumWidth(at, _WIDTHS[at])
        self._grid.setColumnStretch(2, 1)
        for line, one in enumerate(found, start=1):
            self._line(line, one, names)
        self._grid.setRowStretch(len(found) + 1, 1)

    def _line(self, line: int, one: Fit, names: Sequence[str]) -> None:
        choice = QComboBox()
        choice.setProperty("cell", True)
        for name in ("", *names):
            choice.addItem(words.field(name), name)
        choice.setAccessibleName(f"{words.MEANS}: {one.heading}")
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.currentIndexChanged.connect(lambda _at: self._chosen(choice))
        told = basics.label(size=basics.SMALL)
        samples = words.samples([digits.to_persian(text) for text in one.samples])
        parts = (
            basics.hint(letter(one.place)),
            _clipped(
                words.samples([one.heading or words.NO_HEADING]),
                tone="" if one.heading else "muted",
            ),
            _clipped(samples, tone="muted"),
            choice,
            told,
        )
        for at, part in enumerate(parts):
            self._grid.addWidget(part, line, at)
        self.choices.append(choice)
        self._fits.append(told)

    def _chosen(self, changed: QComboBox) -> None:
        """Take the meaning from the column that had it before."""
        for other in self.choices:
            if other is not changed and changed.currentData() == other.currentData():
                other.blockSignals(True)
                other.setCurrentIndex(0)
                other.blockSignals(False)
        self.changed.emit(self.at())

    def at(self) -> Mapping[str, int]:
        """Return field -> column, counted from 0."""
        pairs = zip(self.choices, self._places, strict=True)
        return {str(choice.currentData()): place for choice, place in pairs if choice.currentData()}


def _clipped(text: str, *, tone: str) -> QLabel:
    made = basics.label(text, tone=tone)
    made.setMinimumWidth(40)
    made.setToolTip(text)
    return made


def _tone(one: Fit) -> str:
    if not one.full:
        return "muted"
    share = one.read / one.full
    if share >= _GOOD:
        return "ok"
    return "accent" if share >= _FAIR else "danger"
