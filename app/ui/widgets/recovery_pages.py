"""The recovery key: shown once with its QR, then asked back in part."""

import secrets
from collections.abc import Iterable
from typing import Final, cast

import zxingcpp
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget
from typing_extensions import Buffer, override

from app.domain import digits, text
from app.strings import first_run as words
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button, Note
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.founding_pages import Page

COLUMNS: Final = 4
ASKED: Final = 2
QUIET: Final = 4


class QrView(QWidget):
    """The QR code of *content*, always dark on white."""

    def __init__(self, content: str, side: int = 168) -> None:
        super().__init__()
        self._modules = _modules(content)
        self.setFixedSize(QSize(side, side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        count = len(self._modules) + 2 * QUIET
        step = max(1, self.width() // count)
        edge = (self.width() - step * len(self._modules)) // 2
        ink = QColor("#000000")
        for y, line in enumerate(self._modules):
            for x, dark in enumerate(line):
                if dark:
                    painter.fillRect(QRect(edge + x * step, edge + y * step, step, step), ink)


def _modules(content: str) -> list[list[bool]]:
    """Return the code's rows; True is dark."""
    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # the stubs do not know that the picture is a buffer
    picture = memoryview(cast("Buffer", code.to_image(scale=1, add_quiet_zones=False)))
    side, levels = picture.shape[0] if picture.shape else 0, picture.tobytes()
    return [[level == 0 for level in levels[at : at + side]] for at in range(0, side * side, side)]


class RecoveryPage(Page):
    """The eleven groups and the QR, with «چاپ» and «ذخیرهٔ PDF»."""

    printed = Signal()
    saved = Signal()

    def __init__(self, code: str, qr: str) -> None:
        self.groups = groups_of(code)
        card = basics.Card()
        grid = QGridLayout()
        grid.setSpacing(10)
        for at, group in enumerate(self.groups):
            grid.addLayout(_numbered(at, group), at // COLUMNS, at % COLUMNS)
        card.body.addLayout(grid)
        card.body.addSpacing(6)
        card.body.addWidget(QrView(qr), 0, Qt.AlignmentFlag.AlignHCenter)
        self.print = Button(words.PRINT, "printer")
        self.save = Button(words.SAVE_PDF, "file-pdf")
        actions = QWidget()
        actions.setLayout(basics.row(self.print, self.save, None))
        once = Note(words.RECOVERY_ONCE, "accent", "warning")
        super().__init__(words.RECOVERY_TITLE, words.RECOVERY_ADVICE, card, actions, once)
        self.print.clicked.connect(self.printed)
        self.save.clicked.connect(self.saved)


class ConfirmPage(Page):
    """Two groups, chosen by chance, typed back from the paper."""

    def __init__(self, code: str) -> None:
        groups = groups_of(code)
        chosen = sorted(secrets.SystemRandom().sample(range(len(groups)), ASKED))
        self.fields: list[tuple[FieldRow, QLineEdit, str]] = []
        for at in chosen:
            edit = QLineEdit(maxLength=8)
            edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            row = FieldRow(words.group(digits.to_persian(at + 1)), edit)
            self.fields.append((row, edit, groups[at]))
        rows = [row for row, _, _ in self.fields]
        super().__init__(words.CONFIRM_TITLE, words.CONFIRM_ADVICE, *rows)

    @override
    def check(self) -> Iterable[tuple[FieldRow, str]]:
        for row, edit, group in self.fields:
            typed = digits.to_ascii(text.clean(edit.text())).upper().replace("-", "")
            yield row, "" if _same(typed, group) else words.GROUP_WRONG


def groups_of(code: str) -> list[str]:
    """Return the groups of a recovery code, however they are parted."""
    return code.replace("-", " ").split()


def _same(typed: str, group: str) -> bool:
    """Compare as the key itself is read: O is 0, I and L are 1."""
    return typed.translate(_ALIKE) == group.upper().translate(_ALIKE)


_ALIKE: Final = str.maketrans("OIL", "011")


def _numbered(at: int, group: str) -> QGridLayout:
    box = QGridLayout()
    box.setSpacing(6)
    number = basics.hint(digits.to_persian(at + 1))
    number.setFixedWidth(18)
    letters = basics.label(group, size=13, weight=QFont.Weight.DemiBold)
    letters.setFont(_letters())
    letters.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    letters.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.addWidget(number, 0, 0)
    box.addWidget(letters, 0, 1)
    return box


def _letters() -> QFont:
    """Return the print font: in the program's font the digits of the key would be Persian."""
    face = theme.latin_font(12)
    face.setWeight(QFont.Weight.DemiBold)
    face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.5)
    return face
