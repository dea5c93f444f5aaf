"""The page that goes with an enrolment file: what the county does with it, step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final

from app.domain import digits, jalali
from app.reports import style
from app.reports.content import Entry
from app.reports.flow import draw
from app.reports.pdf import Writer
from app.reports.pen import MM, Box, Pen
from app.reports.sections import Area, Look, entries
from app.strings import coverage as words
from app.strings import paper

_WIDTH: Final = 210 * MM
_HEIGHT: Final = 297 * MM
_AREA: Final = Area(20 * MM, _WIDTH - 20 * MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the page says: no secret stands on it."""

    province: str
    county: str
    office: str
    file: str
    code: str
    registers: tuple[str, ...]
    issued_on: date


def render(card: Card) -> bytes:
    """Return one A4 page."""
    out = BytesIO()
    writer = Writer(out, title=words.CARD_TITLE)
    pen = Pen(_HEIGHT, writer.used)
    _title(pen, card)
    facts = [
        Entry(words.COUNTY, card.county),
        Entry(words.CODE, card.office, code=True),
        Entry(words.CARD_FILE, card.file, code=True),
        Entry(words.CARD_REGISTERS, "، ".join(card.registers), code=True),
        Entry(paper.DATE, jalali.short(card.issued_on), code=True),
    ]
    y = draw(entries(facts, _AREA, Look(1.1)), pen, 52 * MM)
    y = _code(pen, card.code, y + 6 * MM)
    _steps(pen, words.CARD_STEPS, y + 14 * MM)
    writer.page(pen.content.encode("latin-1"), _WIDTH, _HEIGHT)
    writer.close()
    return out.getvalue()


def _title(pen: Pen, card: Card) -> None:
    pen.fill(Box(_AREA.left, 16 * MM, _AREA.width, 1.4 * MM), style.PRIMARY, 2)
    title = style.bold(22, style.PRIMARY)
    pen.end(_AREA.right, 29 * MM, title.line(words.CARD_TITLE), title)
    above = style.medium(11, style.MUTED)
    pen.end(_AREA.right, 38 * MM, above.line(card.province), above)


def _code(pen: Pen, code: str, y: float) -> float:
    """Draw the letters that both sides compare by phone; returns the lower edge."""
    box = Box(_AREA.left, y, _AREA.width, 24 * MM)
    pen.fill(box, style.SOFT, 8)
    label = style.regular(10, style.MUTED)
    pen.end(box.right - 6 * MM, y + 9 * MM, label.line(words.CARD_CODE), label)
    hint = style.regular(9, style.MUTED)
    pen.end(box.right - 6 * MM, y + 17 * MM, hint.line(words.CARD_HINT), hint)
    letters = style.bold(22, style.PRIMARY)
    pen.start(box.x + 8 * MM, y + 15 * MM, letters.code(code), letters)
    return box.bottom


def _steps(pen: Pen, steps: Sequence[str], y: float) -> None:
    text, number = style.regular(11.5), style.bold(11.5, style.PRIMARY)
    for index, step in enumerate(steps, start=1):
        pen.end(_AREA.right, y, number.line(digits.to_persian(f"{index}.")), number)
        for line in text.wrap(step, _AREA.width - 9 * MM):
            pen.end(_AREA.right - 9 * MM, y, line, text)
            y += 7.4 * MM
        y += 3.4 * MM
