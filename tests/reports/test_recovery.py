from datetime import date

import pytest

from app.keys import recovery as keys
from app.reports import recovery
from tests.reports import pages

pytestmark = pytest.mark.pdf

CODE = keys.to_text(bytes(range(32)))


def sheet() -> bytes:
    return recovery.render(
        CODE, keys.qr_text(CODE), "ادارهٔ بهزیستی شهرستان دزفول", "حسین بنی‌طرفی", date(2026, 11, 22)
    )


def test_the_printed_key_opens_by_camera():
    ((found,),) = pages.codes(sheet())
    assert keys.from_text(found) == bytes(range(32))


def test_the_printed_key_opens_by_hand():
    copied = pages.plain(sheet())
    assert all(group in copied for group in CODE.split("-"))
    assert pages.finds(sheet(), "حسین بنی‌طرفی")
    assert pages.finds(sheet(), "۱۴۰۵/۰۹/۰۱")


def test_it_is_one_page_of_a4_and_the_same_each_time():
    assert pages.sizes(sheet()) == [(210, 297)]
    assert sheet() == sheet()


def test_no_words_overlap():
    (page,) = pages.texts(sheet())
    assert [(a, b) for a in page for b in page if a is not b and a.overlaps(b)] == []
