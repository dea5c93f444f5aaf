"""What goods of unknown value turned out to be worth, by the minute of the experts."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.domain import digits
from app.domain.errors import InvalidInputError
from app.queries.valuations import Worth
from app.services import valuations
from app.services.valuations import Valuation
from app.strings import desk, errors
from app.strings import payment as words
from app.ui.context import Context
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, PrimaryButton
from app.ui.widgets.field_row import FieldRow, Form
from app.ui.widgets.minute_part import MinutePart
from app.ui.widgets.money_field import MoneyEdit, reading
from app.ui.widgets.receipt_card import ReceiptCard


class ValuationDialog(QDialog):
    """Takes one item of one receipt at a time."""

    def __init__(self, ctx: Context, waiting: Sequence[Worth], parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx, self._waiting = ctx, tuple(waiting)
        self.setWindowTitle(words.VALUE_TITLE)
        self.item, self.value, self.minute = QComboBox(), MoneyEdit(), MinutePart(lines=2)
        for one in waiting:
            self.item.addItem(one.name, one.item)
        self.save = PrimaryButton(words.VALUE_NOW, "check", key="F9")
        self.cancel = Button(desk.CANCEL)
        self.rows: Final = {
            "item": FieldRow(words.GOODS, self.item),
            "value": FieldRow(words.VALUE, self.value),
            **{f"minute.{name}": row for name, row in self.minute.rows.items()},
        }
        self._reading = basics.label(size=12, tone="primary")
        self._lay()
        self.value.amount_changed.connect(self._read)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self.value.setFocus()

    def _lay(self) -> None:
        form = Form()
        first = basics.row(self.rows["item"], self.rows["value"], gap=10)
        parts = (first, self._reading, basics.section(words.MINUTE), self.minute)
        form.setLayout(basics.column(*parts, gap=8))
        box = basics.column(
            basics.title(words.VALUE_TITLE),
            basics.hint(words.VALUE_ADVICE, wrap=True),
            form,
            basics.row(self.save, self.cancel, None),
            gap=12,
        )
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(560)

    def _read(self) -> None:
        number = self.value.number()
        self._reading.setText(reading(number) if number else "")

    def _save(self) -> None:
        for row in self.rows.values():
            row.set_problem("")
        if code := self.minute.held_on.problem:
            self._problems({"minute.held_on": code})
            return
        command = Valuation(
            number=self._waiting[0].number,
            item=int(self.item.currentData()),
            value=self.value.number() or 0,
            minute=self.minute.value(),
        )
        self.save.setEnabled(False)
        done = self._ctx.runner.write(valuations.record, command)
        self._ctx.jobs.then(self, done, lambda _act: self._saved(), self._failed)

    def _saved(self) -> None:
        serial = digits.to_persian(self._waiting[0].number.serial)
        self._ctx.notices.say(words.valued_on(serial))
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        if isinstance(error, InvalidInputError):
            self._problems(error.fields)
        else:
            self._ctx.jobs.failed.emit(error)

    def _problems(self, problems: dict[str, str]) -> None:
        for name, code in problems.items():
            self.rows[name].set_problem(errors.text(code))
        self.rows[next(iter(problems))].field.setFocus()


def wire(ctx: Context, card: ReceiptCard, window: QWidget) -> None:
    """Let the button of *card* ask for the value of what waits on its receipt."""

    def ask() -> None:
        waiting = [one for one in card.worths if not one.value]
        if waiting:
            ValuationDialog(ctx, waiting, window).open()

    card.value.clicked.connect(ask)
