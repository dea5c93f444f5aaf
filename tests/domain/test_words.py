"""Numbers in words, read back by a reader written apart from the writer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import words

VALUES = {
    word: value
    for row, values in {
        "صفر یک دو سه چهار پنج شش هفت هشت نه ده": range(11),
        "یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده": range(11, 20),
        "بیست سی چهل پنجاه شصت هفتاد هشتاد نود": range(20, 100, 10),
        "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد": range(100, 1000, 100),
    }.items()
    for word, value in zip(row.split(), values, strict=True)
}
SCALES = {"هزار": 10**3, "میلیون": 10**6}


def read(said: str) -> int:
    """Return the number that *said* names, word by word."""
    head, found, tail = said.rpartition("میلیارد")
    if found:
        return read(head) * 10**9 + (read(tail) if tail.strip() else 0)
    total = group = 0
    for word in said.split():
        if word in SCALES:
            total, group = total + group * SCALES[word], 0
        elif word != "و":
            group += VALUES[word]
    return total + group


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "صفر"),
        (21, "بیست و یک"),
        (100, "صد"),
        (400, "چهارصد"),
        (600, "ششصد"),
        (919, "نهصد و نوزده"),
        (1000, "یک هزار"),
        (1001, "یک هزار و یک"),
        (2_500_000, "دو میلیون و پانصد هزار"),
        (25_000_000, "بیست و پنج میلیون"),
        (10**9, "یک میلیارد"),
        (10**12, "یک هزار میلیارد"),
        (29_906_190_000_000, "بیست و نه هزار و نهصد و شش میلیارد و صد و نود میلیون"),
        (-7, "منفی هفت"),
    ],
)
def test_numbers_are_said_as_the_field_says_them(number, said):
    assert words.cardinal(number) == said


@settings(derandomize=False, deadline=None, max_examples=300)
@given(st.integers(0, 10**15) | st.integers(0, 2000))
def test_every_number_is_read_back_from_its_words(number):
    assert read(words.cardinal(number)) == number


@settings(derandomize=False, deadline=None)
@given(st.integers(0, 10**18))
def test_nobody_says_billion_or_trillion(number):
    assert not {"بیلیون", "تریلیون", "بیلیارد"} & set(words.cardinal(number).split())


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "اول"),
        (2, "دوم"),
        (3, "سوم"),
        (19, "نوزدهم"),
        (21, "بیست و یکم"),
        (23, "بیست و سوم"),
        (30, "سی‌ام"),
    ],
)
def test_places_are_said(number, said):
    assert words.ordinal(number) == said
