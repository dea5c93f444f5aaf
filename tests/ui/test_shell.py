from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication

from app.domain import clock, uid
from app.domain.changes import Change
from app.domain.lunar import TurningTable
from app.models import lunar_month
from app.services import condition
from app.services.opening import COUNTY
from app.ui import registry
from app.ui.context import Notice
from app.ui.screens.login import LoginScreen
from app.ui.shell import Shell
from app.ui.widgets import theme
from app.ui.widgets.native_keys import SCAN
from tests.factory import NAME, PASSPHRASE


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def shell(ctx, shown, settings):
    made = Shell(ctx, settings)
    made.resize(1366, 768)
    return shown(made)


def cover(shell):
    found = shell.root.currentWidget()
    return found if isinstance(found, LoginScreen) else None


def test_the_desk_is_open_and_its_first_field_has_the_keyboard(qtbot, shell):
    desk = shell.pages.currentWidget()
    qtbot.waitUntil(desk.form.donor.name.hasFocus)
    assert [line.title for line in shell.navigation.lines() if line.isChecked()] == ["صدور رسید"]
    assert NAME in shell.windowTitle()


HERE = [entry for entry in registry.SCREENS if COUNTY in entry.levels]


def test_every_screen_of_a_county_is_in_the_navigation_and_opens(shell):
    titles = {line.title for line in shell.navigation.lines()}
    assert titles == {entry.title for entry in HERE}
    for entry in HERE:
        shell.open(entry.id)
        assert shell.pages.currentWidget() is shell._open[entry.id]


def keys_of(shell):
    """Return the key of every shortcut whose part can be seen now: two of one key are deaf."""
    shortcuts = shell.findChildren(QShortcut)
    return sorted(one.key().toString() for one in shortcuts if one.parent().isVisible())


@pytest.mark.parametrize("screen", [entry.id for entry in HERE])
def test_no_key_means_two_things_on_one_screen(shell, screen):
    shell.open(screen)
    found = keys_of(shell)
    assert found == sorted(set(found))


def test_no_key_means_two_things_on_a_desk_that_tells_everything_at_once(shell):
    form = shell.pages.currentWidget().form
    form.donor.hint("شاید همان زهرا کاظمی‌نژاد است")
    form.money.payment.say("این شماره روی رسید ۱۲۱ هست", opens=True)
    form.donor.nights.show()
    form.donor.nights.take.show()
    found = keys_of(shell)
    assert {"F5", "F7", "F8", "F9", "F11", "Shift+F3"} <= set(found)
    assert found == sorted(set(found))


def test_no_key_means_two_things_while_a_pile_is_typed(qtbot, shell):
    shell.open("batches")
    screen = shell.pages.currentWidget()
    screen.pages.setCurrentWidget(screen.page)
    found = keys_of(shell)
    assert {"F5", "F6", "F7", "F9"} <= set(found)
    assert found == sorted(set(found))


def test_the_bar_tells_the_day_in_both_calendars_and_who_works(shell, ctx):
    assert "۱۴۰۵" in shell.bar.day.text()
    assert "۱۴۴۷" in shell.bar.lunar.text()


def test_a_month_announced_while_the_window_is_open_turns_the_day_in_the_bar(
    qtbot, ctx, shown, settings
):
    lunar = TurningTable([])
    lunar.become(ctx.lunar)
    shell = shown(Shell(replace(ctx, lunar=lunar), settings))
    before, found = shell.bar.lunar.text(), lunar.day(clock.today())
    later = lunar.first(found.year, found.month) + timedelta(days=1)
    row = {"owner": "KHZ", "year": found.year, "month": found.month, "first": f"{later}"}
    with ctx.office.store.writing(ctx.office.actor.uid) as uow:
        key = uid.new()
        uow.add(
            "published.added", lunar_month, key, {lunar_month: [row | {"uid": key, "active": 1}]}
        )
    ctx.jobs.announce(Change.LISTS)
    qtbot.waitUntil(lambda: shell.bar.lunar.text() != before)
    assert lunar.day(clock.today()).day in {found.day - 1, 29, 30}


def test_a_notice_of_any_screen_is_shown_with_its_action(qtbot, shell, ctx):
    done = []
    ctx.notices.said.emit(Notice("رسید ۲ باطل شد", action=("بازکردن", lambda: done.append(1))))
    assert shell.toast.isVisible()
    assert shell.toast.text == "رسید ۲ باطل شد"
    assert shell.toast._text.width() >= shell.toast._text.sizeHint().width()
    shell.toast.action.click()
    assert done == [1]
    assert shell.toast.isHidden()


def test_the_way_back_of_a_toast_is_taken_by_a_key(qtbot, shell, ctx):
    done = []
    qtbot.keyClick(shell, Qt.Key.Key_F12)
    ctx.notices.say("یکی شدند", action=("واگرد", lambda: done.append(1)))
    assert "F12" in shell.toast.action.text()
    qtbot.keyClick(shell, Qt.Key.Key_F12)
    assert done == [1]
    qtbot.keyClick(shell, Qt.Key.Key_F12)
    assert done == [1]


def test_the_look_changes_at_once_and_is_remembered(shell, settings):
    shell.bar.look.click()
    assert theme.current() is theme.Theme.DARK
    assert settings.value("theme") == "dark"
    shell.bar.look.click()
    assert theme.current() is theme.Theme.LIGHT


def test_the_lock_covers_the_work_and_keeps_the_form(qtbot, shell):
    desk = shell.pages.currentWidget()
    desk.form.donor.name.setText("زهرا")
    shell.lock()
    shell.lock()
    assert not desk.isVisible()
    screen = cover(shell)
    screen.passphrase.edit.setText("نادرست")
    screen.enter.click()
    qtbot.waitUntil(screen.message.isVisible)
    assert cover(shell) is screen
    screen.passphrase.edit.setText(PASSPHRASE)
    screen.enter.click()
    qtbot.waitUntil(lambda: cover(shell) is None)
    assert desk.isVisible()
    assert desk.form.donor.name.text() == "زهرا"


def test_after_five_wrong_tries_the_lock_waits(qtbot, shell):
    shell.lock()
    screen = cover(shell)
    for _ in range(6):
        screen.passphrase.edit.setText("نادرست")
        screen.enter.click()
        qtbot.waitUntil(screen.person.isEnabled)
    assert not screen.enter.isEnabled()
    assert screen._left > 0


def test_ten_idle_minutes_lock_the_window(qtbot, shell):
    assert shell._idle.interval() == 600_000
    shell._idle.start(1)
    qtbot.waitUntil(lambda: cover(shell) is not None)


def test_a_key_press_starts_the_ten_minutes_again(qtbot, shell):
    shell._idle.stop()
    qtbot.keyClick(shell, Qt.Key.Key_A)
    assert shell._idle.isActive()


@pytest.mark.parametrize("letter", ["l", "م"])
def test_control_l_locks_in_both_layouts(shell, letter):
    control = Qt.KeyboardModifier.ControlModifier
    key = ord(letter.upper())
    event = QKeyEvent(QEvent.Type.KeyPress, key, control, SCAN["L"], 0, 0)
    QApplication.sendEvent(QApplication.focusWidget() or shell, event)
    assert cover(shell) is not None


def test_the_bar_names_an_official_holiday(shell):
    shell.bar.show_day("پنجشنبه ۲۲ بهمن ۱۴۰۵", "۲ رمضان ۱۴۴۸", ["پیروزی انقلاب اسلامی"])
    assert "تعطیل: پیروزی انقلاب اسلامی" in shell.bar.lunar.text()


def test_the_bar_tells_when_the_last_backup_was_made(qtbot, shell, ctx, wall):
    qtbot.waitUntil(lambda: shell.bar.backup.accessibleName() == "بدون پشتیبان")
    at = (wall() - timedelta(days=1)).isoformat(timespec="seconds")
    condition.note(ctx.office.folder, condition.Condition(backup_at=at))
    shell.backup.look()
    qtbot.waitUntil(lambda: "دیروز" in shell.bar.backup.accessibleName())
    assert shell.bar.backup.property("due") is False
    wall.forward(hours=2)
    shell.backup.look()
    qtbot.waitUntil(lambda: shell.bar.backup.property("due") is True)
    shell.bar.backup.click()
    assert shell._screen == registry.BACKUPS


def test_a_group_of_the_navigation_folds_and_is_remembered(ctx, shown, shell, settings):
    first, second = shell.navigation.groups()
    second.head.click()
    assert not any(line.isVisible() for line in second.lines)
    assert settings.value("navigation/folded") == second.name
    again = shown(Shell(ctx, settings))
    assert again.navigation.folded() == (second.name,)
    second.head.click()
    assert all(line.isVisible() for line in second.lines)
    assert all(line.isVisible() for line in first.lines)


def test_a_folded_group_never_hides_the_open_screen(shell):
    first, _second = shell.navigation.groups()
    first.fold(True)
    assert [line.isVisible() for line in first.lines if line.isChecked()] == [True]
    shell.open("settings")
    assert not any(line.isVisible() for line in first.lines)
    shell.open("receipts")
    assert [line.title for line in first.lines if line.isVisible()] == ["رسیدها"]


def test_arrows_walk_over_the_navigation_and_enter_opens(qtbot, shell):
    qtbot.keyClick(shell, Qt.Key.Key_F10)
    _today, desk, after, *_rest = shell.navigation.lines()
    assert desk.hasFocus()
    qtbot.keyClick(desk, Qt.Key.Key_Down)
    assert after.hasFocus()
    qtbot.keyClick(after, Qt.Key.Key_Return)
    assert shell._screen == HERE[2].id
    assert not after.hasFocus()


def test_home_and_end_go_to_a_screen_that_enter_opens_and_fold_no_group(qtbot, shell):
    shell.open(HERE[1].id)
    qtbot.keyClick(shell, Qt.Key.Key_F10)
    first, *_middle, last = (one for one in shell.navigation.lines() if one.isVisible())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Home)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert shell._screen == HERE[0].id
    assert not any(group.folded for group in shell.navigation.groups())


def test_right_folds_a_group_and_left_unfolds_it_as_a_persian_tree_does(qtbot, shell):
    qtbot.keyClick(shell, Qt.Key.Key_F10)
    group = next(iter(shell.navigation.groups()))
    qtbot.keyClick(group.lines[0], Qt.Key.Key_Right)
    assert group.folded
    assert group.head.hasFocus()
    qtbot.keyClick(group.head, Qt.Key.Key_Left)
    assert not group.folded
    qtbot.keyClick(group.head, Qt.Key.Key_Escape)
    assert not group.head.hasFocus()


def test_a_narrow_window_shows_icons_alone(qtbot, shell, settings):
    shell.resize(1366, 768)
    qtbot.waitUntil(lambda: not shell.navigation.is_narrow)
    wide = shell.navigation.width()
    shell.resize(1100, 700)
    qtbot.waitUntil(lambda: shell.navigation.is_narrow)
    assert shell.navigation.width() < wide / 2
    shell.resize(1366, 768)
    qtbot.waitUntil(lambda: not shell.navigation.is_narrow)
    shell.navigation.width_button.click()
    assert shell.navigation.is_narrow
    assert settings.value("navigation/narrow") == "yes"


def test_a_screen_can_say_how_much_waits_there(shell, ctx):
    line = next(one for one in shell.navigation.lines() if one.title == "صدور رسید")
    ctx.notices.wait("desk", 3)
    assert line.badge.text() == "۳"
    assert "در انتظار" in line.accessibleName()
    ctx.notices.wait("desk", 0)
    assert line.badge.isHidden()


def test_enter_presses_the_button_that_has_the_keyboard(qtbot, shell):
    shell.bar.lock.setFocus()
    qtbot.keyClick(shell.bar.lock, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cover(shell) is not None)


def test_a_toast_stands_beside_the_panel_of_a_list_and_above_the_page(qtbot, shell, ctx):
    ctx.notices.say("رسید ۲ باطل شد")
    shell.open("receipts")
    screen = shell.pages.currentWidget()
    screen.card.show()
    qtbot.waitUntil(screen.card.isVisible)
    ctx.notices.say("رسید ۲ باطل شد")
    at = screen.card.mapTo(shell.pages, screen.card.rect().bottomRight())
    assert shell.toast.x() > at.x()
    shell.open("funds")
    middle = shell.toast.geometry().center()
    found = shell.pages.childAt(middle)
    assert found is shell.toast or shell.toast.isAncestorOf(found)


def test_a_toast_without_room_beside_the_panel_is_still_whole(qtbot, shell, ctx):
    shell.open("receipts")
    shell.pages.currentWidget().card.show()
    ctx.notices.say("رسید ۲ باطل شد و " * 8)
    assert shell.toast.geometry().right() <= shell.pages.width()
