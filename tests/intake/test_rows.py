"""A row says what it says: right rials, right day, or the reason why it is not taken."""

import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import digits, jalali, niyyat, text
from app.domain.donor import DonorDetails
from app.domain.errors import AppError
from app.intake import fields, mapping, rejected, rows
from app.intake.cells import Cell, Kind, Line, Sheet
from app.intake.workbook import Reader
from app.services.lists import RESOURCES
from app.strings import errors
from tests.intake import books

TODAY = date(2026, 11, 22)
LIST = niyyat.from_csv((RESOURCES / "donation_niyyat.csv").read_text("utf-8"))
KNOWN = {one.code: one for one in LIST}


def words(said, says=""):
    return Cell(Kind.TEXT, said, says)


def number(said, says=""):
    return Cell(Kind.NUMBER, said, says)


def code_of(read, *given):
    with pytest.raises(AppError) as refused:
        read(*given)
    return refused.value.code


@pytest.fixture(scope="module")
def sample():
    with Reader() as reader:
        sheets = reader.read(books.SAMPLE)
    columns = mapping.guess(sheets, mapping.GIFTS)
    return columns, rows.gifts(sheets, columns, KNOWN, TODAY)


def test_every_good_row_of_the_sample_is_taken_with_its_rials_day_and_designation(sample):
    truth = [one for one in json.loads(books.TRUTH.read_text("utf-8")) if one["bad"] is None]
    taken = {one.line.number: one.value for one in sample[1] if one.value}
    assert sorted(taken) == [one["row"] for one in truth]
    for one in truth:
        gift = taken[one["row"]]
        assert jalali.iso(gift.paid_on) == one["jalali"].replace("/", "-")
        assert gift.amount == one["amount"]
        assert text.squeezed(KNOWN[gift.niyyat].short) == text.squeezed(one["niyyat"])
        assert (gift.who.national_id, gift.who.mobile) == (one["national_id"], one["mobile"])
        assert text.squeezed(gift.who.name) == text.squeezed(one["name"])


def test_every_bad_row_of_the_sample_is_left_with_the_reason_at_the_right_cell(sample):
    truth = {one["row"]: one["bad"] for one in json.loads(books.TRUTH.read_text("utf-8"))}
    left = {one.line.number: one.problems for one in sample[1] if one.value is None}
    assert {row: said[0][0] for row, said in left.items()} == {r: b for r, b in truth.items() if b}
    assert all(len(said) == 1 for said in left.values())


def test_sums_titles_and_blank_lines_are_no_rows(sample):
    assert len(sample[1]) == 1200


AMOUNTS = [
    (words("۲٬۵۰۰٬۰۰۰"), 2_500_000),
    (words("2,500,000 ریال"), 2_500_000),
    (words("۲۵۰,۰۰۰ تومان"), 2_500_000),
    (words("٢٥٠٠٠٠تومان"), 2_500_000),
    (number("2500000"), 2_500_000),
    (number("250000", "تومان"), 2_500_000),
    (number("2500000", "ریال"), 2_500_000),
    (words("12.5 تومان"), 125),
]


@pytest.mark.parametrize(("cell", "rials"), AMOUNTS, ids=str)
def test_tomans_are_converted_only_where_the_cell_says_so(cell, rials):
    assert fields.amount(cell) == rials


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (Cell(), "amount_missing"),
        (words("دو میلیون؟"), "amount_unreadable"),
        (words("2 میلیون تومان"), "amount_unreadable"),
        (words("500 تومان معادل 5000 ریال"), "amount_unreadable"),
        (words("500 ریال", "تومان"), "unit_unclear"),
        (words("-500000"), "amount_not_positive"),
        (number("0"), "amount_not_positive"),
        (number("2500000.5"), "amount_fractional"),
        (words("9" * 40), "amount_too_large"),
        (Cell(Kind.FORMULA), "cell_formula"),
        (Cell(Kind.ERROR), "cell_error"),
        (words("1" * 300), "too_long"),
    ],
    ids=str,
)
def test_an_amount_that_is_not_plain_is_refused_with_its_reason(cell, code):
    assert code_of(fields.amount, cell) == code


@given(st.integers(1, 10**12), st.sampled_from([digits.ASCII, digits.PERSIAN, digits.ARABIC]))
def test_any_amount_reads_back_in_any_digits_in_rials_and_in_tomans(rials, script):
    figures = f"{rials:,}".translate(str.maketrans(digits.ASCII, script))
    assert fields.amount(words(f" {figures} ریال")) == rials
    assert fields.amount(words(f"{figures}\u200cتومان")) == rials * 10


DAYS = [
    *("1405/9/1", "۱۴۰۵-۰۹-۰۱", "1/9/1405", "01.09.1405", "05/09/01", "یکشنبه 1405/09/01"),
    *("۱ آذر ۱۴۰۵", "یکشنبه ۱ آذر ۱۴۰۵", "14050901", "2026-11-22", "22/11/2026", "11/22/2026"),
    *("1405/09/01 10:30", "٠٥/٠٩/٠١"),
]


@pytest.mark.parametrize("said", DAYS)
def test_a_day_is_read_in_every_form_that_offices_write(said):
    assert fields.day(words(said), TODAY) == TODAY


@pytest.mark.parametrize(
    "cell", [number("46348"), number("46348.5"), number("14050901"), Cell(Kind.DATE, "2026-11-22")]
)
def test_excels_own_days_are_read(cell):
    assert fields.day(cell, TODAY) == TODAY


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (Cell(), "date_missing"),
        (words("دیروز"), "date_unreadable"),
        (words("9/1"), "date_unreadable"),
        (words("1 آذر"), "date_unreadable"),
        (words("1405/9-1"), "date_unreadable"),
        (words("5/9/1"), "date_unreadable"),
        (words("46348"), "date_unreadable"),
        (number("-3"), "date_unreadable"),
        (words("1405/13/02"), "date_impossible"),
        (words("۱۴۰۵/۰۷/۳۱"), "date_impossible"),
        (words("2026-02-30"), "date_impossible"),
        (words("5/6/2025"), "date_ambiguous"),
        (words("25/12/04"), "date_ambiguous"),
        (words("1405/09/02"), "date_in_future"),
        (Cell(Kind.FORMULA), "cell_formula"),
    ],
    ids=str,
)
def test_a_day_that_could_be_another_is_refused_with_its_reason(cell, code):
    assert code_of(fields.day, cell, TODAY) == code


@given(st.dates(date(1997, 1, 1), TODAY), st.booleans(), st.sampled_from("/-."))
def test_a_day_reads_back_year_first_and_year_last(day, short, mark):
    year, month, last = jalali.to_jalali(day)
    first = (
        f"{year % 100:02d}{mark}{month}{mark}{last}"
        if short
        else f"{year}{mark}{month}{mark}{last}"
    )
    assert fields.day(words(first), TODAY) == day
    assert fields.day(words(f"{last}{mark}{month}{mark}{year}"), TODAY) == day


@given(st.text(max_size=40), st.sampled_from(list(Kind)))
def test_no_cell_trips_a_reader(said, kind):
    cell = Cell(kind, "2025-01-01" if kind is Kind.DATE else said)
    told = set()
    for read in (
        *(fields.name, fields.amount, fields.method, fields.person_id, fields.mobile),
        *(fields.written, fields.note, lambda one: fields.day(one, TODAY)),
    ):
        try:
            read(cell)
        except AppError as error:
            told.add(error.code)
    assert told <= set(errors.SENTENCES)


def a_sheet(*cells, headings=books.HEADINGS, title="برگه"):
    lines = [tuple(map(words, headings)), *cells]
    made = tuple(Line(number=n, cells=tuple(one)) for n, one in enumerate(lines, start=1))
    return Sheet(title=title, lines=made)


def good(**changed):
    named = dict(zip(mapping_names(), map(words, map(str, books.GOOD)), strict=True))
    return tuple((named | {name: words(said) for name, said in changed.items()}).values())


def mapping_names():
    return ("name", "national_id", "mobile", "date", "amount", "niyyat", "method", "note")


def read(*cells, **more):
    sheets = (a_sheet(*cells, **more),)
    return rows.gifts(sheets, mapping.guess(sheets, mapping.GIFTS), KNOWN, TODAY)


def test_equal_rows_are_told_apart_by_their_occurrence_however_they_are_typed():
    first, second, other = read(
        good(), good(name="  علي  نیسی", amount="۲۵۰,۰۰۰ تومان", note="دوباره"), good(amount="1")
    )
    assert first.digest == second.digest != other.digest
    assert [one.occurrence for one in (first, second, other)] == [0, 1, 0]


def test_a_reference_in_persian_digits_is_that_of_a_receipt_from_the_form():
    headings = (*books.HEADINGS, "شماره مرجع")
    (row,) = read((*good(), words("۸۸۱")), headings=headings)
    assert row.value.reference == "881"


def test_a_row_with_two_faults_tells_both():
    (row,) = read(good(name="", date="دیروز"))
    assert row.problems == (("name", "required"), ("date", "date_unreadable"))


def test_an_anonymous_giver_and_a_company_are_known_by_what_stands_there():
    anonymous, company = read(good(name="ناشناس"), good(national_id="10380284790"))
    assert (anonymous.value.who.kind, anonymous.value.who.name) == ("anonymous", "")
    assert company.value.who.kind == "legal"


def test_a_designation_that_waits_for_its_permit_or_is_unknown_is_refused():
    (khoms,), (other,) = read(good(niyyat="خمس")), read(good(niyyat="کفاره"))
    assert khoms.problems == (("niyyat", "niyyat_inactive"),)
    assert other.problems == (("niyyat", "niyyat_unknown"),)


def test_a_heading_that_says_toman_needs_cells_that_say_their_unit():
    headings = [*books.HEADINGS[:4], "مبلغ (تومان)", *books.HEADINGS[5:]]
    plain, said = read(good(), good(amount="5 تومان"), headings=headings)
    assert plain.problems == (("amount", "unit_unclear"),)
    assert said.value.amount == 50


def test_donors_need_only_a_name():
    sheets = (a_sheet((words("هیئت حسینی"),), headings=("نام نیکوکار",)),)
    (row,) = rows.donors(sheets, mapping.guess(sheets, mapping.DONORS))
    assert row.value == DonorDetails(kind="group", name="هیئت حسینی")


def test_headings_that_are_missing_are_named():
    with pytest.raises(AppError) as refused:
        mapping.guess((a_sheet(headings=("نام", "تاریخ")),), mapping.GIFTS)
    assert refused.value.code == "headings_missing"
    assert refused.value.params["names"] == "مبلغ، بابت"


def test_the_sheet_that_fits_best_is_taken():
    other = a_sheet(headings=("نام", "مبلغ"), title="خلاصه")
    assert mapping.guess((other, a_sheet()), mapping.GIFTS).sheet == "برگه"


def test_a_mapping_that_is_shown_can_be_given_back():
    sheets = (a_sheet(good()),)
    guessed = mapping.guess(sheets, mapping.GIFTS)
    assert mapping.given(sheets, mapping.GIFTS, guessed.shown()) == guessed


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"sheet": "دیگر", "header": 1, "columns": {}},
        {"sheet": "برگه", "header": 1, "columns": {"name": "A"}},
        {"sheet": "برگه", "header": 1, "columns": {"wish": "A"}},
        {"sheet": "برگه", "header": "1", "columns": {}},
        {
            "sheet": "برگه",
            "header": 1,
            "columns": {"name": "A", "date": "?", "amount": "C", "niyyat": "D"},
        },
    ],
)
def test_a_mapping_that_fits_nothing_is_refused(said):
    assert code_of(mapping.given, (a_sheet(good()),), mapping.GIFTS, said) == "map_malformed"


@given(st.integers(0, 18_277))
def test_columns_count_as_excel_does(place):
    assert mapping.letter(place) == openpyxl.utils.get_column_letter(place + 1)
    assert mapping.place_of(mapping.letter(place)) == place


def test_what_was_not_taken_comes_back_as_a_workbook_of_text_with_its_reasons(sample, tmp_path):
    columns, every = sample
    trap = read(good(name="=HYPERLINK(1)", amount="-3"))[0]
    rejected.write(tmp_path / "r.xlsx", columns, [*every, trap], errors.text)
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx").active
    assert sheet.max_row == 1 + 56 + 1
    assert sheet.sheet_view.rightToLeft
    assert [cell.value for cell in sheet[1]][-2:] == ["ردیف در پرونده", "علت نپذیرفتن"]
    assert sheet["K2"].value.startswith("تاریخ: چنین روزی در تقویم نیست")
    assert sheet["A58"].value == "=HYPERLINK(1)"
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_a_workbook_that_cannot_be_written_is_a_refusal(sample, tmp_path):
    gone = tmp_path / "no" / "r.xlsx"
    assert code_of(rejected.write, gone, *sample, errors.text) == "file_unwritable"
