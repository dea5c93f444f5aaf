from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.document import CopyMark, CopyRole, DocumentItem, DocumentLine, Paper, Sheet
from app.domain.receipt import RecordType
from app.reports import frame, receipt, roll
from app.reports.pen import MM
from tests.reports import documents, pages
from tests.reports.pages import Drawn

pytestmark = pytest.mark.pdf

SHEETS = documents.every()
PLAIN = {name: sheet for name, sheet in SHEETS.items() if name not in {"voided", "training"}}
QR = Drawn("QR", frame.QR.x, frame.QR.y, frame.QR.right, frame.QR.bottom)
STAMP = Drawn("stamp", frame.STAMP.x, frame.STAMP.y, frame.STAMP.right, frame.STAMP.bottom)


def a5(sheet: Sheet) -> bytes:
    return receipt.render([sheet], Paper.A5)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", SHEETS)
def test_every_paper_is_read_back_at_150_dpi(name, paper):
    sheet = SHEETS[name]
    found = pages.codes(receipt.render([sheet], paper))
    assert [sheet.document.qr] == [code for page in found for code in page]


def test_both_copies_on_a4_are_read_back():
    donor = Sheet(document=documents.money())
    finance = replace(donor, role=CopyRole.FINANCE)
    found = pages.codes(receipt.render([donor, finance], Paper.A4))
    assert [[donor.document.qr] * 2] == found


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("paper", Paper)
def test_the_same_receipt_gives_the_same_bytes(name, paper):
    assert receipt.render([SHEETS[name]], paper) == receipt.render([SHEETS[name]], paper)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", SHEETS)
def test_a_single_receipt_takes_at_most_40_kb(name, paper):
    assert len(receipt.render([SHEETS[name]], paper)) <= 40_960


def test_a_thousand_receipts_take_less_than_8_kb_each():
    sheets = (Sheet(document=documents.money(serial)) for serial in range(1, 201))
    assert len(receipt.render(sheets, Paper.A5)) / 200 < 8_192


def test_papers_have_their_sizes():
    sheets = [SHEETS["money"], SHEETS["short"], SHEETS["void"]]
    assert pages.sizes(receipt.render(sheets, Paper.A5)) == [(210, 148)] * 3
    assert pages.sizes(receipt.render(sheets, Paper.A4)) == [(210, 297)] * 2
    lengths = pages.sizes(receipt.render(sheets, Paper.ROLL))
    assert [width for width, _ in lengths] == [80.0] * 3
    assert lengths[1][1] < lengths[0][1]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "words",
    [
        "شمارهٔ رسید",
        "زهرا کاظمی‌نژاد",
        "مرحوم حاج یوسف",
        "کمک‌های مردمی",
        "۲۵٬۰۰۰٬۰۰۰",
        "KHZDEZ / A1 / 1405 / 001243-6",
        "بیست و پنج میلیون ریال",
        "اصالت‌سنجی رسید",
        "نسخهٔ نیکوکار",
        "۱۴۰۵/۰۹/۰۱",
        "۷۳۲۱۰۰۴۵۱",
        "AC7XB2",
        "دارای مصرف معین",
        "IR76 0170 0000",
    ],
)
def test_a_viewer_finds_what_is_printed(paper, words):
    label_left_out = paper is Paper.ROLL and words == "شمارهٔ رسید"
    assert pages.finds(receipt.render([SHEETS["money"]], paper), words) != label_left_out


def test_a_ligature_and_a_hamza_are_copied_as_their_letters():
    sheet = Sheet(document=documents.money(donor="غلام‌علی سلامی، خانوادهٔ الله‌کرم و لا"))
    copied = pages.plain(a5(sheet))
    assert "غلام‌علی سلامی، خانوادهٔ الله‌کرم و لا" in copied


@pytest.mark.parametrize("name", PLAIN)
def test_no_word_stands_on_the_qr_or_where_the_stamp_goes(name):
    *_, last = pages.texts(a5(PLAIN[name]))
    assert [word for word in last if word.overlaps(QR, 0) or word.overlaps(STAMP, 0)] == []


@pytest.mark.parametrize("name", ["voided", "training"])
def test_the_words_across_a_worthless_paper_spare_the_qr(name):
    assert [word for word in pages.texts(a5(SHEETS[name]))[0] if word.overlaps(QR, 0)] == []


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize("paper", [Paper.A5, Paper.ROLL])
def test_words_do_not_overlap(name, paper):
    for page in pages.texts(receipt.render([PLAIN[name]], paper)):
        assert [(a, b) for a, b in combinations(page, 2) if a.overlaps(b)] == []


def test_the_stamp_has_35_mm_and_the_qr_its_size():
    assert min(frame.STAMP.width, frame.STAMP.height) >= 35 * MM - 0.01
    assert roll.STAMP_HEIGHT >= 35 * MM - 0.01
    assert frame.QR.width >= 30 * MM - 0.01
    assert roll.QR_SIDE >= 25 * MM
    assert frame.QR.right < frame.STAMP.x


def test_many_items_continue_with_their_sum_beside_the_signatures():
    first, last = pages.texts(a5(SHEETS["in_kind"]))
    assert not any("هفتصد" in word.text for word in first)
    assert any("صفحهٔ ۱ از ۲" in pages_text for pages_text in [pages.plain(a5(SHEETS["in_kind"]))])
    assert len(last) < len(first)


def test_a_reprint_and_a_duplicate_say_so():
    assert pages.finds(a5(SHEETS["three_items"]), "چاپ مجدد")
    assert pages.finds(a5(SHEETS["duplicate"]), "المثنی (۲)")
    assert not pages.finds(a5(SHEETS["money"]), "المثنی")
    first = Sheet(document=documents.money(), mark=CopyMark.DUPLICATE, ordinal=1)
    assert pages.finds(receipt.render([first], Paper.ROLL), "المثنی (۱)")


@pytest.mark.parametrize("paper", Paper)
def test_a_voided_receipt_and_a_training_one_say_so_across(paper):
    voided = receipt.render([SHEETS["voided"]], paper)
    assert pages.finds(voided, "باطل شد")
    assert pages.finds(voided, "KHZDEZ / A1 / 1405 / 001250-2")
    assert pages.finds(receipt.render([SHEETS["training"]], paper), "فاقد اعتبار")


@pytest.mark.parametrize("paper", Paper)
def test_a_void_record_names_what_it_voids_and_why(paper):
    data = receipt.render([SHEETS["void"]], paper)
    for words in ("برگهٔ ابطال رسید", "KHZDEZ / A1 / 1405 / 001243-6", "حسین بنی‌طرفی", "به تومان"):
        assert pages.finds(data, words)
    assert not pages.finds(data, "منفی")


def test_the_tax_sentence_is_printed_only_when_ticked():
    assert not pages.finds(a5(SHEETS["money"]), "۱۷۲")
    assert pages.finds(a5(Sheet(document=documents.money(article_172=True))), "مادهٔ ۱۷۲")


def test_nothing_sacred_goes_on_a_roll():
    assert pages.finds(a5(SHEETS["money"]), "بسمه تعالی")
    assert not pages.finds(receipt.render([SHEETS["money"]], Paper.ROLL), "بسمه تعالی")


@pytest.mark.parametrize("paper", Paper)
def test_the_slip_of_a_new_register_has_no_sum_and_may_lack_a_code(paper):
    slip = documents.close(type=RecordType.START, amount=0, qr="")
    data = receipt.render([Sheet(document=slip)], paper)
    assert pages.finds(data, "برگهٔ آغاز باجه")
    assert not pages.finds(data, "ریال")
    assert pages.codes(data) == [[]]


def test_hours_of_service_are_summed():
    assert pages.finds(a5(SHEETS["service"]), "۶٫۵ ساعت")


def test_a_last_page_may_fill_its_leaf_of_the_page_tree():
    assert len(pages.sizes(receipt.render([SHEETS["short"]] * 64, Paper.A5))) == 64


@pytest.mark.parametrize("name", ["emblem", "slogan"])
def test_an_office_adds_its_emblem_and_its_slogan(name):
    png = BytesIO()
    Image.new("RGBA", (300, 200), (11, 110, 110, 128)).save(png, "PNG")
    extra = {"emblem": png.getvalue()} if name == "emblem" else {"slogan": "با هم برای هم"}
    head = replace(documents.LETTERHEAD, **extra)
    data = a5(Sheet(document=documents.money(letterhead=head)))
    assert (b"/Subtype/Image" in data) == (name == "emblem")
    assert pages.finds(data, "با هم برای هم") == (name == "slogan")
    assert len(data) <= 40_960


def test_a_long_print_can_be_cancelled_and_leaves_a_whole_file():
    out = BytesIO()
    sheets = (Sheet(document=documents.money(serial)) for serial in range(1, 1000))
    assert receipt.render_to(sheets, Paper.A5, out, lambda page: page < 3) == 3
    assert len(pages.sizes(out.getvalue())) == 3


def test_pages_are_counted_as_they_are_done():
    seen: list[int] = []
    sheets = [SHEETS["money"]] * 130

    def note(page: int) -> bool:
        seen.append(page)
        return True

    out = BytesIO()
    assert receipt.render_to(sheets, Paper.A5, out, note) == 130
    assert list(range(1, 131)) == seen
    assert len(pages.sizes(out.getvalue())) == 130


_PIECES = (
    *("کاظمی‌نژاد", "شرکت", "(سهامی", "خاص)", "+98 916 123 4567", "*123#", "۱۲۳", "خانوادهٔ"),
    *("1405/001243-6", "«نور»", "BOI", "گل‌محمدی", "و", "آبادان،", "☃", "الحمدی‌پور‌راد" * 3),
)
_WORDS = st.lists(st.sampled_from(_PIECES), max_size=24).map(" ".join)
_LINES = st.builds(
    DocumentLine, niyyat=_WORDS, amount=st.integers(1, 10**15), restricted=st.booleans()
)
_ITEMS = st.builds(
    DocumentItem,
    niyyat=_WORDS,
    name=_WORDS,
    quantity=st.just("12.5"),
    unit=st.sampled_from(["عدد", "کیلوگرم"]),
    value=st.integers(1, 10**15),
    basis=st.sampled_from(["invoice", "donor"]),
)


@given(
    donor=_WORDS,
    on_behalf=_WORDS,
    note=_WORDS,
    campaign=_WORDS,
    lines=st.lists(_LINES, max_size=9),
    items=st.lists(_ITEMS, max_size=5),
    paper=st.sampled_from([Paper.A5, Paper.ROLL]),
)
@settings(derandomize=False, max_examples=40, deadline=None)
def test_nothing_is_cut_and_nothing_overlaps(donor, on_behalf, note, campaign, lines, items, paper):
    document = documents.money(
        type=RecordType.PAPER,
        donor=donor,
        on_behalf=on_behalf,
        note=note,
        campaign=campaign,
        lines=tuple(lines),
        items=tuple(items),
        article_172=True,
    )
    data = receipt.render([Sheet(document=document)], paper)
    found = pages.texts(data)
    for page, (width, height) in zip(found, pages.sizes(data), strict=True):
        for word in page:
            assert word.left >= 3 * MM
            assert word.right <= (width - 3) * MM
            assert word.top >= 0
            assert word.bottom <= height * MM
        assert [(a, b) for a, b in combinations(page, 2) if a.overlaps(b, 1.2)] == []
    if paper is Paper.A5:
        assert [w for w in found[-1] if w.overlaps(QR, 0) or w.overlaps(STAMP, 0)] == []
