"""A donor's yearly statement on A4: letterhead, a table a form, sums apart, room to sign."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Final, TypeAlias

from app.domain import digits, jalali, money
from app.domain import statement as rules
from app.domain.statement import Statement, StatementLine
from app.reports import emblem, flow, sections, style
from app.reports.content import Column, Entry, Table, Total
from app.reports.flow import Block
from app.reports.pdf import Writer
from app.reports.pen import MM, Box, Pen
from app.reports.sections import Area, Look
from app.strings import paper
from app.strings import statement as words

WIDTH: Final = 210 * MM
HEIGHT: Final = 297 * MM
AREA: Final = Area(14 * MM, WIDTH - 14 * MM)
_TOP: Final = 18 * MM
_BOTTOM: Final = HEIGHT - 18 * MM
_FOOT: Final = HEIGHT - 10 * MM
_STAMP: Final = 35 * MM
_CAPTION: Final = 6.4 * MM
_SIGNING: Final = _STAMP + _CAPTION + 4 * MM
_EMBLEM: Final = 20 * MM
_LOOK: Final = Look(0.94)
End: TypeAlias = Callable[[StatementLine], tuple[str, ...]]
"""The cells of a row after its number and day."""


def render(statement: Statement) -> bytes:
    """Return the PDF; the same statement gives the same bytes."""
    out = BytesIO()
    writer = Writer(out, title=words.TITLE)
    picture = emblem.store(statement.letterhead.emblem, writer)
    pages = flow.paginate(_blocks(statement, picture), _BOTTOM - _TOP, _BOTTOM - _TOP - _SIGNING)
    for number, blocks in enumerate(pages, start=1):
        pen = Pen(HEIGHT, writer.used)
        _frame(pen, statement, number, len(pages))
        flow.draw(blocks, pen, _TOP)
        if number == len(pages):
            _signatures(pen, statement)
        writer.page(pen.content.encode("latin-1"), WIDTH, HEIGHT)
    writer.close()
    return out.getvalue()


def _frame(pen: Pen, statement: Statement, number: int, count: int) -> None:
    """Draw what every page has; the first one has its letterhead among the blocks."""
    pen.fill(Box(AREA.left, 9 * MM, AREA.width, 1.2 * MM), style.PRIMARY, 2)
    small = style.regular(8.5, style.MUTED)
    if number > 1:
        head = small.line(words.head(statement.donor, statement.year))
        pen.end(AREA.right, 15 * MM, head, small.fitted(head, AREA.width))
    pen.rule(AREA.left, _FOOT - 4.6 * MM, AREA.right, style.LINE)
    made = small.line(f"{words.MADE_ON}: {jalali.short(statement.made_on)}")
    pen.end(AREA.right, _FOOT, made, small)
    pen.start(AREA.left, _FOOT, small.line(paper.page_of(number, count)), small)


def _blocks(statement: Statement, picture: str) -> list[Block]:
    blocks = [_letterhead(statement, picture), *_who(statement)]
    tables = list(_tables(statement))
    for title, table, total in tables:
        blocks += _section(title, table, total)
        if title == words.ARTICLE_172:
            below = sections.sentence(words.NOTE_172, AREA, _LOOK)
            blocks += [replace(block, glued=True) for block in below]
    notes = [words.NOTHING] if statement.empty else []
    notes += [words.APART] if len(tables) > 1 else []
    notes += [words.waiting(statement.waiting)] if statement.waiting else []
    blocks.append(sections.gap(3 * MM))
    for note in notes:
        blocks += sections.sentence(note, AREA, _LOOK)
    return blocks


def _letterhead(statement: Statement, picture: str) -> Block:
    head = statement.letterhead

    def draw(pen: Pen, y: float) -> None:
        right = AREA.right
        if picture:
            pen.place(picture, Box(right - _EMBLEM, y, _EMBLEM, _EMBLEM))
            right -= _EMBLEM + 4 * MM
        name, office = style.bold(11.5), style.regular(9, style.MUTED)
        room = right - WIDTH / 2 - 34 * MM
        line = name.line(head.organization)
        pen.end(right, y + 6 * MM, line, name.fitted(line, room))
        for at, text in enumerate((head.office, head.department)):
            line = office.line(text)
            pen.end(right, y + (11.6 + 5 * at) * MM, line, office.fitted(line, room))
        middle = WIDTH / 2
        sacred = style.regular(8.5, style.MUTED)
        pen.centre(middle, y + 4 * MM, sacred.line(paper.IN_THE_NAME), sacred)
        title = style.bold(16, style.PRIMARY)
        pen.centre(middle, y + 12.6 * MM, title.line(words.TITLE), title)
        if head.slogan:
            line = sacred.line(head.slogan)
            pen.centre(middle, y + 18.4 * MM, line, sacred.fitted(line, 66 * MM))
        _card(pen, statement, y)

    return Block(27 * MM, draw)


def _card(pen: Pen, statement: Statement, y: float) -> None:
    box = Box(AREA.left, y + 2 * MM, 46 * MM, 17 * MM)
    pen.fill(box, style.SOFT, 6)
    labels, values = style.regular(8.5, style.MUTED), style.bold(9)
    rows = (
        (words.YEAR, digits.to_persian(statement.year)),
        (words.SERIES, statement.series),
    )
    for at, (label, value) in enumerate(rows):
        line = box.y + (6.4 + 6.4 * at) * MM
        pen.end(box.right - 3 * MM, line, labels.line(label), labels)
        pen.start(box.x + 3 * MM, line, values.code(value), values)


def _who(statement: Statement) -> list[Block]:
    code = paper.LEGAL_ID if statement.legal else paper.NATIONAL_ID
    rows = [Entry(words.DONOR, statement.donor)]
    rows += [Entry(code, statement.national_id, code=True)] if statement.national_id else []
    who = sections.entries(rows, AREA, _LOOK, first=12.0)
    if statement.empty:
        return who
    office, earlier = statement.letterhead.office, bool(statement.earlier)
    said = words.sentence(office, statement.year, earlier=earlier)
    return [*who, sections.gap(1 * MM), *sections.sentence(said, AREA, Look(1.06))]


def _section(title: str, table: Table, total: Total) -> list[Block]:
    """Return a heading, its table and its sum; the heading never ends a page."""
    heading = style.bold(11, style.PRIMARY)

    def draw(pen: Pen, y: float) -> None:
        pen.end(AREA.right, y + 6.4 * MM, heading.line(title), heading)

    rows = sections.table(table, AREA, _LOOK)
    rows[0] = replace(rows[0], glued=True)
    sum_ = replace(sections.total(total, AREA, Look(0.74)), glued=True)
    return [sections.gap(2 * MM), Block(9 * MM, draw), *rows, sum_]


def _tables(statement: Statement) -> Iterator[tuple[str, Table, Total]]:
    """Yield title, table and sum of each part that has rows; they are never added up."""
    unit = paper.UNITS.get(statement.unit, statement.unit)
    for title, label, lines in (
        (words.MONEY, words.TOTAL_MONEY, statement.money),
        (words.ARTICLE_172, words.TOTAL_172, statement.article_172),
    ):
        if lines:
            yield title, _money(lines, unit), _sum(label, lines, unit)
    if statement.goods:
        lines = statement.goods
        yield words.GOODS, _goods(lines, unit), _sum(words.TOTAL_GOODS, lines, unit)
    if statement.service:
        count = _decimal(rules.hours(statement.service))
        total = Total(words.TOTAL_HOURS, count, paper.HOURS, paper.hours(count), "")
        yield words.SERVICE, _service(statement.service), total
    if statement.earlier:
        lines = statement.earlier
        yield words.EARLIER, _earlier(lines, unit), _sum(words.TOTAL_EARLIER, lines, unit)


def _sum(label: str, lines: Sequence[StatementLine], unit: str) -> Total:
    amount = rules.total(lines)
    spoken = money.in_words(amount)
    return Total(label, digits.group(amount), unit, spoken, money.helper(amount))


def _money(lines: Sequence[StatementLine], unit: str) -> Table:
    columns = (
        *_beginning(),
        Column(paper.NIYYAT, 0.29),
        Column(paper.METHOD_SHORT, 0.16),
        Column(paper.amount_heading(unit), 0.17, figures=True),
    )
    return _table(columns, lines, lambda one: (one.niyyat, one.what, digits.group(one.amount)))


def _goods(lines: Sequence[StatementLine], unit: str) -> Table:
    columns = (
        *_beginning(),
        Column(paper.ITEM, 0.22),
        Column(paper.NIYYAT, 0.14),
        Column(paper.BASIS, 0.11),
        Column(paper.value_heading(unit), 0.15, figures=True),
    )
    return _table(columns, lines, lambda one: (one.what, one.niyyat, _basis(one), _value(one)))


def _service(lines: Sequence[StatementLine]) -> Table:
    columns = (
        *_beginning(),
        Column(paper.SERVICE, 0.3),
        Column(paper.NIYYAT, 0.22),
        Column(paper.HOURS, 0.1, figures=True),
    )
    return _table(columns, lines, lambda one: (one.what, one.niyyat, _decimal(one.hours)))


def _earlier(lines: Sequence[StatementLine], unit: str) -> Table:
    columns = (
        Column(paper.ROW, 0.07),
        Column(words.PAID_ON, 0.16, figures=True),
        Column(paper.NIYYAT, 0.34),
        Column(paper.DESCRIPTION, 0.25),
        Column(paper.amount_heading(unit), 0.18, figures=True),
    )
    rows = tuple(
        (digits.to_persian(at), jalali.short(one.day), one.niyyat, one.what, _value(one))
        for at, one in enumerate(lines, start=1)
    )
    return Table(columns, rows)


def _beginning() -> tuple[Column, ...]:
    return (
        Column(paper.ROW, 0.06),
        Column(words.NUMBER, 0.18, figures=True),
        Column(words.DAY, 0.14, figures=True),
    )


def _table(columns: tuple[Column, ...], lines: Sequence[StatementLine], end: End) -> Table:
    return Table(
        columns,
        tuple(
            (digits.to_persian(at), one.number, jalali.short(one.day), *end(one))
            for at, one in enumerate(lines, start=1)
        ),
    )


def _value(one: StatementLine) -> str:
    return digits.group(one.amount) if one.amount else "—"


def _basis(one: StatementLine) -> str:
    return one.basis if one.amount else words.TO_BE_VALUED


def _decimal(text: str) -> str:
    return digits.to_persian(text.replace(".", digits.DECIMAL_MARK))


def _signatures(pen: Pen, statement: Statement) -> None:
    """Draw a box each, 35 mm free below its caption."""
    boxes, space = statement.signatories, 4 * MM
    if not boxes:
        return
    width = (AREA.width - space * (len(boxes) - 1)) / len(boxes)
    top = _BOTTOM - _STAMP - _CAPTION
    look = style.regular(9, style.MUTED)
    for at, one in enumerate(boxes):
        x = AREA.right - width - at * (width + space)
        pen.frame(Box(x, top, width, _STAMP + _CAPTION), style.LINE, 0.7, 6)
        line = look.line(paper.signatory(one.title, one.name))
        pen.centre(x + width / 2, top + 4.6 * MM, line, look.fitted(line, width - 3 * MM))
