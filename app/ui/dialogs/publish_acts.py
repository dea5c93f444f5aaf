"""What a province does with what it publishes: from the question to the committed answer."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from app.domain import digits
from app.domain.errors import AppError, InvalidInputError
from app.domain.published import LARGEST_PDF, Campaign, Instruction, ListEntry, LunarMonth, Rate
from app.keys import files
from app.province import publishing
from app.queries import published as rows
from app.services import published
from app.strings import publishing as words
from app.sync import stick
from app.ui.context import Context
from app.ui.dialogs.paper_preview import PaperPreview
from app.ui.dialogs.person_dialog import Field, Fields, PersonDialog
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.money_field import MoneyEdit
from app.ui.widgets.published_columns import Published

KINDS: Final[Mapping[str, type[Any]]] = {
    "campaign": Campaign,
    "rate": Rate,
    "month": LunarMonth,
    "entry": ListEntry,
    "instruction": Instruction,
}
_PAGE: Final = 132
_DAYS: Final = frozenset({"starts_on", "ends_on", "first", "issued_on"})
_NUMBERS: Final = frozenset({"target", "amount", "year", "month", "position"})


class PublishActs(QObject):
    """Asks with a dialog and says what was done; `preview` is an instruction's PDF.

    *saved* is said after a row was written, *advice* by kind what becomes of one.
    """

    def __init__(
        self,
        ctx: Context,
        window: QWidget,
        saved: str = words.SAVED,
        advice: Mapping[str, str] = words.ADVICE,
    ) -> None:
        super().__init__(window)
        self._saved, self._advice = saved, advice
        self._ctx, self._window = ctx, window
        self._pdf: tuple[str, bytes] = ("", b"")
        self.preview: PaperPreview | None = None

    def ask(self, kind: str, before: Published | None = None) -> PersonDialog:
        """Ask for a new row of *kind*, or for other details of one."""
        self._pdf = ("", b"")
        heading = f"{words.CHANGE if before else words.NEW} {words.ONE[kind]}"
        fields = self._fields(kind, before.row if before else {})
        dialog = PersonDialog(heading, self._advice[kind], words.SAVE, fields, self._window)
        dialog.asked.connect(lambda: self._save(dialog, kind, before))
        dialog.open()
        return dialog

    def _fields(self, kind: str, row: Mapping[str, Any]) -> Fields:
        made: dict[str, tuple[str, Field]] = {}
        for name, label in _LABELS[kind].items():
            made[name] = (label, self._field(name, row.get(name)))
        return made

    def _field(self, name: str, value: Any) -> Field:
        if name in _DAYS:
            day = JalaliDateField(self._ctx.lunar)
            day.set_day(date.fromisoformat(value) if value else None)
            return day
        if name in _CHOICES:
            choice = QComboBox()
            for code, said in _CHOICES[name]:
                choice.addItem(said, code)
            choice.setCurrentIndex(max(0, choice.findData(str(value or ""))))
            return choice
        if name in {"target", "amount"}:
            money = MoneyEdit()
            money.set_number(value or None)
            return money
        if name == "body":
            page = QPlainTextEdit(str(value or ""), tabChangesFocus=True)
            page.setFixedHeight(_PAGE)
            return page
        return QLineEdit(digits.to_persian(value) if isinstance(value, int) else str(value or ""))

    def choose_pdf(self) -> None:
        """Ask for the PDF of the next instruction."""
        chosen, _kind = QFileDialog.getOpenFileName(self._window, words.PICK, "", words.PDF_FILES)
        if chosen:
            self.use_pdf(Path(chosen))

    def use_pdf(self, file: Path) -> None:
        """Ask for the instruction that *file* is."""
        try:
            raw = files.read(file, limit=LARGEST_PDF)
        except AppError as error:
            self._ctx.jobs.failed.emit(error)
            return
        dialog = self.ask("instruction")
        self._pdf = (file.name, raw)
        title = dialog.rows["title"].field
        if isinstance(title, QLineEdit):
            title.setText(file.stem)

    def _save(self, dialog: PersonDialog, kind: str, before: Published | None) -> None:
        typed = {name: dialog.typed(name) for name in _LABELS[kind]}
        if wrong := problems(typed):
            dialog.refuse(InvalidInputError(wrong))
            return
        given: dict[str, Any] = {name: _read(name, said) for name, said in typed.items()}
        if kind == "instruction" and before is None:
            given["file_name"], given["pdf"] = self._pdf
        run, made = self._ctx.runner, KINDS[kind]
        future: Future[Any] = (
            run.write(published.add, made(**given))
            if before is None
            else run.write(published.change, made, before.uid, given)
        )

        def done(_answer: object) -> None:
            dialog.accept()
            self._ctx.notices.say(self._saved)

        def refused(error: BaseException) -> None:
            if not dialog.refuse(error):
                dialog.reject()
                self._ctx.jobs.failed.emit(error)

        self._ctx.jobs.then(dialog, future, done, refused)

    def switch(self, one: Published) -> None:
        """Let a row count, or not."""
        future = self._ctx.runner.write(
            published.switch, KINDS[one.kind], one.uid, active=not one.active
        )
        self._ctx.jobs.then(self, future, lambda _done: self._ctx.notices.say(words.SAVED))

    def read(self, one: Published) -> None:
        """Show an instruction's PDF."""
        asked = self._ctx.runner.read(rows.pdf, one.uid)

        def drawn(pdf: bytes) -> None:
            self.preview = PaperPreview(
                self._ctx, self._window, pdf, one.title, one.row["file_name"]
            )
            self.preview.open()

        self._ctx.jobs.then(self, asked, drawn)

    def ask_publish(self) -> None:
        """Ask for a folder and write the update into it."""
        if chosen := QFileDialog.getExistingDirectory(self._window, words.WHERE):
            self.publish(Path(chosen))

    def publish(self, folder: Path) -> None:
        """Write the newest version, a new one where something changed, into *folder*."""
        ctx, office = self._ctx, self._ctx.office
        vault, key = office.vault, office.unlocked.db_key

        def ask(least: int) -> None:
            ctx.jobs.then(self, ctx.runner.write(publishing.publish, vault, key, least), made)

        def made(one: publishing.Published) -> None:
            work = ctx.runner.work(stick.write, folder, one.name, one.data)
            says: Callable[[str], None] = lambda code: ctx.notices.say(  # noqa: E731 - one deed
                words.done(str(one.name), code)
            )
            ctx.jobs.then(self, work, says)

        ctx.jobs.then(self, ctx.runner.work(publishing.told, office), ask)


def problems(typed: Mapping[str, str]) -> dict[str, str]:
    """Return a code for every number that cannot be read; an empty one is none."""
    wrong: dict[str, str] = {}
    for name in _NUMBERS & typed.keys():
        if typed[name] and not _plain(typed[name]).isdecimal():
            wrong[name] = "whole_number"
    return wrong


def _read(name: str, typed: str) -> str | int | date | None:
    """Return a value as the domain wants it."""
    if name in _DAYS:
        return date.fromisoformat(typed) if typed else None
    return int(_plain(typed) or 0) if name in _NUMBERS else typed


def _plain(typed: str) -> str:
    return "".join(one for one in digits.to_ascii(typed) if one not in "٬, ")


_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "campaign": {
        "name": words.NAME,
        "starts_on": words.STARTS,
        "ends_on": words.ENDS,
        "target": words.TARGET,
    },
    "rate": {
        "due": words.DUE,
        "year": words.YEAR,
        "amount": words.AMOUNT,
        "staple": words.STAPLE,
        "authority": words.AUTHORITY,
    },
    "month": {"year": words.YEAR, "month": words.MONTH, "first": words.FIRST},
    "entry": {
        "list": words.LIST,
        "code": words.CODE,
        "name": words.NAME,
        "position": words.POSITION,
    },
    "instruction": {
        "number": words.NUMBER,
        "title": words.SUBJECT,
        "issued_on": words.ISSUED,
        "body": words.BODY,
    },
}
_CHOICES: Final = {
    "due": tuple(words.DUES.items()),
    "month": tuple((str(at), name) for at, name in enumerate(words.MONTHS, start=1)),
}
