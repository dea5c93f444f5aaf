"""Gifts that are not money, entered one by one from the keyboard; services are one of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain import digits, text
from app.domain.donation import KindItem, ServiceLine
from app.strings import desk as words
from app.strings import fields
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, IconButton
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.niyyat_picker import Designation

V = TypeVar("V", bound=KindItem | ServiceLine)


class _Signals(QObject):
    changed = Signal()


class GiftPart(QWidget, Generic[V]):
    """A list of values and a strip to type the next one. Enter in its last field adds it."""

    def __init__(self, advice: str, fields_: QWidget, told: Callable[[V], tuple[str, str]]) -> None:
        super().__init__()
        self.signals = _Signals(self)
        self._values: list[V] = []
        self._told = told
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._advice = basics.hint(advice)
        self.add = Button(words.ADD, "plus")
        self.add.clicked.connect(self._add)
        self.setLayout(basics.column(fields_, basics.row(self.add, self._advice, None), self._list))

    def values(self) -> tuple[V, ...]:
        """Return the values, with the one still in the strip."""
        typed = self.typed()
        return tuple(self._values) if typed is None else (*self._values, typed)

    def set_values(self, values: Sequence[V]) -> None:
        """Show *values*."""
        self._values = list(values)
        self._show()

    def typed(self) -> V | None:
        """Return what stands in the strip, or None while it is empty."""
        raise NotImplementedError

    def empty_strip(self) -> None:
        """Make the strip ready for the next one."""
        raise NotImplementedError

    def _add(self) -> None:
        typed = self.typed()
        if typed is not None:
            self._values.append(typed)
        self.empty_strip()
        self._show()

    def _remove(self, at: int) -> None:
        del self._values[at]
        self._show()

    def _show(self) -> None:
        basics.clear(self._list)
        self._advice.setVisible(not self._values)
        for at, value in enumerate(self._values):
            self._list.addWidget(self._line(at, value))
        self.signals.changed.emit()

    def _line(self, at: int, value: V) -> QFrame:
        frame = QFrame()
        frame.setProperty("panel", True)
        title, rest = self._told(value)
        remove = IconButton("x", fields.REMOVE)
        remove.clicked.connect(lambda: self._remove(at))
        box = basics.row(basics.label(title), None, basics.hint(rest), remove)
        box.setContentsMargins(4, 1, 12, 1)
        frame.setLayout(box)
        return frame


class ServicePart(GiftPart[ServiceLine]):
    """Work given: what kind, how many hours, and for what."""

    def __init__(self) -> None:
        self.skill = QLineEdit(maxLength=200)
        self.hours = number_edit()
        self.niyyat = QComboBox()
        self.rows: Final = {
            "skill": FieldRow(words.SKILL, self.skill),
            "hours": FieldRow(words.HOURS, self.hours),
            "niyyat": FieldRow(words.PURPOSE, self.niyyat),
        }
        super().__init__(words.NO_SERVICE, strip(self.rows.values(), (5, 2, 4)), self._tell)

    def typed(self) -> ServiceLine | None:
        """See `GiftPart.typed`."""
        if not self.skill.text().strip() and not self.hours.text().strip():
            return None
        return ServiceLine(
            niyyat=str(self.niyyat.currentData() or ""),
            hours=plain_number(self.hours.text()),
            skill=text.clean(self.skill.text()),
        )

    def empty_strip(self) -> None:
        """See `GiftPart.empty_strip`."""
        self.skill.clear()
        self.hours.clear()
        self.skill.setFocus()

    def offer(self, designations: Sequence[Designation]) -> None:
        """Offer *designations*; the one for services first."""
        fill(self.niyyat, designations)
        self.niyyat.setCurrentIndex(max(0, self.niyyat.findData("KHEDMAT")))

    def _tell(self, line: ServiceLine) -> tuple[str, str]:
        purpose = self.niyyat.itemText(self.niyyat.findData(line.niyyat))
        return words.service(line.skill, digits.to_persian(line.hours)), purpose


def fill(combo: QComboBox, designations: Sequence[Designation]) -> None:
    """Put *designations* into *combo*, keeping what was chosen."""
    chosen = combo.currentData()
    combo.clear()
    for each in designations:
        combo.addItem(each.name, each.code)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def choice(options: Iterable[tuple[str, str]]) -> QComboBox:
    """Return a combo box of (value, name)."""
    combo = QComboBox()
    for value, name in options:
        combo.addItem(name, value)
    return combo


def number_edit() -> QLineEdit:
    """Return a field for a decimal number, shown from the left."""
    edit = QLineEdit(maxLength=12)
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return edit


def plain_number(typed: str) -> str:
    """Return a decimal number as the domain reads it: ASCII digits and a point."""
    return digits.to_ascii(typed).strip().replace("٫", ".").replace("/", ".").replace("٬", "")


def strip(rows: Iterable[FieldRow], shares: Sequence[int], *more: QWidget) -> QWidget:
    """Lay the fields in lines of three, and *more* below them."""
    lines: list[QHBoxLayout] = []
    for at, (row, share) in enumerate(zip(rows, shares, strict=True)):
        if at % 3 == 0:
            lines.append(basics.row(gap=12))
        lines[-1].addWidget(row, share)
    laid = QWidget()
    laid.setLayout(basics.column(*lines, *more, gap=6))
    return laid
