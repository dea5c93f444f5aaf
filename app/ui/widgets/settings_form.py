"""What stands on the office's papers, and when the desk asks again."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain import settings
from app.strings import errors
from app.strings import settings as words
from app.ui.widgets import basics
from app.ui.widgets.choices import Choices
from app.ui.widgets.field_row import FieldRow, Form
from app.ui.widgets.money_field import MoneyEdit

SIGNATORIES = 4


class SettingsForm(Form):
    """Fields by the keys of the settings; it knows no rule."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = {
            settings.ORGANIZATION: QLineEdit(),
            settings.DEPARTMENT: QLineEdit(),
            settings.SLOGAN: QLineEdit(),
            settings.THANKS: QLineEdit(),
        }
        self.signatories = [QLineEdit() for _ in range(SIGNATORIES)]
        signing = QWidget()
        signing.setLayout(basics.row(*self.signatories))
        signing.setFocusProxy(self.signatories[0])
        self.paper = Choices(words.PAPER_NAMES)
        self.amounts = {settings.ASK_BELOW: MoneyEdit(), settings.ASK_ABOVE: MoneyEdit()}
        names = (words.ORGANIZATION, words.DEPARTMENT, words.SLOGAN, words.THANKS)
        self.rows = {
            key: FieldRow(name, field)
            for (key, field), name in zip(self._lines.items(), names, strict=True)
        }
        self.rows[settings.SIGNATORIES] = FieldRow(
            words.SIGNATORIES, signing, hint=words.FIRST_SIGNS
        )
        self.rows[settings.PAPER] = FieldRow(words.PAPER, self.paper)
        asks = (words.ASK_BELOW, words.ASK_ABOVE)
        for (key, edit), name in zip(self.amounts.items(), asks, strict=True):
            self.rows[key] = FieldRow(name, edit)
        self._lay()

    def _lay(self) -> None:
        of = self.rows
        parts = (
            basics.section(words.PAPERS),
            _beside(of[settings.ORGANIZATION], of[settings.DEPARTMENT]),
            of[settings.SLOGAN],
            of[settings.THANKS],
            of[settings.SIGNATORIES],
            basics.row(of[settings.PAPER], None),
            basics.line(),
            basics.section(words.QUESTIONS),
            basics.hint(words.ASK_ADVICE, wrap=True),
            _beside(of[settings.ASK_BELOW], of[settings.ASK_ABOVE]),
        )
        self.setLayout(basics.column(*parts, gap=10))
        self.setFocusProxy(self._lines[settings.ORGANIZATION])

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what holds now."""
        for key, line in self._lines.items():
            line.setText(values[key])
            line.setCursorPosition(0)
        titles = values[settings.SIGNATORIES].split("|")
        for edit, title in zip(self.signatories, [*titles, *[""] * SIGNATORIES], strict=False):
            edit.setText(title)
        self.paper.choose(values[settings.PAPER])
        for key, amount in self.amounts.items():
            amount.set_number(int(values[key]))

    def values(self) -> dict[str, str]:
        """Return what was typed, by key."""
        typed = {key: line.text() for key, line in self._lines.items()}
        typed[settings.SIGNATORIES] = "|".join(edit.text() for edit in self.signatories)
        typed[settings.PAPER] = self.paper.value()
        return typed | {key: str(edit.number() or 0) for key, edit in self.amounts.items()}

    def show_problems(self, found: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it, and move to the first."""
        for key, row in self.rows.items():
            row.set_problem(errors.text(found[key]) if key in found else "")
        first = next((row for key, row in self.rows.items() if key in found), None)
        if first is not None:
            first.field.setFocus()
            basics.reveal(first)


def _beside(first: QWidget, second: QWidget) -> QWidget:
    made = QWidget()
    box = basics.row(first, second, gap=12)
    box.setStretch(0, 1)
    box.setStretch(1, 1)
    made.setLayout(box)
    return made
