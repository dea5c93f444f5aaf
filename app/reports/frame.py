"""What surrounds a receipt on wide paper: letterhead, number card, places to sign, QR.

Everything that many receipts share is one form, drawn once in a file.
"""

from dataclasses import dataclass
from typing import Final, Self

from app.domain.document import CopyRole, Letterhead, ReceiptDocument, Sheet, Signatory
from app.domain.receipt import RecordType
from app.reports import content, qr, style
from app.reports.pen import MM, Box, Colour, Pen
from app.reports.sections import Area
from app.strings import paper as words

WIDTH: Final = 210 * MM
HEIGHT: Final = 148 * MM
AREA: Final = Area(8 * MM, WIDTH - 8 * MM)
TOP: Final = 30.6 * MM
"""Where the blocks begin, below the letterhead."""
FOOT: Final = 97.5 * MM
"""Where they end on the page with signatures and QR."""
BOTTOM: Final = 138 * MM
"""Where they end on the pages before it."""

QR: Final = Box(8 * MM, 98.2 * MM, 30 * MM, 30 * MM)
STAMP: Final = Box(80 * MM, 103.8 * MM, AREA.right - 80 * MM, 35 * MM)
"""Kept free for stamp and signatures."""

_OFFICE_LINES: Final = 2
_CAPTION: Final = 6 * MM
_CARD: Final = Box(AREA.left, 8 * MM, 70 * MM, 18.6 * MM)
_EMBLEM: Final = Box(AREA.right - 17 * MM, 8 * MM, 17 * MM, 17 * MM)
_LAST_LINE: Final = 142.8 * MM


@dataclass(frozen=True, slots=True)
class Frame:
    """What two receipts must share to share their frame; *emblem* names a stored picture."""

    letterhead: Letterhead
    title: str
    type: RecordType
    role: CopyRole
    mark: str
    signatories: tuple[Signatory, ...]
    thanks: str
    emblem: str
    footed: bool
    typed: bool = False

    @classmethod
    def of(cls, sheet: Sheet, emblem: str, *, footed: bool) -> Self:
        """Return the frame of a page of *sheet*; *footed* on its last page."""
        document = sheet.document
        return cls(
            document.letterhead,
            content.title(document),
            document.type,
            sheet.role,
            content.mark(sheet),
            document.signatories,
            document.thanks,
            emblem,
            footed,
            sheet.typed,
        )

    @property
    def ink(self) -> Colour:
        """The colour of the paper: a void is not mistaken for a receipt."""
        return style.DANGER if self.type is RecordType.VOID else style.PRIMARY

    @property
    def soft(self) -> Colour:
        """A light ground of that colour."""
        return style.DANGER_SOFT if self.type is RecordType.VOID else style.SOFT

    def draw(self, pen: Pen) -> None:
        """Draw the shared part."""
        pen.fill(Box(AREA.left, 4.4 * MM, AREA.width, 1.4 * MM), self.ink, 2)
        self._letterhead(pen)
        self._title(pen)
        self._card(pen)
        pen.rule(AREA.left, 29 * MM, AREA.right, style.LINE)
        if self.footed:
            _signatures(pen, self.signatories)
            _authenticity(pen, self.ink, typed=self.typed)
        role = style.bold(8.5, style.MUTED)
        pen.end(AREA.right, _LAST_LINE, role.line(words.ROLES[self.role]), role)
        thanks = style.regular(8.5, style.MUTED)
        line = thanks.line(self.thanks)
        pen.centre(WIDTH / 2, _LAST_LINE, line, thanks.fitted(line, 110 * MM))

    def _letterhead(self, pen: Pen) -> None:
        right = AREA.right
        if self.emblem:
            pen.place(self.emblem, _EMBLEM)
            right = _EMBLEM.x - 4 * MM
        room = right - 142 * MM
        name = style.bold(12.5)
        line = name.line(self.letterhead.organization)
        pen.end(right, 12.6 * MM, line, name.fitted(line, room))
        look = style.regular(9.5, style.MUTED)
        lines = [*look.wrap(self.letterhead.office, room), look.line(self.letterhead.department)]
        step = 5.4 * MM
        if len(lines) > _OFFICE_LINES:
            look = style.regular(8, style.MUTED)
            lines = [
                *look.wrap(self.letterhead.office, room),
                *look.wrap(self.letterhead.department, room),
            ]
            step = 12 * MM / len(lines)
        for number, line in enumerate(lines):
            pen.end(right, 18.4 * MM + number * step, line, look.fitted(line, room))

    def _title(self, pen: Pen) -> None:
        middle = 109.5 * MM
        sacred = style.regular(8.5, style.MUTED)
        pen.centre(middle, 10 * MM, sacred.line(words.IN_THE_NAME), sacred)
        title = style.bold(18.5, self.ink)
        line = title.line(self.title)
        pen.centre(middle, 18.6 * MM, line, title.fitted(line, 56 * MM))
        if self.mark:
            pill = style.bold(9, style.ACCENT)
            mark = pill.line(self.mark)
            half = pill.width(mark) / 2 + 3.5 * MM
            pen.frame(Box(middle - half, 22 * MM, 2 * half, 5.8 * MM), style.ACCENT, 0.8, 8)
            pen.centre(middle, 26 * MM, mark, pill)
        elif self.letterhead.slogan:
            small = style.regular(8, style.MUTED)
            line = small.line(self.letterhead.slogan)
            pen.centre(middle, 25.5 * MM, line, small.fitted(line, 56 * MM))

    def _card(self, pen: Pen) -> None:
        pen.fill(_CARD, self.soft, 6)
        labels = style.regular(8.5, style.MUTED)
        for label, y in zip((words.NUMBER, words.REGISTER, words.DATE), _CARD_LINES, strict=True):
            pen.end(_CARD.right - 3.5 * MM, y, labels.line(label), labels)


_CARD_LINES: Final = (13.4 * MM, 18.8 * MM, 24 * MM)


def draw_values(pen: Pen, document: ReceiptDocument) -> None:
    """Fill the card: number, register, date."""
    values = style.bold(8.8)
    number = document.number
    lines = (
        values.code(str(number)),
        values.code(number.register),
        values.code(content.issued(document)),
    )
    for line, y in zip(lines, _CARD_LINES, strict=True):
        pen.start(_CARD.x + 3.5 * MM, y, line, values.fitted(line, 46 * MM))


def draw_proof(pen: Pen, sheet: Sheet) -> None:
    """Draw what proves the receipt: its QR, or what is typed where a printer cannot draw one."""
    if sheet.typed:
        _draw_typed(pen, sheet.document)
    else:
        _draw_qr(pen, sheet.document)


def _draw_typed(pen: Pen, document: ReceiptDocument) -> None:
    """Draw number, amount and control letters under their labels, large enough for any printer."""
    rows = [
        (style.bold(12), style.bold(12).code(str(document.number))),
        (style.bold(13), style.bold(13).line(content.amount(document) if document.amount else "")),
        (style.bold(24), style.bold(24).code(" ".join(document.control))),
    ]
    middle = _TYPED.x + _TYPED.width / 2
    for (look, line), y in zip(rows, _TYPED_LINES, strict=True):
        pen.centre(middle, y, line, look.fitted(line, _TYPED.width - 6 * MM))


def _draw_qr(pen: Pen, document: ReceiptDocument) -> None:
    """Draw the QR, and beneath it what is typed when no camera is at hand."""
    if document.qr:
        symbol = qr.symbol(document.qr)
        pen.path(QR.x, QR.y, QR.width / symbol.modules, symbol.path, style.BLACK)
    small = style.regular(6.4, style.MUTED)
    number = small.code(str(document.number))
    middle = QR.x + QR.width / 2
    pen.centre(middle, QR.bottom + 4 * MM, number, small.fitted(number, QR.width + 1 * MM))
    if document.amount:
        amount = small.line(content.amount(document))
        pen.centre(middle, QR.bottom + 7.4 * MM, amount, small.fitted(amount, QR.width + 1 * MM))
    code = style.bold(15)
    pen.end(_HINT.right, 127 * MM, code.code(document.control), code)


_HINT: Final = Area(42 * MM, 76 * MM)
_TYPED: Final = Box(8 * MM, 98.2 * MM, 68 * MM, 40.6 * MM)
_TYPED_LINES: Final = (116.2 * MM, 123.6 * MM, 134.6 * MM)


def _signatures(pen: Pen, signatories: tuple[Signatory, ...]) -> None:
    """Draw a box each: the title and name in its caption, 35 mm free below."""
    boxes = signatories or tuple(Signatory(title=title) for title in words.SIGNATORIES)
    space = 3 * MM
    width = (STAMP.width - space * (len(boxes) - 1)) / len(boxes)
    top = STAMP.y - _CAPTION
    look = style.regular(8.5, style.MUTED)
    for index, signatory in enumerate(boxes):
        x = STAMP.right - width - index * (width + space)
        pen.frame(Box(x, top, width, STAMP.height + _CAPTION), style.LINE, 0.7, 6)
        caption = words.signatory(signatory.title, signatory.name)
        line = look.line(caption)
        pen.centre(x + width / 2, top + 4.4 * MM, line, look.fitted(line, width - 3 * MM))


def _authenticity(pen: Pen, ink: Colour, *, typed: bool) -> None:
    heading = style.bold(9.5, ink)
    hint = style.regular(7.8, style.MUTED)
    if typed:
        pen.frame(_TYPED, style.LINE, 0.7, 6)
        pen.end(_TYPED.right - 3 * MM, 103.4 * MM, heading.line(words.AUTHENTICITY), heading)
        for at, line in enumerate(hint.wrap(words.TYPED, _TYPED.width - 6 * MM)):
            pen.end(_TYPED.right - 3 * MM, (108 + 3.6 * at) * MM, line, hint)
        return
    pen.end(_HINT.right, 102.4 * MM, heading.line(words.AUTHENTICITY), heading)
    y = 107.4 * MM
    for line in hint.wrap(words.SCAN, _HINT.width):
        pen.end(_HINT.right, y, line, hint)
        y += 4 * MM
    label = style.regular(8.5, style.MUTED)
    pen.end(_HINT.right, 120 * MM, label.line(words.CONTROL), label)


def draw_page_number(pen: Pen, page: int, pages: int) -> None:
    """Say which page this is, and that another follows."""
    small = style.medium(8.5, style.MUTED)
    text = words.page_of(page, pages)
    if page < pages:
        text = f"{text} — {words.CONTINUED}"
    line = small.line(text)
    pen.start(AREA.left, _LAST_LINE, line, small)
