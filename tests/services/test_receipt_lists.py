"""Looking at a receipt and taking the list away, by everybody who may."""

from dataclasses import replace

import openpyxl
import pytest

from app.domain import roles
from app.domain.document import CopyMark, Paper
from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber
from app.domain.receipt_filter import ReceiptFilter
from app.services import list_files, papers, receipt_lists
from tests import factory
from tests.factory import money


def on(_count):
    return True


def show(office, number, who=None):
    with office.store.reading() as connection:
        return receipt_lists.show(connection, who or office.actor, number)


def export(office, out, tell=on, who=None, **asked):
    with office.store.reading() as connection:
        filtered = ReceiptFilter(**asked)
        return receipt_lists.export(connection, who or office.actor, filtered, out, tell)


@pytest.mark.parametrize("role", [*roles.Role, "guest"], ids=str)
def test_a_role_sees_and_takes_away_what_it_was_granted(office, tmp_path, role):
    number = factory.issue(office, money())[0].number
    who = replace(office.actor, role=str(role))
    if roles.may(str(role), roles.Action.SEE_RECEIPTS):
        assert show(office, number, who).document.number == number
        assert export(office, tmp_path / "a.xlsx", who=who) == 1
        return
    for ask in (
        lambda: show(office, number, who),
        lambda: export(office, tmp_path / "a.pdf", who=who),
    ):
        with pytest.raises(AppError) as refused:
            ask()
        assert refused.value.code == "not_allowed"


def test_a_receipt_tells_its_voiding_its_successor_and_its_prints(office, approver):
    number = factory.issue(office, money())[0].number
    with office.store.writing(office.actor.uid) as uow:
        papers.take(uow, [number], CopyMark.ORIGINAL, Paper.A5)
        papers.take(uow, [number], CopyMark.DUPLICATE, Paper.A5)
    done = factory.void(office, approver, number, replacement=money(250_000))
    view = show(office, number)
    assert view.void is not None
    assert (view.void.reason, view.void.approver.split()[0]) == ("اشتباه در مبلغ", "سعید")
    assert view.successor == str(done.replacements[0].number)
    assert [(one.mark, one.ordinal, one.person) for one in view.prints] == [
        ("original", 0, "سعید دریس"),
        ("duplicate", 1, "سعید دریس"),
    ]
    assert show(office, done.replacements[0].number).document.replaces == str(number)
    assert view.document.national_id != factory.DONOR.national_id


def test_an_unknown_number_is_refused(office):
    with pytest.raises(AppError) as refused:
        show(office, ReceiptNumber("KHZDEZ", "A1", 1405, 999))
    assert refused.value.code == "receipt_unknown"


def test_the_list_is_exported_as_it_was_asked(office, tmp_path):
    for amount in (1_000_000, 2_000_000, 3_000_000):
        factory.issue(office, money(amount))
    out = tmp_path / "new" / "list.xlsx"
    assert export(office, out, least=2_000_000) == 2
    rows = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))
    assert [row[7] for row in rows[1:3]] == [3_000_000, 2_000_000]
    assert [row[:2] for row in rows[-3:]] == [
        ("شمار رسیدها", 2),
        ("جمع نقدی معتبر (ریال)", 5_000_000),
        ("ارزش غیرنقدی معتبر (ریال)", 0),
    ]


@pytest.mark.parametrize("kind", list_files.FORMATS)
def test_a_stopped_export_leaves_nothing_and_an_older_file_as_it_was(
    office, tmp_path, kind, monkeypatch
):
    monkeypatch.setattr(f"app.reports.{'workbook' if kind == 'xlsx' else 'ledger'}._TELL", 1)
    factory.issue(office, money())
    factory.issue(office, money())
    out = tmp_path / f"list.{kind}"
    out.write_bytes(b"before")
    assert export(office, out, tell=lambda _count: False) == 0
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_name_with_another_ending_and_a_place_that_is_none_are_refused(office, tmp_path):
    (tmp_path / "file").write_text("x")
    for out, code in (("a.docx", "list_format"), ("file/a.pdf", "file_unwritable")):
        with pytest.raises(AppError) as refused:
            export(office, tmp_path / out)
        assert refused.value.code == code


def test_conditions_are_told_in_words():
    asked = ReceiptFilter(
        text="زهرا", first_day="2026-11-22", niyyat="AYTAM", method="pos", least=10**6
    )
    told = [(one.label, one.value) for one in receipt_lists.conditions(asked, {"AYTAM": "ایتام"})]
    assert told == [
        ("جست‌وجو", "زهرا"),
        ("از تاریخ", "۱۴۰۵/۰۹/۰۱"),
        ("نیت", "ایتام"),
        ("شیوهٔ پرداخت", "کارت‌خوان"),
        ("از مبلغ", "۱٬۰۰۰٬۰۰۰"),
    ]
