"""The donor as typed at the desk: kind, honorific apart from the name, identifiers."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain import digits, identity
from app.domain.donation import DonorFacts, DonorKind
from app.domain.errors import AppError
from app.strings import desk as words
from app.strings import errors, payment
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, IconButton, Note, StatusChip
from app.ui.widgets.behalf_edit import BehalfEdit
from app.ui.widgets.choices import Choices
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.name_edit import NameEdit
from app.ui.widgets.nights_line import NightsLine

NAMELESS: Final = "F5"


class DonorBox(QWidget):
    """Shows the fields that the kind of donor has; says at once what is no identifier.

    A registered donor that was chosen is linked until another name or identifier is typed; its
    own identifiers stay unread, and the receipt gets them from the register. `linked` carries
    its uid, or nothing. F5 makes the giver anonymous, and named again; `anonymous` tells of it.
    """

    linked = Signal(str)
    anonymous = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Choices(words.KINDS)
        self.honorific = QComboBox(editable=True)
        self.honorific.addItems(words.HONORIFICS)
        self.name = NameEdit()
        self.national_id = _code_edit()
        self.mobile = _code_edit()
        self.on_behalf = BehalfEdit()
        self._uid = ""
        self.known, self.part = StatusChip(words.KNOWN, "ok"), IconButton("x", words.PART)
        self.part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.enrol = Button(words.ENROL, kind="quiet", key="F11")
        self.enrol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.likely = Note("", "accent", "users")
        self.same = Button(words.SAME, key="F8")
        self.same.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nights = NightsLine()
        self.rows: Final = {
            "donor.honorific": FieldRow(words.HONORIFIC, self.honorific),
            "donor.name": FieldRow(words.NAMES["person"], self.name),
            "donor.national_id": FieldRow(words.NATIONAL_ID, self.national_id),
            "donor.mobile": FieldRow(words.MOBILE, self.mobile),
            "on_behalf": FieldRow(words.ON_BEHALF, self.on_behalf, hint=payment.BEHALF_HINT),
        }
        self._lay()
        self.hint("")
        self._link("")
        self.part.clicked.connect(self.unlink)
        QShortcut(QKeySequence(NAMELESS), self).activated.connect(self._turn_anonymous)
        self.kind.rename(DonorKind.ANONYMOUS, f"{words.ANONYMOUS}   {NAMELESS}")
        for identity_field in (self.name, self.national_id):
            identity_field.textEdited.connect(lambda _text: self.unlink())
        self.kind.changed.connect(self._kind_changed)
        self.national_id.editingFinished.connect(self._check_id)
        self.mobile.editingFinished.connect(self._check_mobile)
        self.on_behalf.kind_changed.connect(self.rows["on_behalf"].rename)

    def _lay(self) -> None:
        honorific, name, national_id, mobile, on_behalf = self.rows.values()
        honorific.setFixedWidth(132)
        self.part.setFixedSize(30, 30)
        title = basics.section(words.DONOR)
        head = basics.row(title, self.known, self.part, self.enrol, None, self.kind, gap=6)
        first = basics.row(honorific, name, gap=12)
        first.setStretch(1, 1)
        second = basics.row(national_id, mobile, on_behalf, gap=12)
        for at, share in enumerate((4, 4, 5)):
            second.setStretch(at, share)
        hint = basics.row(self.likely, self.same, gap=8)
        hint.setStretch(0, 1)
        self.setLayout(basics.column(head, first, second, hint, self.nights, gap=6))

    def value(self) -> DonorFacts:
        """Return the donor as typed; fields that the kind does not have are empty."""
        kind = self.kind.value()
        if kind == DonorKind.ANONYMOUS:
            return DonorFacts(kind=kind)
        person = kind == DonorKind.PERSON
        return DonorFacts(
            kind=kind,
            honorific=self.honorific.currentText() if person else "",
            name=self.name.text(),
            national_id="" if kind == DonorKind.GROUP else _plain(self.national_id),
            mobile=_plain(self.mobile),
            uid=self._uid,
        )

    def set_value(self, donor: DonorFacts) -> None:
        """Show *donor*."""
        self.kind.choose(donor.kind)
        self.honorific.setCurrentText(donor.honorific)
        self.name.setText(donor.name)
        self.national_id.setText(digits.to_persian(donor.national_id))
        self.mobile.setText(digits.to_persian(donor.mobile))
        self.hint("")
        self._link(donor.uid)

    def choose(self, chosen: DonorFacts, national_id: str, mobile: str) -> None:
        """Fill the box with a registered donor, whose masked identifiers only show dimmed."""
        self.set_value(chosen)
        for field, masked in ((self.national_id, national_id), (self.mobile, mobile)):
            field.setPlaceholderText(digits.to_persian(masked))
        for row in self.rows.values():
            row.set_problem("")

    def hint(self, sentence: str) -> None:
        """Say below the fields who else this may be, or nothing."""
        self.likely.say(sentence)
        for part in (self.likely, self.same):
            part.setVisible(bool(sentence))

    def _turn_anonymous(self) -> None:
        if self.kind.value() == DonorKind.ANONYMOUS:
            self.kind.choose(DonorKind.PERSON)
            self.name.setFocus()
        else:
            self.kind.choose(DonorKind.ANONYMOUS)
            self.anonymous.emit()

    def unlink(self) -> None:
        """Take what stands here for somebody who is not registered yet."""
        if self._uid:
            self._link("")

    def _link(self, uid: str) -> None:
        if uid != self._uid:
            self.linked.emit(uid)
        self._uid = uid
        for part in (self.known, self.part):
            part.setVisible(bool(uid))
        self.enrol.setVisible(not uid and self.kind.value() != DonorKind.ANONYMOUS)
        for field in (self.national_id, self.mobile):
            field.setPlaceholderText(words.FROM_REGISTER if uid else "")

    def _kind_changed(self, kind: str) -> None:
        self.unlink()
        named, person = kind != DonorKind.ANONYMOUS, kind == DonorKind.PERSON
        self.rows["donor.honorific"].setVisible(person)
        self.rows["donor.name"].rename(words.NAMES[kind])
        self.name.setEnabled(named)
        self.enrol.setVisible(named)
        self.name.setPlaceholderText("" if named else words.ANONYMOUS)
        self.rows["donor.national_id"].setVisible(kind in (DonorKind.PERSON, DonorKind.LEGAL))
        legal = kind == DonorKind.LEGAL
        self.rows["donor.national_id"].rename(words.LEGAL_ID if legal else words.NATIONAL_ID)
        self.rows["donor.mobile"].setVisible(named)

    def _check_id(self) -> None:
        legal = self.kind.value() == DonorKind.LEGAL
        check = identity.legal_id if legal else identity.national_id
        self._check("donor.national_id", self.national_id.text(), check)

    def _check_mobile(self) -> None:
        self._check("donor.mobile", self.mobile.text(), identity.mobile)

    def _check(self, field: str, typed: str, check: Callable[[str], str]) -> None:
        try:
            if typed.strip():
                check(typed)
            sentence = ""
        except AppError as error:
            sentence = errors.text(error.code)
        self.rows[field].set_problem(sentence)


def _plain(edit: QLineEdit) -> str:
    return digits.to_ascii(edit.text()).strip()


def _code_edit() -> QLineEdit:
    edit = QLineEdit(maxLength=24)
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return edit
