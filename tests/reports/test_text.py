import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.reports import fonts, text
from app.reports.fonts import Face

LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآأإؤئءۀة\u200c\u0654"
MARKS = "«»()[]،؛؟!. -"
NUMBERS = ("۱۲", "2٬500", "۲٫۵", "+98 916 1", "*123#", "1405/12-3", "(۱۲)", "«۷»،", "A1", "IBM")
WORDS = (
    st.lists(st.text(LETTERS + MARKS, max_size=12) | st.sampled_from(NUMBERS), max_size=8)
    .map(" ".join)
    .map(text.clean)
)


def drawn(words: str) -> str:
    return text.visual(text.clean(words))


def letters(words: str) -> str:
    """The base letters of a drawn line, read from right to left."""
    return "".join(fonts.base_letters(glyph) for glyph in reversed(drawn(words)))


def test_hamza_on_heh_is_one_glyph_that_the_font_has():
    assert "ۀ" in drawn("شمارهٔ")
    assert "ﮥ" in drawn("خانهٔ")
    assert letters("شمارهٔ خانهٔ") == "شمارهٔ خانهٔ"


def test_lam_alef_is_a_ligature_and_is_copied_as_two_letters():
    assert "ﻼ" in drawn("سلام")
    assert "ﻻ" in drawn("لا")
    for words in ("سلام", "لا", "لآلی", "لأ", "لإ"):
        assert letters(words) == words
        assert drawn(f"{words} IBM") == f"IBM {drawn(words)}"


def test_a_half_space_breaks_the_joining_and_is_copied():
    assert drawn("می‌رود") != drawn("میرود")
    assert letters("کاظمی‌نژاد") == "کاظمی‌نژاد"


def test_brackets_are_mirrored():
    assert drawn("(سهامی)")[0] == "("
    assert drawn("(سهامی)")[-1] == ")"
    assert drawn("«نور»")[0] == "«"
    assert drawn("شرکت IBM (خاص)")[0] == "("


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("تماس با +98 916 123 4567 بگیرید", "+۹۸ ۹۱۶ ۱۲۳ ۴۵۶۷"),
        ("کد *123# را بگیرید", "*۱۲۳#"),
        ("نامهٔ 1405/12-345 دفتر", "۱۴۰۵/۱۲-۳۴۵"),
        ("رسید KHZDEZ / A1 / 1405 / 001243-6 باطل شد", "KHZDEZ / A1 / 1405 / 001243-6"),
        ("حساب IR76 0170 0000 است", "IR76 0170 0000"),
        ("کارت 6037 9912 3456 7893", "۶۰۳۷ ۹۹۱۲ ۳۴۵۶ ۷۸۹۳"),
        ("در Bank of Iran (BOI) بود", "Bank of Iran (BOI)"),
        ("از ٢٥ تا 30 و ۳۱", "۲۵"),
        ("تاریخ ۱۴۰۵/۰۹/۰۱ است", "۱۴۰۵/۰۹/۰۱"),
        ("مبلغ ۲۵٬۰۰۰٬۰۰۰ ریال", "۲۵٬۰۰۰٬۰۰۰"),
    ],
)
def test_numbers_and_codes_keep_their_own_direction(words, whole):
    assert whole in drawn(words)


def test_two_receipt_numbers_are_read_from_the_right():
    first, second = "KHZDEZ / A1 / 1405 / 001244-0", "KHZDEZ / A1 / 1405 / 001245-1"
    assert drawn(f"{first}، {second}") == f"{second} ،{first}"


def test_numbers_with_a_space_between_are_read_from_the_right():
    assert drawn("۱۲ ۳۴") == "۳۴ ۱۲"


def test_arabic_letters_and_invisible_marks_do_not_reach_the_paper():
    assert text.clean("علي\u200f كريم\ufeff\u064b") == "علی کریم"
    assert text.clean("یٔ") == "ئ"
    assert text.clean("الف\u00a0ب\tج") == "الف ب ج"


def test_what_the_font_lacks_is_seen_as_missing():
    assert drawn("آ☃漢") == f"{fonts.SUBSTITUTE}{fonts.SUBSTITUTE}ﺁ"
    assert text.ltr("\ue000☃", Face.BOLD).visual == fonts.SUBSTITUTE * 2
    assert text.clean("ṩ") == "s"
    assert "\u0695" in drawn("ڕ") or drawn("ڕ") == fonts.SUBSTITUTE


@given(st.text(max_size=60))
@settings(derandomize=False)
@example("ﷺ﷽ﻼ\u0653")
@example("A∕")
@example("A\uffffب")
def test_every_character_has_a_glyph(words):
    known = set(fonts.metrics(Face.MEDIUM).widths)
    assert set(text.line(words, Face.MEDIUM).visual) <= known
    assert set(text.ltr(words, Face.MEDIUM).visual) <= known


@given(WORDS)
@settings(derandomize=False)
@example("الف (۱۲۳) «ب»، ۲۰")
@example("۱۲ ۳۴")
def test_word_by_word_is_what_the_bidirectional_algorithm_gives(words):
    assert text.reorder(words.split(" ")) == text.reorder_by_algorithm(words)


@given(st.lists(st.sampled_from(["شرکت", "کاظمی‌نژاد", "+98 916 1", "(خاص)", "ABC", "ا" * 90])))
@settings(derandomize=False)
def test_wrapping_keeps_every_letter_in_order_and_stays_inside(words):
    paragraph = " ".join(words)
    lines = text.wrap(paragraph, Face.REGULAR, 12.0)
    assert all(line.width <= 12.0 for line in lines)
    whole = text.line(paragraph, Face.REGULAR).visual
    kept = "".join(sorted("".join(line.visual for line in lines).replace(" ", "")))
    if "ا" * 90 not in words:
        assert kept == "".join(sorted(whole.replace(" ", "")))
    assert paragraph.count("ا" * 90) * 90 <= len(kept)


def test_a_paragraph_is_read_from_its_first_line():
    first, *_, last = text.wrap("یک دو سه چهار پنج شش هفت هشت نه ده", Face.REGULAR, 8.0)
    assert first.visual.endswith(drawn("یک"))
    assert last.visual.startswith(drawn("ده"))


def test_a_new_line_starts_a_new_line():
    assert len(text.wrap("الف\nب", Face.REGULAR, 50)) == 2


def test_a_code_has_persian_digits_unless_it_is_typed_again_in_latin():
    assert text.ltr("0916***4567", Face.BOLD).visual == "۰۹۱۶***۴۵۶۷"
    assert text.ltr("KHZ / A1", Face.BOLD).visual == "KHZ / A1"
