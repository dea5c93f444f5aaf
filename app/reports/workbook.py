"""A list as an Excel workbook, written part by part: no temporary file, the same bytes again.

Amounts are numbers, everything else is text, so that nothing typed by a donor is ever a formula.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import IO, BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from app.domain import jalali
from app.reports.sheet import Cell, Column, Kind, Listing, Row, Tell
from app.strings import sheets as words

ROWS_OF_A_SHEET: Final = 1_000_000
EXACT: Final = 10**15
"""Excel keeps fifteen digits; a longer number is written as text and stays whole."""

_LONGEST: Final = 32_767
_WIDTH: Final = 150
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_TELL: Final = 500
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED: Final = re.compile("_x[0-9A-Fa-f]{4}_")
_BAD_IN_NAME: Final = re.compile(r"[\[\]:*?/\\']")

# cell formats, in the order of styles.xml
_TEXT, _NUMBER, _QUOTED, _HEADING, _SUM_LABEL, _SUM = range(6)
_QUOTE: Final = ' quotePrefix="1"'
_FORMULA_LIKE: Final = ("=", "+", "-", "@", "\t", "\r")


def render_to(listing: Listing, rows: Iterable[Row], out: BinaryIO, tell: Tell) -> int:
    """Write the workbook to *out*; returns the number of rows, those up to where *tell* stopped."""
    names: list[str] = []
    source, teller = iter(rows), _Teller(tell)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        ahead: list[Row] = []
        while not names or ahead:
            names.append(f"sheet{len(names) + 1}")
            part = islice(chain(ahead, source), ROWS_OF_A_SHEET)
            with archive.open(_entry(f"xl/worksheets/{names[-1]}.xml"), "w") as sheet:
                _sheet(listing, part, sheet, teller)
            ahead = [] if teller.stopped else list(islice(source, 1))
        for name, content in _parts(listing, names):
            archive.writestr(_entry(name), _HEAD + content)
    return teller.rows


class _Teller:
    """Counts the rows of all sheets, and asks now and then whether to go on."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.rows, self.stopped = 0, False

    def stops(self) -> bool:
        """Count one row; True where it is the last that is wanted."""
        self.rows += 1
        self.stopped = self.rows % _TELL == 0 and not self._tell(self.rows)
        return self.stopped


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _sheet(listing: Listing, rows: Iterator[Row], out: IO[bytes], teller: _Teller) -> None:
    columns = listing.columns
    out.write((_HEAD + _before_rows(columns)).encode())
    out.write(_line(1, [_text(column.heading, _HEADING) for column in columns]))
    count = 0
    for row in rows:
        count += 1
        cells = [_cell(value, column.kind) for value, column in zip(row, columns, strict=True)]
        out.write(_line(count + 1, cells))
        if teller.stops():
            break
    for at, one in enumerate(listing.sums, start=count + 3):
        out.write(_line(at, [_text(one.label, _SUM_LABEL), _amount(one.amount, _SUM)]))
    last = f"{_letter(len(columns))}{count + 1}"
    out.write(
        f'</sheetData><autoFilter ref="A1:{last}"/><pageMargins left="0.4" right="0.4" top="0.5"'
        ' bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9"'
        ' orientation="landscape" fitToHeight="0"/></worksheet>'.encode()
    )


def _before_rows(columns: Sequence[Column]) -> str:
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{max(9, round(column.share * _WIDTH))}"'
        f' customWidth="1"/>'
        for at, column in enumerate(columns, start=1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView rightToLeft="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="18" customHeight="1"/><cols>{widths}</cols><sheetData>'
    )


def _line(number: int, cells: Iterable[str]) -> bytes:
    return f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _cell(value: Cell, kind: Kind) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, date):
        return _text(jalali.iso(value).replace("-", "/"), _TEXT)
    if isinstance(value, int):
        return _amount(value, _NUMBER) if kind is Kind.NUMBER else _text(str(value), _TEXT)
    return _text(value, _QUOTED if value.startswith(_FORMULA_LIKE) else _TEXT)


def _amount(value: int, look: int) -> str:
    if abs(value) >= EXACT:
        return _text(str(value), look)
    return f'<c s="{look}"><v>{value}</v></c>'


def _text(value: str, look: int) -> str:
    # «_x0041_» would be read as a letter by its code
    whole = _ESCAPED.sub(lambda found: f"_x005F{found[0]}", _NO_XML.sub("", value))[:_LONGEST]
    return f'<c s="{look}" t="inlineStr"><is><t xml:space="preserve">{escape(whole)}</t></is></c>'


def _letter(column: int) -> str:
    return chr(ord("A") + column - 1)


def _parts(listing: Listing, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    kinds = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    kinds += [(f"/xl/worksheets/{name}.xml", "worksheet") for name in names]
    types = "".join(
        f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in kinds
    )
    content = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    yield "[Content_Types].xml", content
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    leads = [("worksheet", f"worksheets/{name}.xml") for name in names]
    yield "xl/_rels/workbook.xml.rels", _relations([*leads, ("styles", "styles.xml")])
    yield "xl/workbook.xml", _workbook(listing.title, len(names))
    yield "xl/styles.xml", _STYLES


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{at}" Type="{_REL}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _workbook(title: str, count: int) -> str:
    name = _BAD_IN_NAME.sub(" ", title)[:24]
    lines = "".join(
        f'<sheet name={quoteattr(words.sheet(name, at))} sheetId="{at}" r:id="rId{at}"/>'
        for at in range(1, count + 1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{lines}</sheets></workbook>"
    )


def _font(*, bold: bool = False, colour: str = "FF17212B") -> str:
    weight = "<b/>" if bold else ""
    return f'<font>{weight}<sz val="10"/><color rgb="{colour}"/><name val="Tahoma"/></font>'


def _format(number: int, font: int, fill: int, more: str = "") -> str:
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0"{more}'
        ' applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
        '<alignment vertical="center" readingOrder="2"/></xf>'
    )


_STYLES: Final = (
    f'<styleSheet xmlns="{_MAIN}">'
    f'<fonts count="3">{_font()}{_font(bold=True)}{_font(bold=True, colour="FFFFFFFF")}</fonts>'
    '<fills count="4"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FF0B6E6E"/></patternFill></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFEDF6F6"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6">'
    f"{_format(49, 0, 0)}{_format(3, 0, 0)}"
    f"{_format(49, 0, 0, _QUOTE)}{_format(49, 2, 2)}"
    f"{_format(49, 1, 3)}{_format(3, 1, 3)}</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
