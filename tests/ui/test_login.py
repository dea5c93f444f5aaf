import subprocess
import sys

import pytest
from PySide6.QtCore import Qt

from app.ui.dialogs.help import HelpDialog
from app.ui.screens.login import Login, LoginScreen, Person

PEOPLE = [
    Person(login="maryam", name="مریم سواری", title="متصدی"),
    Person(login="modir", name="سعید دریس", title="رئیس اداره"),
]


@pytest.fixture
def login(shown):
    return shown(LoginScreen("بهزیستی دزفول", PEOPLE, last="modir"))


def test_the_passphrase_has_the_keyboard_and_the_last_person_is_chosen(qtbot, login):
    qtbot.waitUntil(login.passphrase.edit.hasFocus)
    assert login.person.currentData() == "modir"


def test_enter_sends_what_was_typed_once(qtbot, login, types):
    tries = []
    login.entered.connect(tries.append)
    types(login.passphrase.edit, "نخل و رود")
    qtbot.keyClick(login.passphrase.edit, Qt.Key.Key_Return)
    qtbot.keyClick(login.passphrase.edit, Qt.Key.Key_Return)
    assert tries == [Login(login="modir", passphrase="نخل و رود")]


def test_an_empty_passphrase_is_not_sent(qtbot, login):
    tries = []
    login.entered.connect(tries.append)
    login.enter.click()
    assert tries == []


def test_a_refusal_says_why_and_lets_try_again(qtbot, login, types):
    types(login.passphrase.edit, "x")
    login.enter.click()
    login.refuse("گذرواژه درست نیست")
    assert login.message.isVisible()
    assert login.passphrase.text() == ""
    assert login.enter.isEnabled()
    qtbot.waitUntil(login.passphrase.edit.hasFocus)


def test_waiting_is_counted_down_and_ends(qtbot, login, types):
    login.hold(2)
    assert not login.enter.isEnabled()
    types(login.passphrase.edit, "x")
    with qtbot.assertNotEmitted(login.entered):
        qtbot.keyClick(login.passphrase.edit, Qt.Key.Key_Return)
    login._tick()
    login._tick()
    assert login.enter.isEnabled()
    assert login.message.isHidden()


def test_the_login_imports_nothing_heavy():
    heavy = "{'sqlalchemy', 'qtawesome', 'reportlab', 'zxingcpp', 'pypdfium2', 'cryptography'}"
    code = f"import sys, app.ui.screens.login; print({heavy} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"


def test_f1_opens_the_page_of_the_login(qtbot, login):
    qtbot.keyClick(login.passphrase.edit, Qt.Key.Key_F1)
    (dialog,) = login.findChildren(HelpDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.page.toPlainText().startswith("ورود")
