"""What a designer would point at, held where it can be measured."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from app.ui.widgets import basics, page_head, theme
from app.ui.widgets.basics import Button
from app.ui.widgets.facts_card import FactsCard
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.readable import readable
from app.ui.widgets.table_view import TableView

LONG = "رسید هر کمک همان روز در برنامه ثبت می‌شود و پروندهٔ آن به استان می‌رسد."


def edges(picture) -> list[int]:
    """Return how far to the right the ink of each line of text reaches."""
    found, now = [], -1
    for y in range(picture.height()):
        dark = [x for x in range(picture.width()) if picture.pixelColor(x, y).lightness() < 120]
        if not dark and now >= 0:
            found, now = [*found, now], -1
        now = max([now, *dark])
    return found


@pytest.fixture
def ground(shown):
    """Return what shows a layout on white."""

    def laid(layout) -> QWidget:
        widget = QWidget()
        widget.setStyleSheet("background: white")
        widget.setLayout(layout)
        widget.resize(300, 200)
        return shown(widget)

    return laid


def test_every_line_of_a_wrapped_text_begins_at_the_same_edge(ground):
    made = ground(basics.column(basics.label(LONG, wrap=True), None))
    found = edges(made.grab().toImage())
    assert len(found) > 1
    assert max(found) - min(found) <= 1


def test_a_wrapped_text_takes_no_key_and_no_click(qapp):
    assert basics.hint(LONG, wrap=True).focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_hidden_button_leaves_no_gap_at_the_edge(ground):
    flow, first, second = FlowLayout(), Button("یک"), Button("دو")
    for button in (first, second):
        flow.addWidget(button)
    first.hide()
    made = ground(flow)
    assert second.geometry().right() == made.rect().right()


def test_what_a_panel_says_stands_under_its_heading(shown):
    card = FactsCard("بستن", ())
    card.resize(372, 400)
    card.begin("خرمشهر", "", "plain")
    card.facts([("کد", "۱۲")])
    shown(card)
    name, fact = (
        next(one for one in card.findChildren(basics.QLabel) if one.text().endswith(text))
        for text in ("خرمشهر", "کد")
    )
    right = [one.mapTo(card, one.rect().topRight()).x() for one in (name, fact)]
    assert right[0] == right[1]


def test_the_row_under_the_cursor_is_whole_when_a_table_is_entered(qapp):
    model, table = QStandardItemModel(0, 2), TableView()
    model.appendRow([QStandardItem("یک"), QStandardItem("دو")])
    table.setModel(model)
    choice = table.selectionModel()
    choice.setCurrentIndex(model.index(0, 0), choice.SelectionFlag.NoUpdate)
    assert [at.column() for at in table.selectionModel().selectedIndexes()] == [0, 1]


def test_a_shortcut_stands_after_a_latin_word(qapp):
    assert Button("دیدن PDF", key="F9").text() == "دیدن PDF\u200f   F9"


@pytest.mark.parametrize("kind", ["primary", "danger"])
def test_a_filled_button_that_sleeps_can_be_read(shown, kind):
    button = Button("پیش‌نمایش", kind=kind)
    button.setEnabled(False)
    shown(button)
    assert button.grab().toImage().pixelColor(button.width() // 2, 4) == theme.color("sunken")


def test_a_screen_without_actions_begins_as_low_as_one_with_them(ground):
    assert ground(page_head.heading("دفتر")).sizeHint().height() >= basics.FIELD


def test_a_form_in_a_wide_window_stays_readable_at_the_leading_edge(shown):
    form = QWidget()
    ground = readable(form, 200)
    ground.resize(900, 100)
    shown(ground)
    assert (form.width(), form.geometry().right()) == (200, ground.rect().right())


def test_the_name_of_a_file_as_a_heading_keeps_its_digits_and_its_edge(shown):
    card = FactsCard("بستن", ())
    card.begin("KHZDEZ-000013.hyb", "", "plain")
    assert card._name.font().family() == theme.LATIN
    assert card._name.text().startswith("\u200f")
