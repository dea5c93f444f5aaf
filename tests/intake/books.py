"""Workbooks for tests: written by openpyxl, and some that no Excel would write."""

import io
import zipfile
from pathlib import Path

import openpyxl

SAMPLE = Path(__file__).parents[1] / "fixtures" / "import" / "donations_messy.xlsx"
TRUTH = SAMPLE.with_suffix(".truth.json")
HEADINGS = ("نام", "کد ملی", "همراه", "تاریخ", "مبلغ", "بابت", "روش پرداخت", "توضیحات")
GOOD = ("علی نیسی", "1740000013", "09161230001", "1404/5/6", 2_500_000, "معیشت", "نقد", "")


def save(path: Path, *rows, headings=HEADINGS, formats=()) -> Path:
    """Write a list with its headings in row 1; *formats* are (cell, number format)."""
    book = openpyxl.Workbook()
    for row in (headings, *rows):
        book.active.append(row)
    for place, shown in formats:
        book.active[place].number_format = shown
    book.save(path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as container:
        return {name: container.read(name) for name in container.namelist()}


def pack(path: Path, entries: dict[str, bytes]) -> Path:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in entries.items():
            container.writestr(name, content)
    path.write_bytes(made.getvalue())
    return path


def with_cell(path: Path, place: str, value: str = "1") -> Path:
    """Add one cell to the sheet of *path* as XML, wherever Excel allows one to stand."""
    entries = parts(path)
    sheet = "xl/worksheets/sheet1.xml"
    number = "".join(filter(str.isdigit, place))
    cell = f'<row r="{number}"><c r="{place}"><v>{value}</v></c></row></sheetData>'
    entries[sheet] = entries[sheet].replace(b"</sheetData>", cell.encode())
    return pack(path, entries)
