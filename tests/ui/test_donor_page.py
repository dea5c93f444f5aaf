"""A donor's own page by keyboard: years, every gift, notes with their undo, the statement."""

import pytest
from PySide6.QtCore import Qt

from app.domain.donor import DonorDetails
from app.services import donors as register
from app.strings import dossier as words
from app.strings import preview
from app.ui.screens.donors import DonorsScreen
from tests import factory
from tests.factory import DonorFacts

ZAHRA = DonorDetails(name="زهرا کاظمی", honorific="سرکار خانم")


@pytest.fixture
def said(ctx):
    notices = []
    ctx.notices.said.connect(notices.append)
    return notices


@pytest.fixture
def page(qtbot, ctx, office, said, shown):
    one = ctx.runner.write(register.add, ZAHRA).result()
    facts = DonorFacts(name=ZAHRA.name, uid=one.hex)
    for at in range(60):
        factory.issue(office, factory.money(1_000_000 + at, donor=facts))
    qtbot.wait(1)
    screen = DonorsScreen(ctx)
    shown(screen)
    qtbot.waitUntil(lambda: screen.page.current() is not None or screen.model.rowCount() == 1)
    qtbot.keyClick(screen.page.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: screen.page.current() is not None)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.panel.shown() is not None)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Return)
    made = screen.dossier.page
    qtbot.waitUntil(lambda: made.model.rowCount() == 50 and made.years.usual.text() != "")
    return screen


def texts(widget, kind):
    return "\n".join(one.text() for one in widget.findChildren(kind) if not one.isHidden())


def test_enter_twice_opens_the_page_with_years_and_all_gifts(qtbot, page):
    made = page.dossier.page
    label = type(page.page.footer)
    assert page.pages.currentIndex() == 1
    page.setFocus()
    assert made.table.hasFocus()
    qtbot.waitUntil(lambda: len(made.table.selectionModel().selectedRows()) == 1)
    assert "۶۰ بار · ۶۰٬۰۰۱٬۷۷۰" in texts(made.years, label)
    assert made.years.usual.text().startswith("معمولاً: معیشت (۶۰ بار) · نقدی")
    made.model.fetchMore(made.table.rootIndex())
    qtbot.waitUntil(lambda: made.model.rowCount() == 60)
    qtbot.keyClick(made.table, Qt.Key.Key_Escape)
    assert page.pages.currentIndex() == 0
    assert page.page.table.hasFocus()
    page.setFocus()
    assert page.page.search.hasFocus()


def test_a_note_is_written_taken_off_and_brought_back(qtbot, page, said):
    notes, label = page.dossier.page.notes, type(page.page.footer)
    notes.field.setText("شب‌های احیا می‌آید")
    qtbot.keyClick(notes.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "شب‌های احیا می‌آید" in texts(notes, label))
    assert notes.field.text() == ""
    [away] = notes.findChildren(type(page.dossier.page.back))
    away.click()
    qtbot.waitUntil(lambda: words.NO_NOTES in texts(notes, label))
    said[-1].action[1]()
    qtbot.waitUntil(lambda: "شب‌های احیا می‌آید" in texts(notes, label))


def test_the_statement_of_a_year_is_looked_at(qtbot, page):
    page.dossier.draw(1405)
    qtbot.waitUntil(lambda: page.dossier.preview is not None)
    assert page.dossier.preview.place.text() == preview.place(1, 3)


def test_f7_opens_the_page_from_the_panel(qtbot, page):
    qtbot.keyClick(page.dossier.page.table, Qt.Key.Key_Escape)
    qtbot.keyClick(page, Qt.Key.Key_F7)
    assert page.pages.currentIndex() == 1
