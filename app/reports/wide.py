"""Receipts on A5, and on A4 as two of them with a line to cut."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from app.domain.document import Letterhead, ReceiptDocument, Sheet
from app.domain.receipt import RecordType
from app.reports import across, content, emblem, flow, frame, sections, style
from app.reports.flow import Block
from app.reports.frame import AREA, Frame
from app.reports.pdf import Writer
from app.reports.pen import MM, Page, Pen
from app.strings import paper as words

_A4_HEIGHT = 297 * MM
_SCALES = (1.0, 0.9, 0.8)
_MANY_PAGES = 0.9


def a5(sheets: Iterable[Sheet], writer: Writer) -> Iterator[Page]:
    """Yield a page for each sheet, and more where it is long."""
    for half in _halves(sheets, writer):
        yield Page(half, frame.WIDTH, frame.HEIGHT)


def a4(sheets: Iterable[Sheet], writer: Writer) -> Iterator[Page]:
    """Yield pages of two A5 sheets each, the first one above."""
    upper = ""
    for half in _halves(sheets, writer):
        if upper:
            yield _pair(upper, half, writer)
            upper = ""
        else:
            upper = half
    if upper:
        yield _pair(upper, "", writer)


def _pair(upper: str, lower: str, writer: Writer) -> Page:
    pen = Pen(_A4_HEIGHT, writer.used)
    across.cut_line(pen, _A4_HEIGHT / 2, frame.WIDTH)
    lift = _A4_HEIGHT - frame.HEIGHT
    both = f"q 1 0 0 1 0 {lift:.2f} cm\n{upper}\nQ\nq\n{lower}\nQ\n{pen.content}"
    return Page(both, frame.WIDTH, _A4_HEIGHT)


@dataclass
class _Shared:
    """What a file holds once: emblems and frames, by what they show."""

    writer: Writer
    emblems: dict[Letterhead, str] = field(default_factory=dict)
    frames: dict[Frame, str] = field(default_factory=dict)

    def frame(self, sheet: Sheet, *, footed: bool) -> tuple[Frame, str]:
        """Return the frame of a page of *sheet* and the name of its form."""
        head = sheet.document.letterhead
        if head not in self.emblems:
            self.emblems[head] = emblem.store(head.emblem, self.writer)
        found = Frame.of(sheet, self.emblems[head], footed=footed)
        if found not in self.frames:
            pen = Pen(frame.HEIGHT, self.writer.used)
            found.draw(pen)
            drawn = pen.content.encode("latin-1")
            self.frames[found] = self.writer.form(drawn, frame.WIDTH, frame.HEIGHT)
        return found, self.frames[found]


def _halves(sheets: Iterable[Sheet], writer: Writer) -> Iterator[str]:
    """Yield the drawing operators of one A5 page after another."""
    shared = _Shared(writer)
    for sheet in sheets:
        pages = _laid_out(sheet)
        for number, blocks in enumerate(pages, start=1):
            footed = number == len(pages)
            around, name = shared.frame(sheet, footed=footed)
            pen = Pen(frame.HEIGHT, writer.used)
            pen.place(name)
            frame.draw_values(pen, sheet.document)
            flow.draw(blocks, pen, frame.TOP)
            if footed:
                frame.draw_proof(pen, sheet)
            if len(pages) > 1:
                frame.draw_page_number(pen, number, len(pages))
            across.mark(pen, sheet, around.ink)
            yield pen.content


def _laid_out(sheet: Sheet) -> list[list[Block]]:
    """Return the blocks of each page: as comfortable as one page allows, or several pages."""
    room = frame.FOOT - frame.TOP
    for scale in _SCALES:
        blocks = _blocks(sheet, scale)
        if flow.height(blocks) <= room:
            return [blocks]
    return flow.paginate(_blocks(sheet, _MANY_PAGES), frame.BOTTOM - frame.TOP, room)


def _blocks(sheet: Sheet, scale: float) -> list[Block]:
    document = sheet.document
    look = sections.Look(scale)
    if document.type is RecordType.VOID:
        look = sections.Look(scale, style.DANGER, style.DANGER_SOFT)
    air = sections.gap(2 * MM * scale)
    blocks = [
        *sections.entries(content.parties(document), AREA, look, first=12.0),
        *sections.entries(content.void(document), AREA, look),
        air,
    ]
    for table in content.tables(document):
        blocks += sections.table(table, AREA, look)
    return [*blocks, *_sums(document, look)]


def _sums(document: ReceiptDocument, look: sections.Look) -> list[Block]:
    """Return the sum and the details below it, which stay together."""
    total = content.total(document)
    blocks = sections.entries(content.details(document), AREA, look)
    if document.article_172:
        blocks += sections.sentence(words.ARTICLE_172, AREA, look)
    if total is None:
        return blocks
    below = [sections.gap(2 * MM * look.scale), *blocks]
    return [sections.total(total, AREA, look), *(replace(block, glued=True) for block in below)]
