import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

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
    return shown(Shell(ctx, settings))


def cover(shell):
    found = shell.root.currentWidget()
    return found if isinstance(found, LoginScreen) else None


def test_the_desk_is_open_and_its_first_field_has_the_keyboard(qtbot, shell):
    desk = shell.pages.currentWidget()
    qtbot.waitUntil(desk.form.donor.name.hasFocus)
    first, *others = shell.navigation.lines()
    assert first.isChecked()
    assert not any(line.isChecked() for line in others)
    assert NAME in shell.windowTitle()


def test_every_screen_of_the_registry_is_in_the_navigation_and_opens(shell):
    titles = {line.text().strip() for line in shell.navigation.lines()}
    assert titles == {entry.title for entry in registry.SCREENS}
    for entry in registry.SCREENS:
        shell.open(entry.id)
        assert shell.pages.currentWidget() is shell._open[entry.id]


def test_the_bar_tells_the_day_in_both_calendars_and_who_works(shell, ctx):
    assert "۱۴۰۵" in shell.bar.day.text()
    assert "۱۴۴۷" in shell.bar.day.text()


def test_a_notice_of_any_screen_is_shown_with_its_action(qtbot, shell, ctx):
    done = []
    ctx.notices.said.emit(Notice("رسید ۲ باطل شد", action=("بازکردن", lambda: done.append(1))))
    assert shell.toast.isVisible()
    assert shell.toast.text == "رسید ۲ باطل شد"
    assert shell.toast._text.width() >= shell.toast._text.sizeHint().width()
    shell.toast.action.click()
    assert done == [1]
    assert shell.toast.isHidden()


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


def test_a_group_of_the_navigation_folds(qtbot, shell):
    line, *_others = shell.navigation.lines()
    head = next(
        b for b in shell.navigation.findChildren(type(line)) if b.property("kind") == "group"
    )
    head.click()
    assert not line.isVisible()
    head.click()
    assert line.isVisible()
