"""The rows that were not taken, as a workbook to mend and hand in again: each with its reasons."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from openpyxl.cell import WriteOnlyCell

from app.domain import digits
from app.domain.errors import AppError
from app.intake.cells import Cell, Kind
from app.intake.mapping import Columns
from app.intake.rows import Row
from app.strings import intake

_WIDTH = 18


def write(
    path: Path, columns: Columns, rows: Sequence[Row], sentence: Callable[[str], str]
) -> None:
    """Write the rejected of *rows* under the headings of their sheet, reasons behind.

    *sentence* turns a code into words. Every cell is text or a number, never a formula. Raises
    AppError `file_unwritable`.
    """
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(intake.REJECTED)
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A2"
    width = max((len(one.line.cells) for one in rows), default=len(columns.headings))
    width = max(width, len(columns.headings))
    for place in range(width + 2):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(place + 1)].width = _WIDTH
    padded = [*columns.headings, *[""] * (width - len(columns.headings))]
    sheet.append([_text(sheet, one) for one in (*padded, intake.ROW, intake.REASON)])
    for row in rows:
        if row.problems:
            cells = [*row.line.cells, *[Cell()] * (width - len(row.line.cells))]
            said = [intake.reason(name, code, sentence(code)) for name, code in row.problems]
            told = (digits.to_persian(row.line.number), " ".join(said))
            shown = [_value(sheet, cell) for cell in cells]
            sheet.append([*shown, *(_text(sheet, one) for one in told)])
    made = io.BytesIO()
    book.save(made)
    try:
        path.write_bytes(made.getvalue())
    except OSError as error:
        raise AppError("file_unwritable", name=path.name, reason=error.strerror) from error


def _value(sheet: object, cell: Cell) -> object:
    if cell.kind is Kind.NUMBER and not cell.says:
        return float(cell.text) if "." in cell.text else int(cell.text)
    return _text(sheet, f"{cell.text} {cell.says}".rstrip())


def _text(sheet: object, words: str) -> object:
    """Return a cell that is text whatever it begins with: = + - @ stay letters."""
    made = WriteOnlyCell(sheet)
    made.value = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", words)
    made.data_type = "s"
    return made
