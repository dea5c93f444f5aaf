"""The fund ledger by keyboard."""

from PySide6.QtCore import Qt

from app.domain.receipt_filter import ReceiptFilter
from app.strings import funds as words
from app.ui.screens.funds import FundsScreen
from tests import factory
from tests.ui.walking import opened


def test_the_ledger_opens_with_this_year_and_leads_to_the_receipts(qtbot, ctx, office, shown):
    factory.issue(office, factory.money(2_500_000))
    factory.issue(office, factory.money(7_000_000, "AYTAM", method="pos", reference="1"))
    screen = shown(FundsScreen(ctx))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 5)
    assert [one.name for one in screen.model.rows][1::2] == [
        words.sum_of(words.FREE),
        words.sum_of(words.RESTRICTED),
    ]
    assert "۹٬۵۰۰٬۰۰۰" in screen.page.footer.text()
    opened(qtbot, screen)
    with qtbot.waitSignal(ctx.notices.asked) as asked:
        screen.card.behind.click()
    where, wanted = asked.args
    assert (where, wanted.niyyat, wanted.status) == ("receipts", "MAISHAT", "issued")
    assert isinstance(wanted, ReceiptFilter)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Escape)
    assert not screen.card.isVisible()
    # days without anything leave no sum of other days below
    screen.days.choose("2001-01-01", "2001-12-31")
    qtbot.waitUntil(lambda: not screen.model.rowCount())
    assert not screen.page.footer.text()


def test_an_office_without_a_receipt_is_told_what_to_do(qtbot, ctx, shown):
    screen = shown(FundsScreen(ctx))
    qtbot.waitUntil(screen.page.table.isHidden)
    assert screen.model.rowCount() == 0
