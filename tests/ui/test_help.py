"""F1 opens the page of the screen that is open."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from app.ui import registry
from app.ui.dialogs.help import PICTURE, HelpDialog
from app.ui.shell import Shell
from app.ui.widgets import assets

OURS = (*(entry.id for entry in registry.SCREENS), "login", "first-run")


@pytest.mark.parametrize("screen", OURS)
def test_a_screen_has_its_page_in_persian(qtbot, screen):
    dialog = HelpDialog(screen)
    qtbot.addWidget(dialog)
    first = assets.text(assets.HANDBOOK / f"{screen}.md").splitlines()[0]
    assert dialog.page.toPlainText().startswith(first.removeprefix("# "))


@pytest.mark.parametrize("screen", OURS)
def test_a_page_shows_the_screen_as_wide_as_the_page(qtbot, screen):
    (name,) = re.findall(r"!\[.+\]\((.+)\)", assets.text(assets.HANDBOOK / f"{screen}.md"))[:1]
    dialog = HelpDialog(screen)
    qtbot.addWidget(dialog)
    shown = dialog.page.loadResource(QTextDocument.ResourceType.ImageResource, QUrl(name))
    assert shown.width() == PICTURE * shown.devicePixelRatio()
    assert shown.height() > 100


def test_a_link_leads_on_and_the_index_back(qtbot):
    dialog = HelpDialog("verify")
    qtbot.addWidget(dialog)
    dialog.page.anchorClicked.emit(QUrl("journal.md"))
    assert dialog.page.toPlainText().startswith("دفتر رویدادها")
    dialog.index.click()
    assert dialog.page.toPlainText().startswith("راهنمای همیار")


def test_a_screen_without_a_page_of_its_own_shows_the_index(qtbot):
    dialog = HelpDialog("nowhere")
    qtbot.addWidget(dialog)
    assert dialog.page.toPlainText().startswith("راهنمای همیار")


def test_f1_opens_the_page_of_the_open_screen(qtbot, ctx, shown):
    shell = shown(Shell(ctx))
    shell.open("journal")
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    (dialog,) = shell.findChildren(HelpDialog)
    assert dialog.page.toPlainText().startswith("دفتر رویدادها")
    assert "journal" in {entry.id for entry in registry.SCREENS}


def test_f1_on_a_locked_window_opens_the_page_of_the_login(qtbot, ctx, shown):
    shell = shown(Shell(ctx))
    shell.lock()
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    (dialog,) = shell.findChildren(HelpDialog)
    assert dialog.page.toPlainText().startswith("ورود")
