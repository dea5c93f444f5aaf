"""A test page is read back from its drawing, from a scan and from a photo of the paper."""

from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from app.domain import test_code
from app.domain.clock import TEHRAN
from app.domain.document import Paper, Sheet
from app.domain.errors import AppError
from app.reports import eye, qr, receipt, test_page
from tests.reports import documents, pages

MOMENT = datetime(2026, 11, 22, 10, 15, tzinfo=TEHRAN)
KINDS = ("a4", "a5", "roll", "other")


def page(kind, printer="HP LaserJet 1020"):
    code = test_code.new("KHZDEZ", kind, MOMENT)
    asked = test_page.TestPage(
        office="ادارهٔ بهزیستی", printer=printer, paper=kind, code=code.text(), moment=MOMENT
    )
    return code, test_page.render(asked)


def drawn(pdf, dpi=200):
    return pypdfium2.PdfDocument(pdf)[0].render(scale=dpi / 72).to_pil()


@pytest.mark.parametrize("kind", KINDS)
def test_a_test_page_carries_a_code_like_a_receipts_and_is_read_at_a_printers_dots(kind):
    code, pdf = page(kind)
    signed = documents.qr_text(documents.money().number)
    assert qr.symbol(code.text()).modules >= qr.symbol(signed).modules
    assert eye.read_drawn(pdf, 203) == {code.text()}
    assert len(pages.sizes(pdf)) == 1


def test_a_printer_too_coarse_for_a_code_is_found_out():
    assert eye.read_drawn(page("a5")[1], 40) == frozenset()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_on_a_test_page_lies_over_anything_else(kind):
    pieces = pages.texts(page(kind)[1])[0]
    over = [
        (one.text, other.text)
        for at, one in enumerate(pieces)
        for other in pieces[at + 1 :]
        if one.overlaps(other)
    ]
    assert over == []
    width, height = pages.sizes(page(kind)[1])[0]
    assert all(one.left > 0 and one.right < width * 72 / 25.4 for one in pieces)
    assert all(one.bottom < height * 72 / 25.4 - 4 for one in pieces)


def test_a_photo_of_the_paper_held_askew_is_read(tmp_path):
    code, pdf = page("a5")
    paper = drawn(pdf, 150)
    desk = Image.new("RGB", (paper.width + 400, paper.height + 400), (120, 96, 70))
    desk.paste(paper, (200, 200))
    photo = desk.rotate(7, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(1.2))
    photo = photo.point(lambda value: 30 + value * 0.7)
    photo.save(tmp_path / "photo.jpg", quality=70)
    assert code.text() in set(eye.read(tmp_path / "photo.jpg"))


def test_a_scanned_pdf_is_read(tmp_path):
    code, pdf = page("roll")
    drawn(pdf, 150).convert("L").save(tmp_path / "scan.pdf", resolution=150)
    assert list(eye.read(tmp_path / "scan.pdf")) == [code.text()]


@pytest.mark.parametrize("name", ["x.png", "x.pdf", "x.jpg"])
def test_what_is_no_picture_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"\x89PNG no picture at all")
    with pytest.raises(AppError, match="picture_unreadable"):
        list(eye.read(tmp_path / name))


@given(at=st.integers(0, 209), letter=st.sampled_from("ABCXYZ0189/-"))
def test_a_code_is_a_test_code_only_as_it_was_written(at, letter):
    text = test_code.new("KHZDEZ", "a4", MOMENT).text()
    assert test_code.read(text) == test_code.new("KHZDEZ", "a4", MOMENT)
    turned = text[:at] + letter + text[at + 1 :]
    assert (test_code.read(turned) is None) == (turned != text)
    assert test_code.read("R1/KHZDEZ/A1/1405") is None


@pytest.mark.parametrize("paper", list(Paper))
def test_where_no_code_can_be_drawn_number_amount_and_letters_stand_large(paper):
    document = documents.money()
    data = receipt.render([Sheet(document=document, typed=True)], paper)
    assert pages.codes(data) == [[]]
    pieces = [piece for piece in pages.texts(data)[0] if piece.bottom - piece.top > 11]
    assert any(" ".join(document.control) in piece.text for piece in pieces)
    over = [
        (one.text, other.text)
        for at, one in enumerate(pages.texts(data)[0])
        for other in pages.texts(data)[0][at + 1 :]
        if one.overlaps(other)
    ]
    assert over == []


def test_a_void_says_its_letters_too():
    sheet = Sheet(document=replace(documents.money(), amount=0, lines=()), typed=True)
    assert receipt.render([sheet], Paper.A5)
