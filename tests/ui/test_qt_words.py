import re

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton

from app.strings import qt as words
from app.ui import qt_words


@pytest.fixture
def persian(qapp):
    qt_words.install(qapp)
    yield
    for one in qapp.findChildren(QTranslator):
        qapp.removeTranslator(one)
        one.setParent(None)


@pytest.mark.parametrize("mode", QFileDialog.AcceptMode)
def test_the_file_dialog_has_its_words_and_no_english_one(persian, qtbot, tmp_path, mode):
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.grab()
    buttons = [one.text() for one in dialog.findChildren(QPushButton)]
    assert all(re.search("[ء-ی]", one) for one in buttons)
    assert all(one.toolTip() for one in dialog.findChildren(QToolButton) if one.isVisible())
    shown = [one.text() for one in dialog.findChildren(QLabel)] + buttons
    assert not [one for one in shown if re.search("[A-Za-z]", one)]


def test_a_word_comes_from_qt_from_us_or_stays_as_it_is(persian):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "انصراف"
    assert (
        QCoreApplication.translate("QFileDialog", "&Look in:")
        == words.MISSING[("QFileDialog", "&Look in:")]
    )
    assert QCoreApplication.translate("QFileDialog", "no such word") == "no such word"
