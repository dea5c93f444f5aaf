"""The designations by keyboard: keys, switches, permits."""

from PySide6.QtCore import Qt

from app.queries import lists
from app.strings import errors
from app.ui.screens.designations import DesignationsScreen
from tests.ui.walking import opened, read


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
