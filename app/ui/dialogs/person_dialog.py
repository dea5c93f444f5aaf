"""A few fields about one person and a passphrase: adding, a new role, leaving, a new passphrase."""

from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from app.domain.errors import AppError, InvalidInputError
from app.strings import errors
from app.strings import settings as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note, PrimaryButton
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.passphrase_field import PassphraseField

Field = QLineEdit | QPlainTextEdit | QComboBox | PassphraseField | JalaliDateField | QListWidget
Fields = Mapping[str, tuple[str, Field]]
WIDTH: Final = 460


class PersonDialog(QDialog):
    """Emits `asked`; stays open until `accept`, and says with `refuse` why not yet.

    *fields* are a label and a field by name; `typed` gives their values. What cannot be taken back
    is a *danger*.
    """

    asked = Signal()

    def __init__(
        self,
        heading: str,
        advice: str,
        does: str,
        fields: Fields,
        parent: QWidget,
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self._fields = {name: field for name, (_label, field) in fields.items()}
        self.rows = {name: FieldRow(label, field) for name, (label, field) in fields.items()}
        self.message = Note("", "danger", "warning-circle")
        self.message.hide()
        self.go = Button(does, kind="danger") if danger else PrimaryButton(does)
        self.cancel = Button(words.CANCEL)
        self.cancel.setAutoDefault(False)
        parts: tuple[QWidget | QLayout, ...] = (
            basics.title(heading),
            basics.hint(advice, wrap=True),
            *self.rows.values(),
            self.message,
            basics.row(self.go, self.cancel, None),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(WIDTH)
        self._box = box
        self._fit()
        self.go.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)

    def typed(self, name: str) -> str:
        """Return the value of the field *name*: a day as ISO, ticked rows with | between."""
        field = self._fields[name]
        if isinstance(field, JalaliDateField):
            return day.isoformat() if (day := field.value()) is not None else ""
        if isinstance(field, QListWidget):
            return "|".join(_ticked(field))
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        return str(field.currentData()) if isinstance(field, QComboBox) else field.text()

    def refuse(self, error: BaseException) -> bool:
        """Say why not; False for what no user can mend."""
        self.go.setEnabled(True)
        if isinstance(error, InvalidInputError):
            self.mark({name: errors.text(code) for name, code in error.fields.items()})
        elif isinstance(error, AppError):
            self.message.say(errors.sentence(error))
            self.message.show()
        self._fit()
        return isinstance(error, AppError)

    def mark(self, problems: Mapping[str, str]) -> None:
        """Say at each field what is wrong, and move to the first."""
        self.go.setEnabled(True)
        for name, row in self.rows.items():
            row.set_problem(problems.get(name, ""))
        first = next((name for name in self.rows if name in problems), "")
        self._fit()
        if first:
            self._fields[first].setFocus()

    def _fit(self) -> None:
        """Grow with what is said, else a field is cut: Qt opens at two thirds of a low screen."""
        self._box.activate()
        self.setMinimumHeight(self._box.totalHeightForWidth(WIDTH))

    def _ask(self) -> None:
        self.mark({})
        self.message.hide()
        if unread := dict(self._unread()):
            self.mark(unread)
            return
        if "again" in self.rows and self.typed("again") != self.typed("passphrase"):
            self.mark({"again": words.NOT_SAME})
            return
        self.go.setEnabled(False)
        self.asked.emit()

    def _unread(self) -> Iterator[tuple[str, str]]:
        """Yield the days that cannot be read; an empty one is none."""
        for name, field in self._fields.items():
            if isinstance(field, JalaliDateField) and field.edit.text() and field.problem:
                yield name, errors.text(field.problem)


def _ticked(field: QListWidget) -> Iterator[str]:
    for at in range(field.count()):
        item = field.item(at)
        if item.checkState() == Qt.CheckState.Checked:
            yield str(item.data(Qt.ItemDataRole.UserRole))
