import re

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from app.ui import qt_words


@pytest.fixture
def persian(qapp):
    qt_words.install(qapp)
    yield
    for one in qapp.findChildren(QTranslator):
        qapp.removeTranslator(one)
        one.setParent(None)


@pytest.mark.parametrize("mode", QFileDialog.AcceptMode)
def test_the_file_dialog_has_no_english_word(persian, qtbot, tmp_path, mode):
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.grab()
    shown = [one.text() for kind in (QLabel, QPushButton) for one in dialog.findChildren(kind)]
    assert any(re.search("[ء-ی]", one) for one in shown)
    assert not [one for one in shown if re.search("[A-Za-z]", one)]
