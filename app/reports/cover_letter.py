"""The letter beside a stick: what lies on it, and the codes that two people compare by phone."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final

from app.domain import digits, jalali
from app.reports import flow, sections, style
from app.reports.content import Column, Entry, Table
from app.reports.flow import Block
from app.reports.pdf import Writer
from app.reports.pen import MM, Box, Pen
from app.reports.sections import Area, Look
from app.strings import paper
from app.strings import sending as words

_WIDTH: Final = 210 * MM
_HEIGHT: Final = 297 * MM
_AREA: Final = Area(20 * MM, _WIDTH - 20 * MM)
_LOOK: Final = Look(1.05)
_TOP: Final = 44 * MM
_SIGNING: Final = 34 * MM
_BOTTOM: Final = _HEIGHT - 22 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFile:
    """A file on the stick; *code* is its eight letters."""

    name: str
    first: int
    last: int
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHead:
    """Where a register's series stands; *code* is ten letters of its newest record's hash."""

    register: str
    year: int
    n: int
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the letter says; *fingerprint* is empty once the province knows the office's keys."""

    office: str
    province: str
    person: str
    made_on: date
    files: tuple[LetterFile, ...]
    heads: tuple[LetterHead, ...]
    fingerprint: str


def render(letter: Letter) -> bytes:
    """Return the PDF in A4; the same letter gives the same bytes."""
    out = BytesIO()
    writer = Writer(out, title=words.COVER_TITLE)
    pages = flow.paginate(_blocks(letter), _BOTTOM - _TOP, _BOTTOM - _TOP - _SIGNING)
    for number, blocks in enumerate(pages, start=1):
        pen = Pen(_HEIGHT, writer.used)
        _frame(pen, number, len(pages))
        flow.draw(blocks, pen, _TOP)
        if number == len(pages):
            _signatures(pen)
        writer.page(pen.content.encode("latin-1"), _WIDTH, _HEIGHT)
    writer.close()
    return out.getvalue()


def _frame(pen: Pen, number: int, count: int) -> None:
    pen.fill(Box(_AREA.left, 14 * MM, _AREA.width, 1.4 * MM), style.PRIMARY, 2)
    sacred, title = style.regular(9, style.MUTED), style.bold(18, style.PRIMARY)
    pen.centre(_WIDTH / 2, 21 * MM, sacred.line(paper.IN_THE_NAME), sacred)
    pen.centre(_WIDTH / 2, 32 * MM, title.line(words.COVER_TITLE), title)
    pen.start(_AREA.left, _HEIGHT - 12 * MM, sacred.line(paper.page_of(number, count)), sacred)


def _blocks(letter: Letter) -> list[Block]:
    facts = [
        Entry(words.COVER_FROM, letter.office),
        Entry(words.COVER_TO, letter.province),
        Entry(words.COVER_PERSON, letter.person),
        Entry(words.COVER_MADE, jalali.short(letter.made_on), code=True),
    ]
    blocks = [*sections.entries(facts, _AREA, _LOOK), sections.gap(6 * MM)]
    blocks += _section(words.COVER_FILES, _files(letter))
    blocks += sections.sentence(words.COVER_CODE_NOTE, _AREA, _LOOK)
    if letter.heads:
        blocks += [sections.gap(6 * MM), *_section(words.COVER_HEADS, _heads(letter))]
    if letter.fingerprint:
        print_ = Entry(words.COVER_KEYS, digits.to_persian(letter.fingerprint), code=True)
        blocks += [sections.gap(6 * MM), *sections.entries([print_], _AREA, _LOOK)]
        blocks += sections.sentence(words.COVER_KEYS_NOTE, _AREA, _LOOK)
    return [*blocks, sections.gap(4 * MM), *sections.sentence(words.COVER_CLOSED, _AREA, _LOOK)]


def _section(title: str, table: Table) -> list[Block]:
    look = style.bold(11.5, style.PRIMARY)

    def draw(pen: Pen, y: float) -> None:
        pen.end(_AREA.right, y + 5 * MM, look.line(title), look)

    return [Block(8 * MM, draw), *sections.table(table, _AREA, _LOOK)]


def _files(letter: Letter) -> Table:
    columns = (
        Column(words.FILE, 0.34, figures=True),
        Column(words.FROM_TO, 0.3),
        Column(words.ROWS, 0.14, figures=True),
        Column(words.CODE, 0.22, figures=True),
    )
    rows = tuple(
        (one.name, words.from_to(one.first, one.last), _number(one.last - one.first + 1), one.code)
        for one in letter.files
    )
    return Table(columns, rows)


def _heads(letter: Letter) -> Table:
    columns = (
        Column(words.REGISTER, 0.34),
        Column(words.LAST_RECORD, 0.3, figures=True),
        Column(words.HEAD_CODE, 0.36, figures=True),
    )
    rows = tuple(
        (words.series(one.register, one.year), _number(one.n), one.code) for one in letter.heads
    )
    return Table(columns, rows)


def _number(value: int) -> str:
    return digits.group(value)


def _signatures(pen: Pen) -> None:
    small = style.regular(9.5, style.MUTED)
    y = _BOTTOM - 20 * MM
    middle = _WIDTH / 2
    mine, theirs = Area(middle + 6 * MM, _AREA.right), Area(_AREA.left, middle - 6 * MM)
    for area, label in ((mine, words.COVER_SIGNATURE), (theirs, words.COVER_RECEIVED)):
        pen.end(area.right, y, small.line(label), small)
        pen.rule(area.left, y + 14 * MM, area.right, style.LINE)
