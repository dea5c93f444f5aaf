"""Designations as the shipped list gives them."""

from pathlib import Path

import pytest

from app.domain import niyyat, uid
from app.domain.errors import AppError
from app.domain.niyyat import Kind

CONTENT = (Path(__file__).parents[2] / "resources/lists/donation_niyyat.csv").read_text("utf-8")
SHIPPED = {one.code: one for one in niyyat.from_csv(CONTENT)}
HEAD = CONTENT.splitlines()[0]


def test_every_row_of_the_list_is_read():
    assert len(SHIPPED) == len(CONTENT.splitlines()) - 1 == 25


def test_a_row_keeps_its_persian_commas():
    housing = SHIPPED["MASKAN"]
    assert (housing.name, housing.kind, housing.channel) == ("مسکن", Kind.GENERAL, ("portal",))
    assert housing.allowed_use == "ساخت، تعمیر، ودیعه"


def test_pots_that_must_not_mix_are_apart():
    assert SHIPPED["FITR_AM"].uid != SHIPPED["FITR_SADAT"].uid
    assert SHIPPED["KAFF_AMD"].uid != SHIPPED["KAFF_GHAYR"].uid
    assert SHIPPED["FITR_AM"].needs_sayyid
    assert not SHIPPED["KAFF_AMD"].needs_sayyid


def test_dues_that_need_a_permit_start_inactive():
    inactive = {code for code, one in SHIPPED.items() if not one.active}
    assert inactive == {"KHOMS", "RADD_MAZALEM", "ZAKAT_MAL"}


def test_all_money_but_the_general_is_restricted():
    free = {code for code, one in SHIPPED.items() if not one.restricted}
    assert free == {"MAISHAT", "MASKAN", "SADAQEH", "SHOKRANEH", "KHEDMAT"}


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("FITR_AM", "فطریهٔ عام"),
        ("FIDYEH", "فدیه"),
        ("KHEDMAT", "مشارکت خدماتی"),
        ("MAISHAT", "معیشت"),
    ],
)
def test_pills_show_the_short_name(code, short):
    assert SHIPPED[code].short == short


def test_short_names_are_still_different():
    assert len({one.short for one in SHIPPED.values()}) == len(SHIPPED)


def test_the_desk_begins_with_the_number_keys_and_leaves_out_the_inactive():
    order = niyyat.desk_order(SHIPPED.values())
    assert [one.name for one in order[:6]] == [
        *("معیشت", "جهیزیه", "مسکن", "ایتام", "صدقه", "درمان")
    ]
    assert tuple(one.code for one in order[:9]) == niyyat.ORDER
    assert len(order) == len(SHIPPED) - 3


def test_a_designation_is_the_same_row_in_every_office():
    assert SHIPPED["MAISHAT"].uid == uid.of_list("niyyat", "MAISHAT")


@pytest.mark.parametrize(
    "row",
    [
        "MAISHAT,معیشت,عام,portal,a, unquoted comma,0,,",
        "MAISHAT,معیشت,عام",
        "maishat,معیشت,عام,portal,,0,,",
        "MAISHAT,,عام,portal,,0,,",
        "MAISHAT,معیشت,نامعلوم,portal,,0,,",
    ],
)
def test_a_malformed_row_is_named(row):
    with pytest.raises(AppError) as refusal:
        niyyat.from_csv(f"{HEAD}\n{row}\n")
    assert refusal.value.params == {"list": "niyyat", "row": 2}


def test_a_list_without_its_columns_is_refused():
    with pytest.raises(AppError, match="list_malformed"):
        niyyat.from_csv("code,name\nMAISHAT,معیشت\n")
