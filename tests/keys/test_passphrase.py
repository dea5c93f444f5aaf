import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.keys.passphrase import fold_login, normalise, weakness


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("گلی در باغ ۱۲", "گلي در باغ 12"),
        ("کتابخانه", "كتابخانه"),
        ("می‌روم به خانه", "میروم به خانه"),
        ("عدد ١٢٣", "عدد ۱۲۳"),
        ("  لبه‌ها  ", "لبهها"),
        ("\ufeffcafe\u0301 noir", "café noir"),
        ("مو\u0654من همیشه", "مؤمن همیشه"),
    ],
)
def test_however_the_keyboard_spells_it_it_is_one_passphrase(typed, same):
    assert normalise(typed) == normalise(same)


@pytest.mark.parametrize(("one", "other"), [("Abcdefgh", "abcdefgh"), ("a b", "ab"), ("آب", "اب")])
def test_what_is_another_passphrase_stays_another(one, other):
    assert normalise(one) != normalise(other)


@given(st.text())
@settings(derandomize=False)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once.decode("utf-8", "surrogatepass")) == once


def test_bytes_that_are_no_text_still_make_a_passphrase():
    assert normalise("\udcff") == b"\xed\xb3\xbf"


def test_a_login_is_known_in_either_case():
    assert fold_login(" Admin ") == fold_login("ADMIN") == "admin"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "passphrase_short"),
        ("هفت‌حرف", "passphrase_short"),
        ("   abc   ", "passphrase_short"),
        ("x1" * 101, "passphrase_long"),
        ("Password1", "passphrase_common"),
        ("یا علی مدد", "passphrase_common"),
        ("شسیبلاتنم", "passphrase_common"),
        ("۱۲۳۴۵۶۷۸۹", "passphrase_common"),
        ("zyxwvutsrq", "passphrase_common"),
        ("abababababab", "passphrase_simple"),
        ("۰۹۱۶۱۲۳۴۵۶۷", "passphrase_digits"),
        ("karimi1405", "passphrase_name"),
        ("کریمی‌نژاد۱۲", "passphrase_name"),
        ("دزفول1405", "passphrase_name"),
    ],
)
def test_a_passphrase_that_protects_nothing_is_named(text, code):
    names = ["karimi", "زهرا کریمی‌نژاد", "بهزیستی دزفول", "م"]
    assert weakness(text, names=names) == code


@pytest.mark.parametrize(
    "text", ["انار سرخ باغچه", "correct horse battery", "k7#pQ2xv", "12345678901234567"]
)
def test_a_passphrase_that_protects_may_stand(text):
    assert weakness(text, names=["karimi"]) is None


def test_a_name_inside_a_long_passphrase_does_no_harm():
    assert weakness("karimi walks by the river", names=["karimi"]) is None
