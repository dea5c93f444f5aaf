"""The field of F3, by keyboard: what it finds, why, and where Enter leads."""

import pytest
from PySide6.QtCore import QSettings, Qt

from app.domain.donation import DonorFacts
from app.domain.donor import DonorDetails
from app.services import donors
from app.strings import search as words
from app.ui.screens.dashboard import DashboardScreen
from app.ui.screens.donors import DonorsScreen
from app.ui.screens.receipts import ReceiptsScreen
from app.ui.shell import Shell
from tests import factory
from tests.factory import money


@pytest.fixture
def shell(ctx, shown, office, wall, tmp_path):
    for _evening in range(2):
        for tail in ("1111", "4533"):
            factory.issue(office, money(2_500_000, method="pos", reference=f"73210045{tail}"))
        wall.forward(days=1)
    return shown(Shell(ctx, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)))


def ask(qtbot, shell, types, text):
    qtbot.keyClick(shell, Qt.Key.Key_F3)
    qtbot.waitUntil(shell.bar.search.hasFocus)
    types(shell.bar.search, text)
    qtbot.waitUntil(lambda: shell.search._popup is not None and shell.search.popup.isVisible())
    qtbot.waitUntil(lambda: shell.search._asked == shell.search._typed() and not shell.search._busy)


def faces(shell):
    listed = shell.search.popup.list
    faces = [listed.itemWidget(listed.item(at)) for at in range(listed.count())]
    return [
        [one.text() for one in face.findChildren(type(shell.bar.day)) if one.text()]
        or [face.text()]
        for face in faces
    ]


def test_a_lost_receipt_is_found_by_amount_evening_and_last_four_digits(qtbot, shell, types):
    ask(qtbot, shell, types, "۲٬۵۰۰٬۰۰۰ دیشب ۴۵۳۳")
    head, found = faces(shell)
    assert head == [words.RECEIPTS]
    assert "۵" in found[0]
    assert "پایان شمارهٔ مرجع" in found
    qtbot.keyClick(shell.bar.search, Qt.Key.Key_Return)
    screen = shell.pages.currentWidget()
    assert isinstance(screen, ReceiptsScreen)
    qtbot.waitUntil(lambda: not screen.card.isHidden())
    assert screen._shown.number.serial == 5
    qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    assert screen.page.search.text() == ""
    assert screen.chips.days.isChecked()


def test_the_filters_of_the_list_find_it_as_well(qtbot, shell, types):
    shell.open("receipts")
    screen = shell.pages.currentWidget()
    types(screen.page.search, "۲٬۵۰۰٬۰۰۰ ۴۵۳۳")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    screen.chips.days.choose("2026-04-25", "2026-04-25")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)


def test_a_donor_opens_in_the_list_of_donors(qtbot, shell, types, office):
    with office.store.writing(office.actor.uid) as uow:
        donors.add(uow, DonorDetails(name="کریم سواری", mobile="09161230009"))
    ask(qtbot, shell, types, "سوار")
    assert faces(shell)[0] == [words.DONORS]
    qtbot.keyClick(shell.bar.search, Qt.Key.Key_Return)
    screen = shell.pages.currentWidget()
    assert isinstance(screen, DonorsScreen)
    assert not screen.card.isHidden()


def test_a_screen_is_found_by_its_name_and_a_deed_is_done(qtbot, shell, types):
    ask(qtbot, shell, types, "دفتر رویداد")
    qtbot.keyClick(shell.bar.search, Qt.Key.Key_Return)
    assert shell._screen == "journal"
    ask(qtbot, shell, types, "قفل")
    qtbot.keyClick(shell.bar.search, Qt.Key.Key_Return)
    assert shell.root.count() == 2


def test_the_whole_name_of_a_screen_comes_before_a_donor_who_is_called_alike(
    qtbot, shell, types, office
):
    with office.store.writing(office.actor.uid) as uow:
        donors.add(uow, DonorDetails(name="نمایشگاه امروز"))
    ask(qtbot, shell, types, "نمای امروز")
    assert faces(shell)[0] == [words.PLACES]
    qtbot.keyClick(shell.bar.search, Qt.Key.Key_Return)
    assert isinstance(shell.pages.currentWidget(), DashboardScreen)


def test_arrows_step_over_headings(qtbot, shell, types):
    ask(qtbot, shell, types, "2500000")
    popup = shell.search.popup
    first = popup.list.currentRow()
    qtbot.keyClick(shell.bar.search, Qt.Key.Key_Down)
    qtbot.keyClick(shell.bar.search, Qt.Key.Key_Up)
    qtbot.keyClick(shell.bar.search, Qt.Key.Key_Up)
    assert popup.list.currentRow() == first == 1


def test_escape_puts_the_results_away_then_the_text_then_goes_back(qtbot, shell, types):
    ask(qtbot, shell, types, "2500000")
    field = shell.bar.search
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not shell.search.popup.isVisible()
    assert field.text()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.text()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.hasFocus()


def test_a_scanned_code_with_its_enter_opens_the_one_receipt(qtbot, shell, office):
    (issued,) = factory.issue(office, money(7_000_000, donor=DonorFacts(name="مریم نیسی")))
    qtbot.keyClick(shell, Qt.Key.Key_F3)
    shell.bar.search.setText(issued.qr)
    shell.bar.search.textEdited.emit(issued.qr)
    qtbot.keyClick(shell.bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell._screen == "receipts")
    assert shell.pages.currentWidget()._shown.number == issued.number


def test_nothing_found_says_what_can_be_typed(qtbot, shell, types):
    ask(qtbot, shell, types, "ققنوسیان")
    assert shell.search.popup._nothing.isVisible()
    assert not shell.search.popup.take()
