"""What stands on the office's papers: names, slogan, thanks, who signs, and the emblem."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.domain import settings
from app.strings import errors
from app.strings import settings as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button
from app.ui.widgets.field_row import FieldRow, Form

SIGNATORIES = 4
_THUMB = 76


class LetterheadForm(Form):
    """Fields by the keys of the settings; it knows no rule. `changed` at each letter."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        names = {
            settings.ORGANIZATION: words.ORGANIZATION,
            settings.DEPARTMENT: words.DEPARTMENT,
            settings.SLOGAN: words.SLOGAN,
            settings.THANKS: words.THANKS,
        }
        self.lines = {key: QLineEdit() for key in names}
        self.signatories = [QLineEdit() for _ in range(SIGNATORIES)]
        signing = QWidget()
        pairs = (basics.row(*self.signatories[at : at + 2]) for at in range(0, SIGNATORIES, 2))
        signing.setLayout(basics.column(*pairs))
        signing.setFocusProxy(self.signatories[0])
        self.rows = {key: FieldRow(name, self.lines[key]) for key, name in names.items()}
        self.rows[settings.SIGNATORIES] = FieldRow(
            words.SIGNATORIES, signing, hint=words.FIRST_SIGNS
        )
        self.choose_emblem = Button(words.CHOOSE_EMBLEM, "image")
        self.drop_emblem = Button(words.DROP_EMBLEM, kind="quiet")
        self._thumb = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._lay()
        for line in (*self.lines.values(), *self.signatories):
            line.textEdited.connect(lambda _text: self.changed.emit())
            line.editingFinished.connect(self._from_start)

    def _lay(self) -> None:
        self._thumb.setFixedSize(_THUMB, _THUMB)
        self._thumb.setProperty("paper", True)
        self._thumb.setAccessibleName(words.EMBLEM)
        buttons = basics.row(self.choose_emblem, self.drop_emblem, None)
        advice = basics.hint(words.EMBLEM_ADVICE, wrap=True)
        beside = basics.column(basics.label(words.EMBLEM), advice, buttons, None, gap=4)
        emblem = basics.row(self._thumb, beside, gap=12)
        emblem.setStretch(1, 1)
        box = basics.column(*self.rows.values(), basics.line(), emblem, gap=10)
        self.setLayout(box)
        self.setFocusProxy(self.lines[settings.ORGANIZATION])

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what holds now."""
        for key, line in self.lines.items():
            line.setText(values[key])
        titles = values[settings.SIGNATORIES].split("|")
        for edit, title in zip(self.signatories, [*titles, *[""] * SIGNATORIES], strict=False):
            edit.setText(title)
        self._from_start()

    def _from_start(self) -> None:
        """Show the first words of a text longer than its field, where nobody is typing."""
        for line in (*self.lines.values(), *self.signatories):
            if not line.hasFocus():
                line.setCursorPosition(0)

    def show_emblem(self, png: bytes | None) -> None:
        """Show the emblem, or that there is none."""
        picture = QPixmap()
        if png is not None:
            picture.loadFromData(png)
        room = _THUMB - 8
        smooth = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.KeepAspectRatio
        self._thumb.setPixmap(picture if png is None else picture.scaled(room, room, keep, smooth))
        self._thumb.setText("" if png else words.NO_EMBLEM)
        self.drop_emblem.setVisible(png is not None)

    def values(self) -> dict[str, str]:
        """Return what was typed, by key."""
        typed = {key: line.text() for key, line in self.lines.items()}
        return typed | {settings.SIGNATORIES: "|".join(edit.text() for edit in self.signatories)}

    def show_problems(self, found: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it, and move to the first."""
        for key, row in self.rows.items():
            row.set_problem(errors.text(found[key]) if key in found else "")
        first = next((row for key, row in self.rows.items() if key in found), None)
        if first is not None:
            first.field.setFocus()
            basics.reveal(first)
