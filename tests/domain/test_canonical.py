"""One value, one sequence of bytes."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import canonical
from app.domain.errors import AppError

LETTERS = st.characters(exclude_categories=("Cs",))
PERSIAN_KEY = b'{"\xda\xa9":1}'
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(LETTERS),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcxyz_", max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(derandomize=False, deadline=None)
@given(VALUES)
def test_bytes_survive_the_way_there_and_back(value):
    raw = canonical.encode(value)
    assert canonical.encode(canonical.decode(raw)) == raw


def test_the_order_of_keys_and_the_kind_of_list_do_not_matter():
    one = canonical.encode({"b": (1, 2), "a": "ی"})
    assert one == canonical.encode({"a": "ی", "b": [1, 2]}) == '{"a":"ی","b":[1,2]}'.encode()


def test_text_is_composed_before_it_is_hashed():
    assert canonical.encode("ا\u0653") == canonical.encode("آ")
    assert unicodedata.is_normalized("NFC", canonical.encode("شمارهٔ").decode())


@pytest.mark.parametrize("value", [1.5, float("nan"), b"x", {1: 2}, {"کلید": 1}, {1, 2}])
def test_what_has_no_canonical_form_is_a_mistake_of_the_caller(value):
    with pytest.raises(ValueError, match=r"canonical|ASCII"):
        canonical.encode(value)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b"1.0",
        b"1e3",
        b"NaN",
        b"-Infinity",
        b'"\\u0041"',
        '"ا\u0653"'.encode(),
        PERSIAN_KEY,
        b'{"a":1}x',
        b' {"a":1}',
        b"\xef\xbb\xbf1",
        b"\xff",
        b"",
        b"01",
        b"[" * 100_000,
        b'"\\ud800"',
    ],
)
def test_any_other_bytes_are_refused(raw):
    with pytest.raises(AppError, match="not_canonical"):
        canonical.decode(raw)
    if raw != PERSIAN_KEY:
        with pytest.raises(AppError, match="not_canonical"):
            canonical.decode_known(raw)


def test_who_knows_each_key_is_spared_looking_whether_it_is_ascii():
    assert canonical.decode_known(PERSIAN_KEY) == {"ک": 1}
