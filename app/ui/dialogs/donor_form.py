"""A donor's details in one form: taken in, or changed; who is registered already is said."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain import digits
from app.domain.donation import DonorKind
from app.domain.donor import DonorDetails
from app.domain.errors import AppError, InvalidInputError
from app.queries.donor_duplicates import Likely
from app.queries.donors import DonorPage
from app.strings import desk, donors, errors
from app.strings import donor_list as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note, PrimaryButton
from app.ui.widgets.choices import Choices
from app.ui.widgets.field_row import FieldRow, Form

WAIT_MS: Final = 150
MOST_TOLD: Final = 3
_CODES: Final = ("national_id", "mobile", "registration_no", "economic_code")
_MASKED: Final = ("national_id", "mobile")
_ONLY: Final = {
    "honorific": DonorKind.PERSON,
    "registration_no": DonorKind.LEGAL,
    "economic_code": DonorKind.LEGAL,
    "contact_name": DonorKind.LEGAL,
    "representative": DonorKind.GROUP,
}
_NAMES: Final = {
    "honorific": words.HONORIFIC,
    "name": words.NAME,
    "national_id": desk.NATIONAL_ID,
    "mobile": words.MOBILE,
    "registration_no": words.REGISTRATION,
    "economic_code": words.ECONOMIC,
    "contact_name": words.CONTACT,
    "representative": words.REPRESENTATIVE,
}


class DonorForm(QDialog):
    """Emits `asked`; stays open until `accept`, and says with `refuse` why not yet.

    `looked` asks who may be meant, `tell` shows them, `open_wanted` carries the one to be shown.
    With *page* it changes that donor, whose masked identifiers stay where nothing is typed and
    nobody asks to take them away; *begun* is what was typed of a new one already.
    """

    asked = Signal()
    looked = Signal()
    open_wanted = Signal(object)

    def __init__(
        self, parent: QWidget, page: DonorPage | None = None, begun: DonorDetails | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._before = _details_of(page) if page is not None else begun or DonorDetails()
        self.although_known = False
        self.kind = Choices([(one, name) for one, name in desk.KINDS if one in donors.KINDS])
        self.fields = {name: _edit(name) for name in _NAMES}
        self.forget = {name: QCheckBox(words.FORGET[name]) for name in _MASKED}
        self.note, self.publish = QPlainTextEdit(), QCheckBox(words.PUBLISH_LONG)
        self.note.setTabChangesFocus(True)
        # of a document the sides are those that are seen
        option = QTextOption(Qt.AlignmentFlag.AlignRight)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.note.document().setDefaultTextOption(option)
        self.note.setFixedHeight(64)
        self.rows = {name: FieldRow(_NAMES[name], one) for name, one in self.fields.items()}
        self.rows |= {"note": FieldRow(words.NOTE, self.note)}
        self.rows |= {"kind": FieldRow(words.KIND, self.kind)}
        self.message = Note("", "danger", "warning-circle")
        self.go = PrimaryButton(words.SAVE, "check", key="F9")
        self.cancel = Button(words.CANCEL)
        self._told = QVBoxLayout()
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._lay(words.CHANGE_TITLE if page is not None else words.ADD_TITLE)
        self._fill()
        self._connect()

    def _lay(self, heading: str) -> None:
        self.setWindowTitle(heading)
        rows, form = self.rows, Form()
        rows["honorific"].setFixedWidth(132)
        pairs = (
            (rows["honorific"], rows["name"]),
            (rows["national_id"], rows["mobile"]),
            (rows["registration_no"], rows["economic_code"]),
        )
        lines = [basics.row(*pair, gap=12) for pair in pairs]
        lines[0].setStretch(1, 1)
        lines.insert(2, basics.row(*self.forget.values(), None, gap=16))
        rest = (rows["contact_name"], rows["representative"], self.publish, rows["note"])
        form.setLayout(basics.column(rows["kind"], *lines, *rest, gap=8))
        for button in (self.go, self.cancel):
            button.setAutoDefault(False)
        foot = basics.row(self.go, self.cancel, None)
        box = basics.column(basics.title(heading), form, self._told, self.message, foot, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(600)
        self.message.hide()

    def _fill(self) -> None:
        self.kind.choose(self._before.kind)
        self.publish.setChecked(self._before.publish_name)
        self.note.setPlainText(self._before.note)
        for name, field in self.fields.items():
            value = getattr(self._before, name)
            _put(field, digits.to_persian(value) if name in _CODES else value)
        for name in _MASKED:
            self._mask(name, getattr(self._page.row, name) if self._page is not None else "")
        self._kind_changed(self._before.kind)

    def _mask(self, name: str, masked: str) -> None:
        """Show a stored identifier by its mask, and offer to take it away."""
        field, forget = self.fields[name], self.forget[name]
        forget.setVisible(bool(masked))
        if isinstance(field, QLineEdit) and masked:
            kept = words.kept(digits.to_persian(masked))
            field.setPlaceholderText(kept)
            forget.toggled.connect(field.setDisabled)
            forget.toggled.connect(
                lambda on: field.setPlaceholderText(words.FORGOTTEN if on else kept)
            )

    def _connect(self) -> None:
        self.kind.changed.connect(self._kind_changed)
        for name in ("name", *_MASKED):
            field = self.fields[name]
            if isinstance(field, QLineEdit):
                field.textEdited.connect(lambda _typed: self._typed())
        self._wait.timeout.connect(self.looked)
        self.go.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self.fields["name"].setFocus()

    def _typed(self) -> None:
        self._wait.start()
        if self.although_known:
            self.although_known = False
            self.go.rename(words.SAVE)

    def _kind_changed(self, kind: str) -> None:
        for name, only in _ONLY.items():
            self.rows[name].setVisible(kind == only)
        self.rows["national_id"].setVisible(kind != DonorKind.GROUP)
        self.rows["name"].rename(desk.NAMES[kind])
        self.rows["mobile"].rename(donors.MOBILES[kind])
        legal = kind == DonorKind.LEGAL
        self.rows["national_id"].rename(desk.LEGAL_ID if legal else desk.NATIONAL_ID)

    def details(self) -> DonorDetails:
        """Return what is typed; fields that the kind does not have are empty."""
        kind = self.kind.value()
        values = {name: _text(field) for name, field in self.fields.items()}
        values |= {name: "" for name, only in _ONLY.items() if kind != only}
        values["national_id"] = "" if kind == DonorKind.GROUP else values["national_id"]
        note, publish = self.note.toPlainText(), self.publish.isChecked()
        return DonorDetails(kind=kind, note=note, publish_name=publish, **values)

    def changes(self) -> dict[str, Any]:
        """Return what differs from the donor as it was; a group gives its identifier up."""
        before, now = asdict(self._before), asdict(self.details())
        changed = {name: value for name, value in now.items() if value != before[name]}
        gone = {name for name, box in self.forget.items() if box.isChecked()}
        if self._page is not None and self._page.row.national_id and now["kind"] == "group":
            gone.add("national_id")
        return changed | dict.fromkeys(gone, "")

    def tell(self, likely: Sequence[Likely]) -> None:
        """Say who is registered already and may be the one meant."""
        basics.clear(self._told)
        for one in likely[:MOST_TOLD]:
            name = donors.titled(one.row.honorific, one.row.name)
            reasons = "، ".join(donors.REASONS[reason] for reason in one.reasons)
            show = Button(words.OPEN, kind="quiet")
            show.setAutoDefault(False)
            show.clicked.connect(lambda _on, row=one.row: self.open_wanted.emit(row))
            line = basics.row(Note(words.likely(name, reasons), "accent", "users"), show)
            line.setStretch(0, 1)
            self._told.addLayout(line)
        self.adjustSize()

    def refuse(self, error: BaseException) -> bool:
        """Say why not; False for what no user can mend."""
        self.go.setEnabled(True)
        if isinstance(error, InvalidInputError):
            self._mark(error.fields)
        elif isinstance(error, AppError):
            self.message.say(errors.sentence(error))
            self.message.show()
            if error.code == "donor_known":
                self.although_known = True
                self.go.rename(words.SAVE_ANYWAY)
        return isinstance(error, AppError)

    def _mark(self, problems: Mapping[str, str]) -> None:
        for name, row in self.rows.items():
            row.set_problem(errors.text(problems[name]) if name in problems else "")
        first = next((name for name in self.rows if name in problems), "")
        if first:
            self.rows[first].field.setFocus()

    def _ask(self) -> None:
        self._mark({})
        self.message.hide()
        self.go.setEnabled(False)
        self.asked.emit()


def _details_of(page: DonorPage) -> DonorDetails:
    """Return the details that the panel may show; masked identifiers are not among them."""
    row = page.row
    return DonorDetails(
        kind=row.kind,
        honorific=row.honorific,
        name=row.name,
        registration_no=page.registration_no,
        economic_code=page.economic_code,
        contact_name=page.contact_name,
        representative=page.representative,
        publish_name=row.publish_name,
        note=page.note,
    )


def _edit(name: str) -> QLineEdit | QComboBox:
    if name == "honorific":
        box = QComboBox(editable=True)
        box.addItems(desk.HONORIFICS)
        return box
    edit = QLineEdit(maxLength=200)
    if name in _CODES:
        edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return edit


def _put(field: QLineEdit | QComboBox, value: str) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentText(value)
    else:
        field.setText(value)


def _text(field: QLineEdit | QComboBox) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    ltr = field.layoutDirection() == Qt.LayoutDirection.LeftToRight
    return digits.to_ascii(field.text()).strip() if ltr else field.text()
