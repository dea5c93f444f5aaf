"""The bank accounts of the office by keyboard."""

from PySide6.QtCore import Qt

from app.domain.accounts import AccountDetails
from app.queries import accounts
from app.services import accounts as services
from app.ui.screens.accounts import AccountsScreen
from tests.ui.walking import opened, read


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
