"""The yearly statement as a viewer sees it."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from app.domain.document import Letterhead, Signatory
from app.domain.statement import Statement, StatementLine
from app.reports import statement as report
from app.reports.pen import MM
from app.strings import statement as words
from tests.reports import pages

LINE = StatementLine(
    number="A1 / 000012-3", day=date(2026, 4, 25), niyyat="معیشت", what="کارت‌خوان", amount=2_500_000
)
SIGNED = (Signatory(title="دریافت‌کننده"), Signatory(title="امور مالی"))
STATEMENT = Statement(
    letterhead=Letterhead(
        organization="سازمان بهزیستی کشور", office="اداره بهزیستی دزفول", department="مشارکت‌ها"
    ),
    signatories=SIGNED,
    year=1405,
    made_on=date(2026, 11, 21),
    series="KHZDEZ / 1405",
    donor="سرکار خانم زهرا کاظمی‌نژاد",
    legal=False,
    national_id="******0013",
    unit="IRR",
    money=(LINE,) * 3,
    article_172=(LINE,),
    goods=(replace(LINE, what="خودرو", amount=0, basis="کارشناسی"),),
    service=(replace(LINE, hours="2.5", amount=0),),
    earlier=(replace(LINE, number=""),),
    waiting=2,
)


@pytest.mark.parametrize("count", [1, 40, 300])
def test_every_page_tells_its_place_and_the_same_gives_the_same_bytes(count):
    pdf = report.render(replace(STATEMENT, money=(LINE,) * count))
    assert report.render(replace(STATEMENT, money=(LINE,) * count)) == pdf
    assert set(pages.sizes(pdf)) == {(210.0, 297.0)}
    assert pages.finds(pdf, words.TITLE)


def test_each_part_has_its_sum_and_what_is_left_out_is_said():
    pdf = report.render(STATEMENT)
    for said in ("۷٬۵۰۰٬۰۰۰", "مشمول", "پس از کارشناسی", "۲ رسید این سال"):
        assert pages.finds(pdf, said), said


def test_nothing_given_is_said():
    empty = replace(STATEMENT, money=(), article_172=(), goods=(), service=(), earlier=())
    assert pages.finds(report.render(empty), "در این سال")


@pytest.mark.parametrize("count", [1, 24, 25, 26, 27, 28, 29, 30, 31, 60])
def test_thirty_five_millimetres_stay_free_to_sign(count):
    pdf = report.render(replace(STATEMENT, money=(LINE,) * count))
    last = pages.texts(pdf)[-1]
    caption = max(one.bottom for one in last if "مالی" in one.text and one.top > 200 * MM)
    below = [one for one in last if caption < one.top < report.HEIGHT - 18 * MM]
    assert below == []
    assert report.HEIGHT - 18 * MM - caption >= 35 * MM


def test_no_text_lies_on_another():
    pdf = report.render(replace(STATEMENT, money=(LINE,) * 70))
    assert len(pypdfium2.PdfDocument(pdf)) == 4
    for page in pages.texts(pdf):
        clashes = [(a.text, b.text) for a in page for b in page if a is not b and a.overlaps(b)]
        assert clashes == []
