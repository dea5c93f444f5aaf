"""Fields that fit: a low window, a long name, a wide screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from app.domain.donation import IssueReceipt, MoneyLine
from app.strings import donor_list
from app.ui.screens.desk import DeskScreen
from app.ui.shell import Shell
from app.ui.widgets import snug_ground, theme
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.name_edit import NameEdit
from tests.factory import CHEQUE, GOLD, RICE, money

LOW = (1138, 713)
"""What navigation and top bar leave of 1366 by 768."""
TWO = (MoneyLine(niyyat="JAHIZIEH", amount=20_000_000), MoneyLine(niyyat="MAISHAT", amount=5))
LONG = "خانوادهٔ محترم مرحوم حاج سید عبدالرضا موسوی‌نژاد دزفولی و بستگان وابسته"


@pytest.fixture
def desk(qtbot, ctx, shown):
    made = DeskScreen(ctx)
    made.resize(*LOW)
    shown(made)
    qtbot.waitUntil(lambda: made.form.money.picker.name("JAHIZIEH") == "جهیزیه")
    return made


def ground(desk):
    return desk.findChild(snug_ground.FormCard).ground


def test_the_date_of_a_cheque_for_two_ends_stays_in_sight_in_a_low_window(qtbot, desk):
    desk.form.show_command(money(method="cheque", lines=TWO, details=CHEQUE))
    qtbot.waitUntil(lambda: desk.form.layout().spacing() < 6)
    qtbot.waitUntil(lambda: ground(desk).verticalScrollBar().maximum() == 0)
    desk.form.show_command(money(5_000_000))
    qtbot.waitUntil(lambda: desk.form.layout().spacing() == 6)


def test_a_form_of_goods_draws_together_too(qtbot, desk):
    desk.form.show_command(IssueReceipt(donor=money(1).donor, items=(RICE, GOLD, RICE, GOLD)))
    desk.form.forms.choose("kind")
    desk.form.kind.unknown.setChecked(True)
    qtbot.waitUntil(lambda: desk.form.layout().spacing() < 6)


def test_a_wide_screen_gives_its_room_to_the_list(desk):
    desk.resize(1690, 1000)
    QApplication.processEvents()
    assert desk.findChild(snug_ground.FormCard).width() == snug_ground.WIDEST


def test_a_long_name_shows_its_beginning_until_somebody_types_in_it(qtbot, shown):
    edit = NameEdit()
    shown(edit)
    edit.clearFocus()
    edit.setText(LONG)
    assert edit.cursorPosition() == 0
    edit.setFocus()
    assert edit.cursorPosition() == len(LONG)  # a draft that came back is written on
    edit.clearFocus()
    assert edit.cursorPosition() == 0


def test_a_date_stays_at_its_edge_while_it_is_typed(qapp):
    field = JalaliDateField()
    kept = field.edit.alignment()
    assert kept & Qt.AlignmentFlag.AlignRight
    assert kept & Qt.AlignmentFlag.AlignAbsolute


def test_a_masked_code_reads_from_the_left_inside_its_sentence():
    assert donor_list.kept("***0013").startswith("\u2066***0013\u2069")


def test_what_a_field_asks_for_can_be_read(shown):
    edit = QLineEdit(placeholderText="جست‌وجو")
    shown(edit)
    assert edit.palette().color(QPalette.ColorRole.PlaceholderText) == theme.color("muted")


def test_every_screen_of_a_manager_is_in_sight_on_the_smallest_screen(ctx, shown):
    shell = Shell(ctx)
    shell.resize(1366, 768)
    shown(shell)
    bar = shell.navigation.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() == 0
