"""The fund ledger, cheques, designations and accounts by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.accounts import AccountDetails
from app.domain.cheques import Step
from app.domain.payment import PaymentDetails
from app.domain.receipt_filter import ReceiptFilter
from app.queries import accounts, cheques, lists
from app.services import accounts as services
from app.strings import cheques as cheque_words
from app.strings import errors
from app.strings import funds as words
from app.ui.screens.accounts import AccountsScreen
from app.ui.screens.cheques import ChequesScreen
from app.ui.screens.designations import DesignationsScreen
from app.ui.screens.funds import FundsScreen
from tests import factory


def opened(qtbot, screen, row=0):
    """Walk from the search line to a row and open its panel."""
    qtbot.waitUntil(lambda: screen.model.rowCount() > row)
    qtbot.keyClick(screen.page.search, Qt.Key.Key_Down)
    for _step in range(row):
        qtbot.keyClick(screen.page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: screen.page.current() is not None)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.card.isVisible)
    return screen


def read(office, query, *asked):
    with office.store.reading() as connection:
        return query(connection, *asked)


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


def test_an_office_without_a_receipt_is_told_what_to_do(qtbot, ctx, shown):
    screen = shown(FundsScreen(ctx))
    qtbot.waitUntil(screen.page.table.isHidden)
    assert screen.model.rowCount() == 0


@pytest.fixture
def cheque(office):
    factory.issue(office, factory.money(60_000_000, method="cheque", reference="482913"))
    return read(office, cheques.page, cheques.ChequeFilter(), factory.TODAY)[0].uid


def test_a_cheque_goes_its_way_and_one_step_is_taken_back(qtbot, ctx, office, cheque, shown, types):
    screen = opened(qtbot, shown(ChequesScreen(ctx)))
    qtbot.waitUntil(screen.card.steps[Step.DEPOSIT].isVisible)
    for step in (Step.DEPOSIT, Step.BOUNCE):
        qtbot.waitUntil(screen.card.steps[step].isVisible)
        screen.card.steps[step].click()
        dialog = screen.findChildren(type(screen.row_actions.ask(cheque, step)))[-1]
        note = dialog.rows["note"].field
        assert isinstance(note, QLineEdit)
        types(note, "کسری")
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())
    assert [one.state for one in read(office, cheques.events, cheque)] == ["deposited", "bounced"]
    undo = screen.row_actions.ask(cheque, Step.UNDO)
    qtbot.mouseClick(undo.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(read(office, cheques.events, cheque)) == 3)
    qtbot.waitUntil(lambda: cheque_words.STATES["deposited"] in screen.page.footer.text())


def test_a_bounce_without_its_reason_is_refused_beside_the_field(qtbot, ctx, cheque, shown):
    screen = shown(ChequesScreen(ctx))
    dialog = screen.row_actions.ask(cheque, Step.BOUNCE)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.message.isVisible() or dialog.rows["note"].problem))
    dialog.reject()


def test_a_digit_gives_a_designation_its_key_and_a_switch_takes_it_from_the_desk(
    qtbot, ctx, office, shown
):
    screen = opened(qtbot, shown(DesignationsScreen(ctx)), row=2)
    code = screen.shown.niyyat.code
    qtbot.keyClick(screen.page.table, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: read(office, lists.designations)[code].key == 5)
    screen.switch.click()
    qtbot.waitUntil(lambda: not read(office, lists.designations)[code].active)


def test_a_due_is_taken_once_its_permit_is_entered(qtbot, ctx, office, shown, types):
    screen = shown(DesignationsScreen(ctx))
    dialog = screen.acts.permit(read(office, lists.designations)["KHOMS"])
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.rows["number"].problem == errors.text("required"))
    for name in ("number", "authority"):
        types(dialog.rows[name].field, "۱۲۳")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: read(office, lists.designations)["KHOMS"].active)
    assert read(office, lists.designations)["KHOMS"].permit == "۱۲۳"


def test_an_own_designation_is_added(qtbot, ctx, office, shown, types):
    screen = shown(DesignationsScreen(ctx))
    dialog = screen.acts.add()
    types(dialog.rows["name"].field, "مدرسه")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "KHZDEZ_01" in read(office, lists.designations))


def test_an_account_is_added_with_its_designations(qtbot, ctx, office, shown, types):
    screen = shown(AccountsScreen(ctx))
    qtbot.waitUntil(lambda: bool(screen.acts.offered))
    dialog = screen.acts.ask()
    types(dialog.rows["title"].field, "جاری")
    dialog.rows["iban"].field.setText("760170000000000000000001")
    dialog.rows["niyyat"].field.item(1).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(read(office, accounts.every)) == 1)
    (one,) = read(office, accounts.every)
    assert (one.bank, one.niyyat, one.standard) == ("ملی ایران", ("JAHIZIEH",), True)
    dialog.reject()


def test_an_account_is_made_the_standard_one_from_its_panel(qtbot, ctx, office, shown):
    ibans = ("760170000000000000000001", "570150000001234567890123")
    for title, iban in zip(("جاری", "جهیزیه"), ibans, strict=True):
        with office.store.writing(office.actor.uid) as uow:
            services.add(uow, AccountDetails(title=title, iban=iban))
    screen = opened(qtbot, shown(AccountsScreen(ctx)), row=1)
    screen.standard.click()
    qtbot.waitUntil(lambda: read(office, accounts.every)[0].title == "جهیزیه")
    assert [one.standard for one in read(office, accounts.every)] == [True, False]


def test_the_bank_of_a_cheque_is_called_by_its_name(qtbot, ctx, office, shown):
    details = PaymentDetails(
        sayad_id="1234567890123456", bank="017", drawer="", due_on=factory.TODAY
    )
    command = factory.money(9_000_000, method="cheque", reference="44", details=details)
    factory.issue(office, command)
    screen = shown(ChequesScreen(ctx))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    at = next(
        n
        for n in range(screen.model.columnCount())
        if screen.model.headerData(n, Qt.Orientation.Horizontal) == cheque_words.BANK
    )
    qtbot.waitUntil(lambda: screen.model.index(0, at).data() == "ملی ایران")
