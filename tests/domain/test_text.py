"""Persian text as stored, searched and listed (the vectors of DOMAIN 9)."""

import unicodedata
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import text

SORTED_NAMES = [
    "آرش",
    "ابراهیم",
    "احمد",
    "أمین",
    "بهرام",
    "پروین",
    "جعفر",
    "چمران",
    "زهرا",
    "ژاله",
    "علی",
    "علي",
    "علی اکبر",
    "علی\u200cاکبر",
    "علیرضا",
    "قاسم",
    "کریم",
    "گلی",
    "لیلا",
    "وحید",
    "هدی",
    "یاسر",
]
ALI_AKBAR = ("علی‌اکبر", "علی اکبر", "علیاکبر", "علي‌اكبر", " عَلی اَکبر ", "علی\u200bاکبر")
PERSIAN = st.text("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيىكأإؤئءةۀٱ ٔ\u200c\u200f\u0640\u064e۱٢3aB.،()")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("علي كاظمى", "علی کاظمی"),
        ("  زهرا \u00a0 \t\n کاظمی‌نژاد ", "زهرا کاظمی‌نژاد"),
        ("شمارهٔ رسید", "شمارهٔ رسید"),
        ("ۀ ة أ إ آ ؤ ئ", "ۀ ة أ إ آ ؤ ئ"),
        ("خَیّر", "خیر"),
        ("مـــحمد", "محمد"),
        ("\ufeff\u200fرضا\u200e\u2067\u2069", "رضا"),
        ("می\u200c\u200cشود", "می‌شود"),
        ("\u200cعلی\u200c اکبر\u200c", "علی اکبر"),
        ("علی\u200bاکبر", "علی‌اکبر"),
        ("ﻋﻠﯽ ﺭﺿﺎ", "علی رضا"),
        ("ا\u0640\u0653", "آ"),
        ("a\x00b\ud800", "ab"),
        ("کد ۱۲٣4", "کد ۱۲٣4"),
    ],
)
def test_what_is_stored(typed, stored):
    assert text.clean(typed) == stored


def test_a_mark_above_heh_survives_cleaning_and_normalising():
    assert unicodedata.normalize("NFC", text.clean("شمارهٔ")) == "شماره\u0654"


@settings(derandomize=False, deadline=None)
@given(st.text() | PERSIAN)
def test_cleaning_twice_changes_nothing_and_leaves_nfc(typed):
    once = text.clean(typed)
    assert text.clean(once) == once
    assert unicodedata.normalize("NFC", once) == once


@settings(derandomize=False, deadline=None)
@given(st.text() | PERSIAN)
def test_folding_twice_changes_nothing(typed):
    once = text.search_key(typed)
    assert text.search_key(once) == once


@settings(derandomize=False, deadline=None)
@given(PERSIAN)
def test_what_was_typed_and_what_was_stored_have_one_search_key(typed):
    assert text.squeezed(text.clean(typed)) == text.squeezed(typed)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("آأإٱا", "ااااا"),
        ("مؤمن", "مومن"),
        ("رئیس هیئت", "رییس هییت"),
        ("شمارهٔ ۀ ة", "شماره ه ه"),
        ("رضاء", "رضا"),
        ("فولاد خوزستان (سهامی‌عام)", "فولاد خوزستان سهامیعام"),
        ("پلاک ۱۲/٣", "پلاک 12 3"),
        ("ABC Co.", "abc co"),
        ("—،؛", ""),
    ],
)
def test_what_is_searched(typed, key):
    assert text.search_key(typed) == key


@pytest.mark.parametrize(("one", "other"), list(product(ALI_AKBAR, ALI_AKBAR)))
def test_every_spelling_of_ali_akbar_finds_every_other(one, other):
    assert text.squeezed(one) == text.squeezed(other)
    assert text.matches(one, f"{other} رضایی")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("کاظمی زهرا", "زهرا کاظمی‌نژاد"),
        ("سید محمد", "محمد عبیات"),
        ("سیدمحمد", "محمد عبیات"),
        ("محمد", "سید محمد عبیات"),
        ("سرکار خانم زهرا", "زهرا کاظمی‌نژاد"),
        ("سیدآبادی", "رضا سیدآبادی"),
        ("سید", "سید علی"),
        ("حاجی", "رستم حاجی"),
        ("کاظمی دکتر", "دکتر کاظمی"),
        ("", "هر نام"),
        ("0916", "۰۹۱۶۱۲۳۴۵۶۷"),
    ],
)
def test_a_query_finds_the_name(query, name):
    assert text.matches(query, name)


@pytest.mark.parametrize(("query", "name"), [("علی", "محمد عبیات"), ("سید", "محمد عبیات")])
def test_a_query_does_not_find_another_name(query, name):
    assert not text.matches(query, name)


@pytest.mark.parametrize(
    ("named", "bare"),
    [
        ("سید علی", "علی"),
        ("علی سید", "علی"),
        ("سیده‌زهرا", "زهرا"),
        ("جناب آقای حاج علی", "علی"),
        ("سید حاج", "سید حاج"),
        ("سیدی", "سیدی"),
        ("سیده", "سیده"),
    ],
)
def test_titles_fold_in_the_search(named, bare):
    assert text.strip_titles(named) == bare


@settings(derandomize=False, deadline=None)
@given(st.permutations(SORTED_NAMES))
def test_names_are_listed_in_persian_order(shuffled):
    assert sorted(shuffled, key=text.sort_key) == SORTED_NAMES


def test_no_two_names_of_the_list_share_a_place():
    keys = [text.sort_key(name) for name in SORTED_NAMES]
    assert all(before < after for before, after in pairwise(keys))


@pytest.mark.parametrize(
    "ordered",
    [
        ["۱", "۲", "الف", "a", "B", "é"],
        ["مایده", "مؤمن", "مبین"],
        ["علی پور", "علی‌پور", "علیار"],
        ["۱", "١", "1"],
        ["ك", "کا", "گ"],
    ],
)
def test_digits_come_before_persian_and_persian_before_latin(ordered):
    keys = [text.sort_key(one) for one in ordered]
    assert all(before < after for before, after in pairwise(keys))


def test_harakat_and_outer_marks_do_not_move_a_name():
    assert text.sort_key("«عَلی»")[:3] == text.sort_key("علی")[:3]
    assert text.sort_key("عـلـی\u200f") == text.sort_key("علی")


@settings(derandomize=False, deadline=None)
@given(PERSIAN, PERSIAN)
def test_a_beginning_is_listed_before_the_whole(start, rest):
    whole = f"{text.clean(start)} {text.clean(rest)}"
    assert text.sort_key(text.clean(start)) <= text.sort_key(text.clean(whole))


@settings(derandomize=False, deadline=None)
@given(st.text())
def test_every_text_has_a_place(anything):
    assert text.sort_key(anything).count(b"\0") == 1


def test_isolates_close_what_they_open():
    assert text.isolate_ltr("+98916") == "\u2066+98916\u2069"
    assert text.isolate("KHZDEZ") == "\u2068KHZDEZ\u2069"
    assert text.clean(text.isolate(text.isolate_ltr("0916"))) == "0916"
