"""The sheet with the recovery key: printed once, sealed in an envelope, kept in the safe."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Final

from app.domain import digits, jalali
from app.reports import qr, style
from app.reports.content import Entry
from app.reports.flow import draw
from app.reports.pdf import Writer
from app.reports.pen import MM, Box, Pen
from app.reports.sections import Area, Look, entries
from app.strings import paper as words

_WIDTH: Final = 210 * MM
_HEIGHT: Final = 297 * MM
_AREA: Final = Area(20 * MM, _WIDTH - 20 * MM)
_IN_A_ROW: Final = 3
_QR_SIDE: Final = 46 * MM
_LOG_ROWS: Final = 4


def render(code: str, qr_text: str, office: str, person: str, issued_on: date) -> bytes:
    """Return one A4 page with *code*, eleven groups of five, and *qr_text* as a QR."""
    out = BytesIO()
    writer = Writer(out, title=words.RECOVERY_TITLE)
    pen = Pen(_HEIGHT, writer.used)
    _title(pen)
    facts = [
        Entry(words.RECOVERY_OFFICE, office),
        Entry(words.RECOVERY_PERSON, person),
        Entry(words.DATE, jalali.short(issued_on), code=True),
    ]
    y = draw(entries([fact for fact in facts if fact.value], _AREA, Look(1.1)), pen, 46 * MM)
    y = _secret(pen, code, qr_text, y + 6 * MM)
    y = _steps(pen, y + 10 * MM)
    _log(pen, y + 4 * MM)
    writer.page(pen.content.encode("latin-1"), _WIDTH, _HEIGHT)
    writer.close()
    return out.getvalue()


def _title(pen: Pen) -> None:
    pen.fill(Box(_AREA.left, 16 * MM, _AREA.width, 1.4 * MM), style.PRIMARY, 2)
    title = style.bold(22, style.PRIMARY)
    pen.end(_AREA.right, 29 * MM, title.line(words.RECOVERY_TITLE), title)
    secret = style.bold(11, style.DANGER)
    pen.end(_AREA.right, 38 * MM, secret.line(words.RECOVERY_NOTICE), secret)


def _secret(pen: Pen, code: str, qr_text: str, y: float) -> float:
    """Draw the groups, numbered, with the QR beside them; returns the lower edge."""
    box = Box(_AREA.left, y, _AREA.width, _QR_SIDE + 14 * MM)
    pen.fill(box, style.SOFT, 8)
    pen.fill(Box(box.x + 4 * MM, y + 4 * MM, _QR_SIDE + 6 * MM, _QR_SIDE + 6 * MM), style.WHITE, 4)
    symbol = qr.symbol(qr_text)
    unit = _QR_SIDE / symbol.modules
    pen.path(box.x + 7 * MM, y + 7 * MM, unit, symbol.path, style.BLACK)
    hint = style.regular(8.5, style.MUTED)
    pen.end(box.right - 6 * MM, y + 8 * MM, hint.line(words.RECOVERY_CODE), hint)
    left = box.x + _QR_SIDE + 17 * MM
    step = (box.right - 4 * MM - left) / _IN_A_ROW
    group_style, index_style = style.bold(16), style.regular(8, style.MUTED)
    for index, group in enumerate(_groups(code)):
        x = left + index % _IN_A_ROW * step
        at = y + 20 * MM + index // _IN_A_ROW * 11 * MM
        number = index_style.line(digits.to_persian(index + 1))
        pen.end(x + 5 * MM, at, number, index_style)
        pen.start(x + 7 * MM, at, group_style.code(group), group_style)
    return box.bottom


def _groups(code: str) -> Iterator[str]:
    return (group for group in code.replace("-", " ").split() if group)


def _steps(pen: Pen, y: float) -> float:
    text, number = style.regular(10.5), style.bold(10.5, style.PRIMARY)
    for index, step in enumerate(words.RECOVERY_STEPS, start=1):
        pen.end(_AREA.right, y, number.line(digits.to_persian(f"{index}.")), number)
        for line in text.wrap(step, _AREA.width - 8 * MM):
            pen.end(_AREA.right - 8 * MM, y, line, text)
            y += 6.4 * MM
        y += 1.8 * MM
    return y


def _log(pen: Pen, y: float) -> None:
    """Draw the empty table in which each opening of the envelope is written down."""
    titles = style.medium(9, style.WHITE)
    pen.fill(Box(_AREA.left, y, _AREA.width, 8 * MM), style.PRIMARY, 4)
    width = _AREA.width / len(words.RECOVERY_LOG)
    for index, heading in enumerate(words.RECOVERY_LOG):
        middle = _AREA.right - (index + 0.5) * width
        pen.centre(middle, y + 5.2 * MM, titles.line(heading), titles)
    for row in range(1, _LOG_ROWS + 1):
        pen.rule(_AREA.left, y + (8 + 9 * row) * MM, _AREA.right, style.LINE)
