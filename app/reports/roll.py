"""Receipts on an 80 mm roll: one column, black only, as long as its content.

No emblem and no «بسمه تعالی»: nothing sacred goes on paper that is thrown away.
"""

import functools
from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.document import ReceiptDocument, Sheet
from app.domain.receipt import RecordType
from app.reports import content, flow, qr, style
from app.reports.content import Entry, Table, Total
from app.reports.flow import Block
from app.reports.pdf import Writer
from app.reports.pen import MM, Box, Page, Pen, Style
from app.reports.sections import gap
from app.reports.text import Line
from app.strings import paper as words

WIDTH: Final = 80 * MM
QR_SIDE: Final = 27 * MM
STAMP_HEIGHT: Final = 35 * MM
_LEFT: Final = 4 * MM
_RIGHT: Final = WIDTH - 4 * MM
_ROOM: Final = _RIGHT - _LEFT
_TEAR: Final = 6 * MM

_INK: Final = style.BLACK
_LABEL: Final = style.regular(8.5, _INK)
_VALUE: Final = style.medium(9.5, _INK)


def pages(sheets: Iterable[Sheet], writer: Writer) -> Iterator[Page]:
    """Yield a page for each sheet, just as long as it needs to be."""
    for sheet in sheets:
        blocks = [
            *_head(sheet),
            *_facts(sheet.document),
            *_sums(sheet.document),
            *_foot(sheet),
        ]
        height = flow.height(blocks) + _TEAR
        pen = Pen(height, writer.used)
        flow.draw(blocks, pen, 0)
        yield Page(pen.content, WIDTH, height)


def _head(sheet: Sheet) -> list[Block]:
    document = sheet.document
    head = document.letterhead
    mark = content.mark(sheet)
    number = style.bold(10.5, _INK)
    code = number.code(str(document.number))
    day = f"{words.REGISTER} {document.number.register}"
    return [
        gap(4 * MM),
        *_centred(head.organization, style.bold(11.5, _INK)),
        *_centred(head.office, style.regular(9.5, _INK)),
        *_centred(head.department, style.regular(8.5, _INK)),
        gap(1.5 * MM),
        *_worthless(sheet),
        *_centred(content.title(document), style.bold(14, _INK)),
        *(_centred(f"[ {mark} ]", style.bold(9.5, _INK)) if mark else []),
        _line(code, number.fitted(code, _ROOM)),
        _ends(_LABEL.line(day), _VALUE.code(content.issued(document))),
        _rule(),
    ]


def _facts(document: ReceiptDocument) -> list[Block]:
    blocks = [
        block
        for entry in (*content.parties(document), *content.void(document))
        for block in _entry(entry)
    ]
    if blocks:
        blocks.append(_rule())
    for table in content.tables(document):
        blocks += _rows(document, table)
    return blocks


def _sums(document: ReceiptDocument) -> list[Block]:
    total = content.total(document)
    blocks = [] if total is None else _total(total)
    method = words.method(words.METHODS.get(document.method, document.method), document.reference)
    details = content.details(document)
    if document.lines:
        details = [Entry(words.METHOD_SHORT, method), *details]
    for entry in details:
        blocks += _entry(entry)
    if document.article_172:
        small = style.regular(8, _INK)
        blocks += [_line_end(line, small) for line in small.wrap(words.ARTICLE_172, _ROOM)]
    return blocks


def _foot(sheet: Sheet) -> list[Block]:
    document = sheet.document
    return [
        gap(2 * MM),
        _stamp(document),
        gap(3 * MM),
        *(_typed(document) if sheet.typed else _scanned(document)),
        _rule(),
        *_centred(document.thanks, style.regular(8.5, _INK)),
        *_centred(words.ROLES[sheet.role], style.bold(8.5, _INK)),
    ]


def _scanned(document: ReceiptDocument) -> list[Block]:
    return [
        _qr(document),
        *_centred(words.AUTHENTICITY, style.bold(9, _INK)),
        *_centred(words.SCAN, style.regular(7.5, _INK)),
        _ends(
            _LABEL.line(words.CONTROL),
            style.bold(13, _INK).code(document.control),
            style.bold(13, _INK),
        ),
    ]


def _typed(document: ReceiptDocument) -> list[Block]:
    """Draw what is typed instead of the QR, large enough for any printer."""
    number, letters = style.bold(11, _INK), style.bold(22, _INK)
    code = number.code(str(document.number))
    amount = content.amount(document) if document.amount else ""
    return [
        *_centred(words.AUTHENTICITY, style.bold(9, _INK)),
        *_centred(words.TYPED, style.regular(8, _INK)),
        gap(1.5 * MM),
        _line(code, number.fitted(code, _ROOM)),
        *_centred(amount, style.bold(13, _INK)),
        _line(letters.code(" ".join(document.control)), letters),
    ]


def _rows(document: ReceiptDocument, table: Table) -> list[Block]:
    """Name the row, and its figures at the left; what else there is stands below in small."""
    blocks: list[Block] = []
    for row in table.rows:
        name, notes = _row_words(document, row)
        worth = row[-1]
        figures = _VALUE.line(worth) if content.spoken(worth) else _VALUE.code(worth)
        room = _ROOM - _VALUE.width(figures) - 3 * MM
        first, *rest = _VALUE.wrap(name, room)
        blocks.append(_ends(first, figures, right=_VALUE))
        blocks += [_line_end(line, _VALUE) for line in rest]
        blocks += [_line_end(line, _LABEL) for line in _LABEL.wrap(notes, _ROOM) if line.visual]
    return [*blocks, _rule()]


def _row_words(document: ReceiptDocument, row: tuple[str, ...]) -> tuple[str, str]:
    if document.lines:
        return row[2], ""
    return row[1], " — ".join(row[2:-1])


def _total(total: Total) -> list[Block]:
    figures = style.bold(16, _INK)
    spoken = style.bold(10, _INK)
    return [
        *_centred(f"{total.figures} {total.unit}", figures),
        *_centred(total.words, spoken),
        *_centred(total.helper, style.regular(8.5, _INK)),
        _rule(),
    ]


def _entry(entry: Entry) -> list[Block]:
    label = _LABEL.line(entry.label)
    if entry.code:
        return _code_entry(label, _VALUE.code(entry.value))
    indent = _LABEL.width(label) + 4 * MM
    lines = _VALUE.wrap(entry.value, _ROOM - indent)

    def draw(index: int, pen: Pen, y: float) -> None:
        if index == 0:
            pen.end(_RIGHT, y + 3.7 * MM, label, _LABEL)
        pen.end(_RIGHT - indent, y + 3.7 * MM, lines[index], _VALUE)

    return [Block(5 * MM, functools.partial(draw, index)) for index in range(len(lines))]


def _code_entry(label: Line, code: Line) -> list[Block]:
    """Draw both on one line, or the code below where there is no room."""
    if _LABEL.width(label) + _VALUE.width(code) + 3 * MM <= _ROOM:
        return [_ends(label, code)]
    fitted = _VALUE.fitted(code, _ROOM)
    return [_line_end(label, _LABEL), _ends(Line("", 0.0), code, fitted)]


def _worthless(sheet: Sheet) -> list[Block]:
    """Say on a black band that the paper is void or for training."""
    white = style.bold(15, style.WHITE)
    small = style.medium(8.5, _INK)
    training = sheet.document.type is RecordType.TRAINING
    if not training and not sheet.voided_by:
        return []

    def draw(pen: Pen, y: float) -> None:
        pen.fill(Box(_LEFT, y, _ROOM, 9 * MM), _INK)
        title = white.line(words.TRAINING if training else words.VOID)
        pen.centre(WIDTH / 2, y + 6.3 * MM, title, white)

    band = [Block(10 * MM, draw)]
    if sheet.voided_by:
        band += _centred(words.voided_by(sheet.voided_by), small)
    return band


def _stamp(document: ReceiptDocument) -> Block:
    """Keep 35 mm free below the words that say for what."""
    who = next(iter(document.signatories), None)
    caption = words.signatory(who.title, who.name) if who else words.STAMP

    def draw(pen: Pen, y: float) -> None:
        pen.frame(Box(_LEFT, y, _ROOM, STAMP_HEIGHT + 6 * MM), _INK, 0.6, 5)
        pen.centre(WIDTH / 2, y + 4.2 * MM, _LABEL.line(caption), _LABEL)

    return Block(STAMP_HEIGHT + 6 * MM, draw)


def _qr(document: ReceiptDocument) -> Block:
    def draw(pen: Pen, y: float) -> None:
        symbol = qr.symbol(document.qr)
        pen.path((WIDTH - QR_SIDE) / 2, y, QR_SIDE / symbol.modules, symbol.path, _INK)

    return Block(QR_SIDE + 2 * MM, draw) if document.qr else gap(0)


def _centred(text: str, look: Style) -> list[Block]:
    return [_line(line, look) for line in look.wrap(text, _ROOM) if line.visual]


def _line(line: Line, look: Style) -> Block:
    leading = look.size * 1.6
    return Block(leading, lambda pen, y: pen.centre(WIDTH / 2, y + leading * 0.7, line, look))


def _line_end(line: Line, look: Style) -> Block:
    leading = look.size * 1.5
    return Block(leading, lambda pen, y: pen.end(_RIGHT, y + leading * 0.7, line, look))


def _ends(at_right: Line, at_left: Line, left: Style = _VALUE, right: Style = _LABEL) -> Block:
    leading = max(left.size * 1.4, 5 * MM)

    def draw(pen: Pen, y: float) -> None:
        pen.end(_RIGHT, y + leading * 0.72, at_right, right)
        pen.start(_LEFT, y + leading * 0.72, at_left, left)

    return Block(leading, draw)


def _rule() -> Block:
    return Block(3 * MM, lambda pen, y: pen.rule(_LEFT, y + 1.5 * MM, _RIGHT, _INK, dash="2 2"))
