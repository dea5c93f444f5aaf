"""Notes about somebody: a line to write a new one, and those that stand, each to be taken off."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain import digits, jalali
from app.queries.donor_notes import Note
from app.strings import dossier as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Card, IconButton


class NoteList(Card):
    """Emits `written` with the text of a new note, and `withdrawn` with one that is to go."""

    written = Signal(str)
    withdrawn = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=16)
        self.field = QLineEdit(placeholderText=words.NOTE_HINT, maxLength=2000)
        inside = QWidget()
        inside.setProperty("clear", True)
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.body.addWidget(basics.section(words.NOTES))
        self.body.addWidget(self.field)
        self.body.addWidget(basics.top(inside), 1)
        self.field.returnPressed.connect(self._write)
        self.allow(change=True)

    def allow(self, *, change: bool) -> None:
        """Let notes be written and taken off, or only be read."""
        self._change = change
        self.field.setVisible(change)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show *notes*, the newest first."""
        basics.clear(self._lines)
        for note in notes:
            self._lines.addWidget(self._line(note))
        if not notes:
            self._lines.addWidget(basics.hint(words.NO_NOTES))

    def _line(self, note: Note) -> QWidget:
        day = jalali.short(date.fromisoformat(note.at[:10]))
        moment = f"{day}  {digits.to_persian(note.at[11:16])}"
        texts = basics.column(
            basics.label(note.text, wrap=True), basics.hint(words.signed(note.by, moment)), gap=0
        )
        parts = basics.row(texts, gap=6)
        if self._change:
            away = IconButton("x", words.WITHDRAW)
            away.setFixedSize(28, 28)
            away.clicked.connect(lambda: self.withdrawn.emit(note))
            parts.addWidget(away)
        parts.setStretch(0, 1)
        line = QWidget()
        line.setLayout(parts)
        return line

    def _write(self) -> None:
        if text := self.field.text().strip():
            self.written.emit(text)
