"""The list of receipts by keyboard: searched, narrowed, opened, voided, taken away."""

import openpyxl
import pytest
from PySide6.QtCore import Qt

from app.domain.document import CopyMark
from app.domain.listing import PAGE, Span, Stretch
from app.domain.paging import Page
from app.strings import receipt_list as words
from app.ui.screens.receipts import ReceiptsScreen
from app.ui.tables.survey_model import SurveyModel
from app.ui.widgets.filter_chips import quick_days
from tests import factory
from tests.factory import TODAY, DonorFacts, money
from tests.ui.test_page_model import COLUMNS, text


@pytest.fixture
def screen(qtbot, ctx, office, shown):
    factory.issue(office, money(1_000_000))
    factory.issue(office, money(2_000_000, "AYTAM", donor=DonorFacts(name="کریم سواری")))
    factory.issue(office, money(3_000_000, method="pos", reference="732100450451"))
    made = ReceiptsScreen(ctx)
    shown(made)
    filled(qtbot, made, 3)
    return made


def amounts(screen):
    rows = [screen.model.row(screen.model.index(at, 0)) for at in range(screen.model.rowCount())]
    return [one and one.row.amount for one in rows]


def filled(qtbot, screen, count):
    qtbot.waitUntil(lambda: len(amounts(screen)) == count and None not in amounts(screen))


def opened(qtbot, screen):
    qtbot.keyClick(screen.page.search, Qt.Key.Key_Down)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.card.isHidden())


def told(screen):
    labels = screen.card.findChildren(type(screen.page.footer))
    return "\n".join(one.text() for one in labels if not one.isHidden())


def test_the_newest_receipts_stand_first_with_count_and_sum_below(screen):
    assert amounts(screen) == [3_000_000, 2_000_000, 1_000_000]
    assert screen.page.footer.text() == "۳ رسید   ·   نقدی ۶٬۰۰۰٬۰۰۰ ریال"


def test_typing_narrows_the_list_and_an_empty_line_brings_it_back(qtbot, screen, types):
    types(screen.page.search, "۰۴۵۱")
    filled(qtbot, screen, 1)
    assert amounts(screen) == [3_000_000]
    screen.page.search.clear()
    filled(qtbot, screen, 3)


def test_nothing_found_says_what_to_do(qtbot, screen, types):
    types(screen.page.search, "هیچ‌کس")
    qtbot.waitUntil(lambda: screen.page._stack.currentIndex() == 1)


def test_chips_narrow_the_list_delete_clears_one_and_a_button_all(qtbot, screen):
    screen.chips.niyyat.choose("AYTAM")
    filled(qtbot, screen, 1)
    assert "ایتام" in screen.chips.niyyat.text()
    assert screen.page.clear.isVisible()
    qtbot.keyClick(screen.chips.niyyat, Qt.Key.Key_Delete)
    filled(qtbot, screen, 3)
    screen.chips.amounts.choose(2_000_000, None)
    screen.chips.days.choose(*quick_days("امروز"))
    filled(qtbot, screen, 2)
    screen.page.clear.click()
    filled(qtbot, screen, 3)
    assert not screen.page.clear.isVisible()


def test_a_chip_opens_its_choices_by_enter(qtbot, screen):
    screen.chips.method.setFocus()
    qtbot.keyClick(screen.chips.method, Qt.Key.Key_Return)
    popup = next(one for one in screen.chips.method.children() if hasattr(one, "list"))
    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert screen.chips.method.value == "cash"
    filled(qtbot, screen, 2)


def test_a_range_is_typed_into_its_popup_and_taken_by_enter(qtbot, screen):
    screen.chips.amounts.click()
    popup = next(one for one in screen.chips.amounts.children() if hasattr(one, "apply"))
    qtbot.keyClicks(popup.focusWidget(), "2000000")
    qtbot.keyClick(popup.focusWidget(), Qt.Key.Key_Return)
    assert (screen.chips.amounts.least, screen.chips.amounts.most) == (2_000_000, None)
    filled(qtbot, screen, 2)
    screen.chips.days.click()
    popup = next(one for one in screen.chips.days.children() if hasattr(one, "apply"))
    popup.apply.click()
    assert screen.chips.days.first == screen.chips.days.last == TODAY.isoformat()


def test_enter_opens_the_receipt_beside_the_list_and_esc_closes_it(qtbot, screen):
    opened(qtbot, screen)
    qtbot.waitUntil(lambda: "۷۳۲۱۰۰۴۵۰۴۵۱" in told(screen))
    assert words.NOT_PRINTED in told(screen)
    assert factory.DONOR.national_id not in told(screen)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "کریم سواری" in told(screen))
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Escape)
    assert screen.card.isHidden()


def test_a_receipt_is_voided_from_its_panel_and_the_panel_says_so(qtbot, screen, monkeypatch):
    opened(qtbot, screen)
    made = []
    ask = screen.row_actions.void
    monkeypatch.setattr(screen.row_actions, "void", lambda row: made.append(ask(row)) or made[0])
    screen.card.void.click()
    (dialog,) = made
    dialog.reason.setCurrentText("اشتباه در مبلغ")
    dialog.passphrase.edit.setText(factory.PASSPHRASE)
    dialog.void.click()
    qtbot.waitUntil(lambda: words.REASON in told(screen), timeout=20_000)
    qtbot.waitUntil(lambda: not screen.card.void.isEnabled())
    qtbot.waitUntil(lambda: "نقدی ۳٬۰۰۰٬۰۰۰ ریال" in screen.page.footer.text())


def test_a_reprint_is_told_in_the_panel(qtbot, screen):
    opened(qtbot, screen)
    with qtbot.waitSignal(screen.paper.sent):
        screen.row_actions.print_wanted.emit(screen.page.current().row.number, CopyMark.REPRINT)
    qtbot.waitUntil(lambda: "چاپ مجدد  ·  " in told(screen))


def test_the_list_as_shown_is_written_to_excel(qtbot, ctx, screen, tmp_path):
    said = []
    ctx.notices.said.connect(lambda notice: said.append(notice.text))
    screen.chips.niyyat.choose("AYTAM")
    filled(qtbot, screen, 1)
    out = tmp_path / "list.xlsx"
    with qtbot.waitSignal(screen.export.ended):
        screen.export.write(out, screen._asked, 1)
    assert openpyxl.load_workbook(out).active["H2"].value == 2_000_000
    assert said == [words.exported("۱")]
    assert screen.page.progress.isHidden()


def test_an_export_is_stopped_by_its_button(qtbot, ctx, screen, tmp_path, monkeypatch):
    monkeypatch.setattr("app.reports.workbook._TELL", 1)
    out = tmp_path / "list.xlsx"
    with qtbot.waitSignal(screen.export.ended):
        screen.export.write(out, screen._asked, 3)
        screen.page.progress.cancel.click()
    assert not out.exists()


class Long:
    """A list of numbers that is walked in stretches."""

    def __init__(self, ctx, count):
        self.ctx, self.count = ctx, count

    def look(self, after, scan):
        begin = after[0] + 1 if after else 0
        end = min(begin + scan, self.count)
        places = range(begin, end, PAGE)
        spans = tuple(Span(min(PAGE, end - at), (at - 1,)) for at in places)
        left = (end - 1,) if end < self.count else None
        found = Stretch(count=end - begin, sums={"": end - begin}, spans=spans, next=left)
        return self.ctx.runner.work(lambda: found)

    def load(self, span):
        begin = span.after[0] + 1
        rows = tuple(range(begin, begin + span.count))
        return self.ctx.runner.work(lambda: Page(rows, None))


def test_the_end_of_a_long_list_is_one_page_away(qtbot, ctx):
    source = Long(ctx, 123_456)
    model = SurveyModel(ctx.jobs, COLUMNS, source.load, source.look)
    told = []
    model.surveyed.connect(lambda count, _sums, more: told.append((count, more)))
    model.reload()
    qtbot.waitUntil(lambda: bool(told) and not told[-1][1])
    assert told[-1] == (123_456, False)
    assert model.rowCount() == 123_456
    assert model.row(model.index(123_455, 0)) is None
    qtbot.waitUntil(lambda: text(model, 123_455) == "r123455")
    assert text(model, 60_000) != "r60000"
    qtbot.waitUntil(lambda: text(model, 60_000) == "r60000")
    assert model.rows_held() <= 6 * PAGE


class Sparse(Long):
    """One row in four thousand answers; the keys tell which."""

    def look(self, after, scan):
        begin = after[0] + 1 if after else 0
        end = min(begin + scan, self.count)
        keys = [at.to_bytes(16) for at in range(begin, end) if at % 4_000 == 0]
        spans = (Span(len(keys), keys=b"".join(keys)),) if keys else ()
        left = (end - 1,) if end < self.count else None
        found = Stretch(count=len(keys), sums={}, spans=spans, next=left)
        return self.ctx.runner.work(lambda: found)

    def load(self, span):
        rows = [int.from_bytes(span.keys[at : at + 16]) for at in range(0, len(span.keys), 16)]
        return self.ctx.runner.work(lambda: Page(rows, None))


def test_rows_that_stand_far_apart_share_their_pages(qtbot, ctx):
    source = Sparse(ctx, 250_000)
    model = SurveyModel(ctx.jobs, COLUMNS, source.load, source.look)
    model.rowsInserted.connect(lambda: model.data(model.index(0, 0)))
    model.reload()
    qtbot.waitUntil(lambda: model.rowCount() == 63)
    for at in range(63):
        qtbot.waitUntil(lambda place=at: text(model, place) == f"r{place * 4_000}")
    assert model.rows_held() == 63


@pytest.mark.parametrize(("role", "void", "reprint"), [("finance", 0, 1), ("auditor", 0, 0)])
def test_a_role_is_offered_what_it_may_do_with_a_receipt(screen, role, void, reprint):
    screen.card.allow(role)
    card = screen.card
    assert (not card.void.isHidden(), not card.reprint.isHidden()) == (bool(void), bool(reprint))
