"""Lists as Excel and on paper: whole, readable, and nothing in them is ever a formula."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reports import ledger, workbook
from app.reports.content import Entry
from app.reports.sheet import Column, Kind, Listing, Sum
from tests.reports import pages

DAY = date(2026, 11, 22)
LISTING = Listing(
    title="رسیدها",
    office="اداره بهزیستی شهرستان دزفول",
    made_on=DAY,
    asked=(Entry("از تاریخ", "۱۴۰۵/۰۹/۰۱"), Entry("نیت", "ایتام")),
    columns=(
        Column("شمارهٔ رسید", 0.3, Kind.CODE),
        Column("تاریخ", 0.15, Kind.DAY),
        Column("نیکوکار", 0.3),
        Column("مبلغ (ریال)", 0.25, Kind.NUMBER),
    ),
    sums=(Sum("شمار", 2), Sum("جمع", 10**15 - 1)),
)
ROW = ("KHZDEZ / A1 / 1405 / 000002-8", DAY, "زهرا کاظمی‌نژاد", 25_000_000)


def on(_count):
    return True


def excel(rows, tell=on):
    out = io.BytesIO()
    workbook.render_to(LISTING, rows, out, tell)
    return out.getvalue()


def paper(rows, tell=on):
    out = io.BytesIO()
    ledger.render_to(LISTING, rows, out, tell)
    return out.getvalue()


def read(data):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_a_workbook_reads_from_the_right_with_its_heading_held():
    sheet = read(excel([ROW]))
    assert sheet.title == "رسیدها"
    assert sheet.sheet_view.rightToLeft
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D2")
    assert [cell.value for cell in sheet[1]] == [one.heading for one in LISTING.columns]


def test_amounts_are_numbers_days_are_jalali_and_sums_stand_below():
    sheet = read(excel([ROW, ROW]))
    assert [cell.value for cell in sheet[2]] == [ROW[0], "1405/09/01", ROW[2], 25_000_000]
    assert sheet["D2"].number_format == "#,##0"
    assert [(sheet.cell(at, 1).value, sheet.cell(at, 2).value) for at in (5, 6)] == [
        ("شمار", 2),
        ("جمع", 10**15 - 1),
    ]


def test_a_number_that_excel_would_round_is_written_as_text():
    assert read(excel([(*ROW[:3], 10**15 + 1)]))["D2"].value == "1000000000000001"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
@settings(max_examples=60, derandomize=False)
def test_any_text_comes_back_as_text_and_never_as_a_formula(texts):
    sheet = read(excel([(ROW[0], DAY, f"={text}", 1) for text in texts]))
    for at, text in enumerate(texts, start=2):
        cell = sheet.cell(at, 3)
        kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
        assert cell.data_type in {"s", "inlineStr"}
        assert openpyxl.utils.escape.unescape(cell.value).replace("\r", "\n") == f"={kept}".replace(
            "\r\n", "\n"
        ).replace("\r", "\n")


@pytest.mark.parametrize("start", "=+-@")
def test_what_looks_like_a_formula_is_marked_as_text(start):
    cell = read(excel([(ROW[0], DAY, f"{start}cmd|x", 1)]))["C2"]
    assert cell.quotePrefix
    assert cell.value == f"{start}cmd|x"


def test_the_same_list_gives_the_same_bytes():
    assert excel([ROW] * 3) == excel([ROW] * 3)
    assert paper([ROW] * 3) == paper([ROW] * 3)


def test_a_list_longer_than_a_sheet_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr(workbook, "ROWS_OF_A_SHEET", 2)
    book = openpyxl.load_workbook(io.BytesIO(excel([ROW] * 5)))
    assert book.sheetnames == ["رسیدها", "رسیدها (2)", "رسیدها (3)"]
    assert [sheet["A2"].value for sheet in book] == [ROW[0]] * 3


@pytest.mark.parametrize("render", [workbook.render_to, ledger.render_to])
def test_a_long_list_can_be_stopped(render):
    heard = []

    def stop(count):
        heard.append(count)
        return False

    out = io.BytesIO()
    assert render(LISTING, [ROW] * 1200, out, stop) == heard[0] < 1200
    assert out.getvalue()[:4] in {b"PK\x03\x04", b"%PDF"}


def test_an_empty_list_is_a_whole_workbook_and_a_whole_page():
    assert zipfile.ZipFile(io.BytesIO(excel([]))).testzip() is None
    assert "جمع" in pages.plain(paper([]))


@pytest.mark.pdf
def test_the_paper_repeats_its_heading_and_counts_its_pages():
    data = paper([ROW] * 60)
    drawn = pages.texts(data)
    assert pages.sizes(data) == [(297.0, 210.0)] * len(drawn)
    assert len(drawn) == 3
    for at, page in enumerate(drawn, start=1):
        words = [one.text for one in page]
        assert any("نیکوکار" in word for word in words)
        assert [one for one in words if "صفحه" in one]
        assert "۳" in words, at
    assert pages.finds(data, "نیکوکار")
    assert "۲۵٬۰۰۰٬۰۰۰" in pages.plain(data)


@pytest.mark.pdf
def test_what_was_asked_stands_on_the_first_page_and_the_sums_on_the_last():
    drawn = pages.texts(paper([ROW] * 60))
    first, last = (" ".join(one.text for one in drawn[at]) for at in (0, -1))
    assert "ایتام" in first
    assert "۹۹۹٬۹۹۹٬۹۹۹٬۹۹۹٬۹۹۹" in last


@pytest.mark.pdf
def test_a_long_name_is_wrapped_and_nothing_meets():
    row = (ROW[0], DAY, "خانوادهٔ محترم مرحوم حاج سید عبدالرضا موسوی‌نژاد دزفولی " * 3, 10**14)
    for page in pages.texts(paper([row] * 12)):
        for at, one in enumerate(page):
            assert not any(one.overlaps(other) for other in page[at + 1 :])
