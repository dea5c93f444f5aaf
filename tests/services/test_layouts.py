"""Papers of every layout print from the very bytes that were signed, and prove themselves."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from app.domain import canonical
from app.domain.document import CopyMark, DocumentMinute, DocumentPayment, Paper, Sheet
from app.reports import content, receipt
from app.services import documents
from tests.reports import pages

FIXTURES = Path(__file__).parents[1] / "fixtures"


def papers(layout):
    """The frozen records of one layout: snapshot bytes and QR text."""
    rows = json.loads((FIXTURES / f"papers_layout_{layout}.json").read_text("utf-8"))
    return [(row["snapshot"].encode(), row["qr"]) for row in rows]


EVERY = [(layout, at) for layout in (1, 2) for at in range(len(papers(layout)))]


@pytest.mark.parametrize(("layout", "at"), EVERY)
def test_a_record_of_any_layout_prints_on_every_paper(layout, at):
    raw, qr = papers(layout)[at]
    document = documents.document(raw, qr)
    assert document.layout == layout
    assert canonical.encode(canonical.decode(raw)) == raw
    sheet = Sheet(document=document, mark=CopyMark.ORIGINAL)
    for paper in Paper:
        assert receipt.render([sheet], paper).startswith(b"%PDF")


def test_a_receipt_of_layout_1_says_what_it_said():
    document = documents.document(*papers(1)[1])
    assert (document.amount, document.method, document.on_behalf) == (
        14_500_000,
        "نقدی",
        "مرحوم کریم سواری",
    )
    assert [line.niyyat for line in document.lines] == ["معیشت", "جهیزیه"]
    assert (document.account, document.payment, document.behalf) == ("", DocumentPayment(), "")
    assert document.letterhead.emblem is None


def test_a_receipt_of_layout_2_says_how_the_money_came():
    pos, cheque = (documents.document(*papers(2)[at]) for at in (1, 2))
    assert pos.payment == DocumentPayment(terminal="21845", card="603799******7893")
    assert cheque.payment == DocumentPayment(
        sayad_id="1234567890123456",
        bank="ملی ایران",
        drawer="شرکت نخل",
        due_on=date(2026, 7, 24),
    )
    assert content.parties(pos)[1] == content.Entry("هدیه به روح", "مرحوم کریم سواری")
    (said,) = (entry.value for entry in content.details(cheque) if entry.label == "شرح پرداخت")
    assert "بانک ملی ایران" in said
    assert "۱۲۳۴ ۵۶۷۸ ۹۰۱۲ ۳۴۵۶" in said
    assert "۱۴۰۵/۰۵/۰۲" in said


def test_an_item_of_unknown_value_says_so_and_names_its_minute():
    document = documents.document(*papers(2)[3])
    rice, gold = document.items
    assert (rice.minute, gold.value) == (None, 0)
    assert gold.minute == DocumentMinute(
        number="12/الف", held_on=date(2026, 4, 25), first="مریم سواری", second="کریم نیسی"
    )
    (table,) = content.tables(document)
    assert [row[-1] for row in table.rows] == ["۸۵٬۰۰۰٬۰۰۰", "پس از کارشناسی"]


def test_the_emblem_is_the_one_of_the_day_of_issue():
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "PNG")
    raw, qr = papers(2)[1]
    shown = documents.document(raw, qr, {"ab" * 32: out.getvalue(), "cd" * 32: b""})
    assert shown.letterhead.emblem == out.getvalue()
    assert documents.document(raw, qr, {"cd" * 32: b""}).letterhead.emblem is None


@pytest.mark.parametrize("paper", list(Paper))
def test_what_stands_in_words_in_a_column_of_figures_reads_as_words(paper):
    document = documents.document(*papers(2)[3])
    data = receipt.render([Sheet(document=document)], paper)
    drawn = [one.text for page in pages.texts(data) for one in page]
    assert any("پس از کارشناسی" in one for one in drawn)
