"""A foreign workbook is read, or refused with the reason; nothing that it holds is run."""

import random
import struct

import openpyxl
import pytest

from app.domain.errors import AppError
from app.intake import guards
from app.intake.cells import Cell, Kind
from app.intake.workbook import Reader
from app.strings import intake
from tests.intake import books


@pytest.fixture(scope="module")
def reader():
    with Reader() as reader:
        yield reader


@pytest.fixture
def book(tmp_path):
    return books.save(tmp_path / "فهرست خیرین.xlsx", books.GOOD)


def refusal(ask, path):
    with pytest.raises(AppError) as refused:
        ask(path)
    return refused.value.code


def test_cells_come_over_as_what_they_are(reader, tmp_path):
    row = ("متن", 12, 2.5, "=1+1", None, "  ", True)
    (sheet,) = reader.read(books.save(tmp_path / "b.xlsx", row, headings=("الف",)))
    assert [line.number for line in sheet.lines] == [1, 2]
    kinds = [cell.kind for cell in sheet.lines[1].cells]
    wanted = [Kind.TEXT, Kind.NUMBER, Kind.NUMBER, Kind.FORMULA, Kind.EMPTY, Kind.EMPTY, Kind.TEXT]
    assert kinds == wanted
    assert [cell.text for cell in sheet.lines[1].cells[:4]] == ["متن", "12", "2.5", ""]


def test_a_date_and_what_a_number_format_says_come_over(reader, tmp_path):
    formats = (("A2", "yyyy-mm-dd"), ("B2", '#,##0 "تومان"'))
    made = books.save(tmp_path / "b.xlsx", (45_000, 7), headings=("الف", "ب"), formats=formats)
    (sheet,) = reader.read(made)
    expected = (Cell(Kind.DATE, "2023-03-15"), Cell(Kind.NUMBER, "7", "تومان"))
    assert sheet.lines[1].cells == expected


def test_hidden_sheets_are_not_read(reader, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["پیدا"])
    book.create_sheet("نهان").sheet_state = "hidden"
    book.save(tmp_path / "b.xlsx")
    assert [sheet.title for sheet in reader.read(tmp_path / "b.xlsx")] == ["Sheet"]


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "XFD3"])
def test_a_value_at_the_far_end_of_the_sheet_costs_nothing(reader, book, place):
    (sheet,) = reader.read(books.with_cell(book, place))
    assert [line.number for line in sheet.lines][:2] == [1, 2]
    assert all(len(line.cells) <= 64 for line in sheet.lines)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("xl/vbaProject.bin", "workbook_macros"),
        ("xl/embeddings/oleObject1.bin", "workbook_macros"),
        ("xl/externalLinks/externalLink1.xml", "workbook_links"),
        ("xl/connections.xml", "workbook_links"),
    ],
)
def test_what_could_act_or_reach_out_is_refused(book, name, code):
    books.pack(book, books.parts(book) | {name: b"<x/>"})
    assert refusal(guards.check, book) == code


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("xml", [BOMB, b" " * 65_530 + BOMB, BOMB.decode().encode("utf-16")])
def test_declared_entities_are_refused_wherever_and_however_they_stand(book, xml):
    books.pack(book, books.parts(book) | {"xl/sharedStrings.xml": xml})
    assert refusal(guards.check, book) == "workbook_entities"


def test_a_bomb_is_refused_before_it_is_parsed(book):
    books.pack(book, books.parts(book) | {"xl/media/a.bin": bytes(64 << 20)})
    assert book.stat().st_size < 100_000
    assert refusal(guards.check, book) == "workbook_too_large"


def test_a_size_that_the_file_declares_is_not_believed(book):
    books.pack(book, books.parts(book) | {"xl/media/a.bin": bytes(8 << 20)})
    raw = book.read_bytes()
    lie = raw.replace(struct.pack("<I", 8 << 20), struct.pack("<I", 10))
    book.write_bytes(lie)
    assert refusal(guards.check, book) in {"workbook_too_large", "workbook_unreadable"}


def test_too_many_entries_are_refused(book):
    books.pack(book, books.parts(book) | {f"xl/media/{n}.png": b"" for n in range(500)})
    assert refusal(guards.check, book) == "workbook_too_large"


def test_other_files_are_refused_by_what_they_are(tmp_path, book):
    other = tmp_path / "b.xlsx"
    assert refusal(guards.check, other) == "file_missing"
    assert refusal(guards.check, tmp_path) == "file_unreadable"
    other.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert refusal(guards.check, other) == "workbook_locked"
    other.write_bytes(b"name,amount\n")
    assert refusal(guards.check, other) == "workbook_unreadable"
    books.pack(other, {"word/document.xml": b"<x/>"})
    assert refusal(guards.check, other) == "workbook_unreadable"
    other.write_bytes(bytes(guards.MAX_FILE + 1))
    assert refusal(guards.check, other) == "workbook_too_large"


def test_a_sheet_that_is_no_xml_is_refused_and_the_next_file_is_read(reader, book, tmp_path):
    broken = books.pack(
        tmp_path / "x.xlsx", books.parts(book) | {"xl/worksheets/sheet1.xml": b"<row"}
    )
    assert refusal(reader.read, broken) == "workbook_unreadable"
    assert len(reader.read(book)) == 1


def test_more_rows_than_an_import_takes_are_refused(book):
    with Reader(lines=1) as reader:
        assert refusal(reader.read, book) == "workbook_too_long"
    with Reader(lines=2) as reader:
        assert len(reader.read(book)[0].lines) == 2


def test_a_child_that_takes_too_long_is_ended_and_replaced(book):
    with Reader(patience=0.0) as reader:
        assert refusal(reader.read, book) == "workbook_unreadable"
    with Reader() as reader:
        assert len(reader.read(book)) == 1


def test_whatever_bytes_are_flipped_the_answer_is_a_sheet_or_a_refusal(reader, book, tmp_path):
    luck, whole = random.Random(1405), book.read_bytes()
    mutated, told = tmp_path / "m.xlsx", set()
    for _ in range(60):
        raw = bytearray(whole)
        for _flip in range(luck.randrange(1, 12)):
            raw[luck.randrange(len(raw))] = luck.randrange(256)
        mutated.write_bytes(raw[: luck.choice([len(raw), luck.randrange(len(raw))])])
        try:
            reader.read(mutated)
        except AppError as error:
            told.add(error.code)
    assert told <= set(intake.REFUSALS)
