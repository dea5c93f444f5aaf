"""What the money is for: pills with number keys, the rest behind «بیشتر…», parts with amounts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain import digits, niyyat
from app.strings import fields as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Pill
from app.ui.widgets.choice_popup import ChoicePopup
from app.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation that can be chosen: its code, its short name, its number key (0 for none)."""

    code: str
    name: str
    key: int = 0


class NiyyatPicker(QWidget):
    """A number or a click chooses one; Ctrl or Shift with it adds another. Arrows walk."""

    changed = Signal()
    QUICK = 6

    def __init__(
        self,
        offered: Sequence[Designation],
        parent: QWidget | None = None,
        *,
        several: bool = True,
    ) -> None:
        super().__init__(parent)
        self._several = several
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chosen: list[str] = []
        self._at = 0
        self._flow = FlowLayout(self, gap=6)
        self._pills: list[Pill] = []
        self._more = Pill(words.MORE)
        self._more.setCheckable(False)
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.clicked.connect(self.open_more)
        self.offer(offered)

    def offer(self, offered: Sequence[Designation]) -> None:
        """Offer these; the first have pills, and each that has one its number key."""
        self._names = {each.code: each.name for each in offered}
        self._quick = [each.code for each in offered[: self.QUICK]]
        self._keys = {each.key: each.code for each in offered if each.key}
        self._numbers = {code: key for key, code in self._keys.items()}
        self._lay()

    def chosen(self) -> tuple[str, ...]:
        """Return the codes in the order in which they were chosen."""
        return tuple(self._chosen)

    def name(self, code: str) -> str:
        """Return the short name of *code*, or the code where it is unknown."""
        return self._names.get(code, code)

    def choose(self, *codes: str) -> None:
        """Choose exactly *codes*."""
        self._chosen = list(dict.fromkeys(codes))
        self._at = self._at if codes else 0  # the arrows begin each form at its first pill
        self._lay()
        self.changed.emit()

    def toggle(self, code: str, *, add: bool = False) -> None:
        """Choose *code* alone; with *add*, or among several, put it in or take it out."""
        several = self._several and (add or len(self._chosen) > 1)
        if not several:
            self.choose(code)
        elif code in self._chosen:
            self.choose(*(each for each in self._chosen if each != code))
        else:
            self.choose(*self._chosen, code)

    def open_more(self) -> None:
        """Offer every designation, with a search."""
        rest = [(code, self._faced(code)) for code in self._names if code not in self._quick]
        popup = ChoicePopup(rest, words.MORE_SEARCH, self, niyyat.pot_of)
        add = len(self._chosen) > 1
        popup.chosen.connect(lambda code: self.toggle(code, add=add))
        popup.show_below(self, QPoint(0, self.height() + 4))

    def _lay(self) -> None:
        shown = self._quick + [code for code in self._chosen if code not in self._quick]
        if [pill.property("code") for pill in self._pills] != shown:
            self._build(shown)
        for pill in self._pills:
            pill.setChecked(pill.property("code") in self._chosen)
        self._ring()

    def _build(self, shown: Sequence[str]) -> None:
        self._flow.clear()
        for pill in self._pills:
            pill.deleteLater()
        self._pills = [self._pill(at, code) for at, code in enumerate(shown)]
        for part in (*self._pills, self._more):
            self._flow.addWidget(part)

    def _pill(self, at: int, code: str) -> Pill:
        pill = Pill(self._faced(code))
        pill.setProperty("code", code)
        pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pill.clicked.connect(lambda: self._clicked(at, code))
        return pill

    def _faced(self, code: str) -> str:
        number = digits.to_persian(self._numbers[code]) if code in self._numbers else ""
        return words.pill(number, self.name(code))

    def _clicked(self, at: int, code: str) -> None:
        self._at = at
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.toggle(code, add=bool(_held() & _ADDING))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        add = bool(event.modifiers() & _ADDING)
        number = digits.to_ascii(event.text()) or _digit(event.key())
        step = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}.get(Qt.Key(event.key()))
        if number.isdigit() and int(number) in self._keys:
            code = self._keys[int(number)]
            self._at = self._quick.index(code) if code in self._quick else len(self._pills)
            self.toggle(code, add=add)
        elif step is not None:
            self._at = (self._at + step) % (len(self._pills) + 1)
            self._ring()
        elif event.key() == Qt.Key.Key_Space:
            self._press(add=add)
        else:
            super().keyPressEvent(event)

    def _press(self, *, add: bool) -> None:
        if self._at < len(self._pills):
            self.toggle(str(self._pills[self._at].property("code")), add=add)
        else:
            self.open_more()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring()

    def _ring(self) -> None:
        for at, pill in enumerate((*self._pills, self._more)):
            basics.restyle(pill, "ring", self.hasFocus() and at == self._at)


_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _held() -> Qt.KeyboardModifier:
    return QGuiApplication.keyboardModifiers()


def _digit(key: int) -> str:
    """Return the digit of a key that Ctrl robbed of its text."""
    return chr(key) if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else ""
