"""The pages on which a new office is described; each says its own problems."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QRadioButton, QWidget
from typing_extensions import override

from app.domain import digits, text
from app.keys import passphrase
from app.strings import first_run as words
from app.ui.widgets import assets, basics
from app.ui.widgets.basics import Button, Note
from app.ui.widgets.choices import Choices
from app.ui.widgets.field_row import FieldRow, Form
from app.ui.widgets.passphrase_field import PassphraseField

PROVINCE: Final = "KHZ"
_CODE: Final = re.compile(r"[A-Z0-9]{1,10}")


class Page(Form):
    """A heading, an advice, fields; `problems` marks what is wrong and tells whether any is."""

    def __init__(self, heading: str, advice: str, *fields: QWidget) -> None:
        super().__init__()
        self._note = Note("", "danger", "warning-circle")
        self._note.hide()
        self._fields = fields
        head = (basics.title(heading), basics.hint(advice, wrap=True), self._note)
        self.setLayout(basics.column(*head, 8, *fields, gap=10))

    def say(self, sentence: str) -> None:
        """Show why the page has to be looked at again."""
        self._note.say(sentence)
        self._note.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """Let the typing begin in the first field."""
        for field in self._fields:
            if isinstance(field, FieldRow):
                field.field.setFocus()
                return

    def problems(self) -> bool:
        """Mark what is wrong and move to the first of it."""
        found = list(self.check())
        for row, sentence in found:
            row.set_problem(sentence)
        wrong = [row for row, sentence in found if sentence]
        if wrong:
            wrong[0].field.setFocus()
        return bool(wrong)

    def check(self) -> Iterable[tuple[FieldRow, str]]:
        """Yield each field with its sentence, which is empty where it is right."""
        return ()


class OfficePage(Page):
    """County, name and code, of which the county suggests two; or the province's file."""

    def __init__(self) -> None:
        self.begin = Choices(tuple(words.BEGINNINGS.items()))
        self.path: Path | None = None
        self.file = Button(words.CHOOSE_FILE, "file-arrow-down", key="F2")
        self.file_word = PassphraseField()
        self._given = {
            "file": FieldRow(words.FILE, self.file, hint=words.FILE_HINT),
            "word": FieldRow(words.FILE_WORD, self.file_word, hint=words.FILE_WORD_HINT),
        }
        self.county = QComboBox()
        self.name = QLineEdit()
        self.code = QLineEdit(maxLength=10)
        self.code.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._rows = {
            "county": FieldRow(words.COUNTY, self.county),
            "name": FieldRow(words.OFFICE_NAME, self.name),
            "code": FieldRow(words.OFFICE_CODE, self.code, hint=words.CODE_HINT),
        }
        every = (*self._rows.values(), *self._given.values())
        super().__init__(words.OFFICE_TITLE, words.OFFICE_ADVICE, self.begin, *every)
        self.begin.changed.connect(self._show_rows)
        self.file.clicked.connect(self._choose)
        self._show_rows(self.begin.value())
        for row in _counties():
            self.county.addItem(row["name_fa"], (row["code"], row["name_en"]))
        self.county.setCurrentIndex(-1)
        self.county.currentIndexChanged.connect(self._suggest)
        self.code.textEdited.connect(lambda typed: self.code.setText(_plain_code(typed)))

    @property
    def from_file(self) -> bool:
        """Whether the office begins with the province's file."""
        return self.begin.value() == "file"

    def _show_rows(self, beginning: str) -> None:
        for rows, mine in ((self._rows, "new"), (self._given, "file")):
            for row in rows.values():
                row.setVisible(beginning == mine)

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, words.FILE, "", words.FILES)
        if chosen:
            self.use_file(Path(chosen))

    def use_file(self, path: Path) -> None:
        """Begin with the file at *path*."""
        self.begin.choose("file")
        self.path = path
        self.file.rename(text.isolate_ltr(path.name))
        self.file_word.setFocus()

    def _suggest(self) -> None:
        _, english = self.county.currentData()
        self.name.setText(words.office_of(self.county.currentText()))
        letters = re.sub("[^A-Z]", "", english.upper())
        self.code.setText(PROVINCE + letters[:3])

    def county_code(self) -> str:
        """Return the code of the county in the list of counties, empty where the file tells it."""
        return "" if self.from_file else str(self.county.currentData()[0])

    @override
    def check(self) -> Iterable[tuple[FieldRow, str]]:
        if self.from_file:
            yield self._given["file"], "" if self.path is not None else words.REQUIRED
            yield self._given["word"], "" if self.file_word.text() else words.REQUIRED
            return
        code_is_wrong = not _CODE.fullmatch(self.code.text())
        yield self._rows["county"], words.REQUIRED if self.county.currentIndex() < 0 else ""
        yield self._rows["name"], "" if text.clean(self.name.text()) else words.REQUIRED
        yield self._rows["code"], words.CODE_WRONG if code_is_wrong else ""


class ManagerPage(Page):
    """Who the first manager is, and the passphrase twice."""

    def __init__(self) -> None:
        self.name = QLineEdit()
        self.login = QLineEdit(words.FIRST_LOGIN)
        self.post = QComboBox(editable=True)
        self.post.addItems(words.POSTS)
        self.passphrase = PassphraseField()
        self.again = PassphraseField()
        self._rows = {
            "name": FieldRow(words.NAME, self.name),
            "post": FieldRow(words.POST, self.post),
            "login": FieldRow(words.LOGIN, self.login, hint=words.LOGIN_HINT),
            "passphrase": FieldRow(words.ENTRY_WORD, self.passphrase, hint=words.ENTRY_HINT),
            "again": FieldRow(words.AGAIN, self.again),
        }
        super().__init__(words.MANAGER_TITLE, words.MANAGER_ADVICE, *self._rows.values())

    @override
    def check(self) -> Iterable[tuple[FieldRow, str]]:
        names = [self.name.text(), self.login.text()]
        weak = passphrase.weakness(self.passphrase.text(), names=names)
        same = self.again.text() == self.passphrase.text()
        yield self._rows["name"], "" if text.clean(self.name.text()) else words.REQUIRED
        yield self._rows["login"], "" if text.clean(self.login.text()) else words.REQUIRED
        yield self._rows["passphrase"], words.WEAK.get(weak, weak) if weak else ""
        yield self._rows["again"], "" if same else words.NOT_SAME


class PaperPage(Page):
    """Which paper receipts are printed on."""

    def __init__(self) -> None:
        self._choices = {code: QRadioButton(name) for code, (name, _) in words.PAPERS.items()}
        parts: list[QWidget] = []
        for code, choice in self._choices.items():
            box = basics.Card(margin=14)
            box.body.setSpacing(2)
            box.body.addWidget(choice)
            box.body.addWidget(basics.hint(words.PAPERS[code][1]))
            parts.append(box)
        super().__init__(words.PAPER_TITLE, words.PAPER_ADVICE, *parts)
        for choice in self._choices.values():
            choice.setAutoExclusive(False)
            choice.clicked.connect(lambda _on, chosen=choice: self._only(chosen))
        self._only(next(iter(self._choices.values())))

    def _only(self, chosen: QRadioButton) -> None:
        for choice in self._choices.values():
            choice.setChecked(choice is chosen)

    def value(self) -> str:
        """Return the code of the paper: a4, a5 or roll."""
        return next(code for code, choice in self._choices.items() if choice.isChecked())


def _counties() -> list[dict[str, str]]:
    content = assets.text(assets.LISTS / "khuzestan_counties.csv")
    return [row for row in csv.DictReader(content.splitlines()) if row["active"] == "1"]


def _plain_code(typed: str) -> str:
    return re.sub("[^A-Z0-9]", "", digits.to_ascii(typed).upper())
