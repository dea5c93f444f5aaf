"""A paper on the screen: turned, enlarged and saved by keys, printed where there is a printer."""

from datetime import date
from io import BytesIO

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from app.reports import ledger, pdfium
from app.reports.sheet import Column, Kind, Listing
from app.strings import preview as words
from app.ui.dialogs.paper_preview import PaperPreview
from app.ui.screens.receipts import ReceiptsScreen
from app.ui.widgets.paper_pages import PaperPages
from tests import factory

COLUMNS = (Column("نام", 0.7), Column("مبلغ", 0.3, Kind.NUMBER))


def pdf(rows):
    listing = Listing(
        title="فهرست",
        office="دفتر",
        made_on=date(2026, 4, 25),
        asked=(),
        columns=COLUMNS,
        sums=(),
    )
    out = BytesIO()
    ledger.render_to(listing, [("زهرا", at) for at in range(rows)], out, lambda _count: True)
    return out.getvalue()


@pytest.fixture
def paper(ctx, shown):
    window = QWidget()
    window.resize(1200, 760)
    shown(window)
    made = PaperPreview(ctx, window, pdf(70), "فهرست", "list.pdf", wide=True)
    shown(made)
    return made


def press(qtbot, paper, key):
    qtbot.keyClick(paper.sheet, key)


def test_keys_turn_the_pages_and_stop_at_both_ends(qtbot, paper):
    assert paper.place.text() == words.place(1, 3)
    assert not paper.before.isEnabled()
    press(qtbot, paper, Qt.Key.Key_End)
    assert paper.place.text() == words.place(3, 3)
    assert not paper.after.isEnabled()
    press(qtbot, paper, Qt.Key.Key_PageUp)
    assert paper.place.text() == words.place(2, 3)
    press(qtbot, paper, Qt.Key.Key_Home)
    press(qtbot, paper, Qt.Key.Key_PageUp)
    assert paper.place.text() == words.place(1, 3)


def test_page_down_walks_through_an_enlarged_page_before_it_turns(qtbot, paper):
    width = paper.page.pixmap().width()
    for _ in range(3):
        press(qtbot, paper, Qt.Key.Key_Plus)
    assert paper.page.pixmap().width() > width
    qtbot.waitUntil(lambda: paper.sheet.verticalScrollBar().maximum() > 0)
    press(qtbot, paper, Qt.Key.Key_PageDown)
    assert paper.place.text() == words.place(1, 3)
    while paper.sheet.verticalScrollBar().value() < paper.sheet.verticalScrollBar().maximum():
        press(qtbot, paper, Qt.Key.Key_PageDown)
    press(qtbot, paper, Qt.Key.Key_PageDown)
    assert paper.place.text() == words.place(2, 3)
    for _ in range(20):
        press(qtbot, paper, Qt.Key.Key_Minus)
    assert 0 < paper.page.pixmap().width() < width


def test_a_saved_paper_has_the_bytes_that_were_shown(qtbot, ctx, paper, tmp_path):
    said = []
    ctx.notices.said.connect(lambda notice: said.append(notice.text))
    paper.write(tmp_path / "list.pdf")
    assert (tmp_path / "list.pdf").read_bytes() == pdf(70)
    assert said == [words.saved("list.pdf")]


def test_a_paper_is_never_written_over_the_office(ctx, paper):
    said = []
    ctx.notices.said.connect(lambda notice: said.append(notice.tone))
    paper.write(ctx.office.folder.database)
    assert said == ["danger"]
    assert paper.isVisible()


def test_one_page_of_a_thousand_is_drawn_alone():
    pages = PaperPages(pdf(5_000))
    assert pages.count > 100
    assert pages.image(pages.count - 1, 1.0).width() == pytest.approx(pages.width(0), abs=1)
    pages.close()


def test_the_list_of_receipts_is_looked_at_before_it_is_printed(qtbot, ctx, office, shown):
    factory.issue(office, factory.money())
    screen = ReceiptsScreen(ctx)
    shown(screen)
    with qtbot.waitSignal(screen.export.shown) as found:
        screen.pdf.click()
    assert found.args[0].place.text() == words.place(1, 1)


def to_file(path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_a_long_list_is_printed_behind_the_windows(qtbot, ctx, paper, tmp_path):
    ticks, said = [], []
    ctx.notices.said.connect(said.append)
    beat = QTimer(paper, interval=1)
    beat.timeout.connect(lambda: ticks.append(paper.strip.isVisible()))
    beat.start()
    paper.print_on(to_file(tmp_path / "out.pdf"))
    assert not paper.print_it.isEnabled()
    qtbot.waitUntil(lambda: len(said) == 1, timeout=20_000)
    assert said[0].text == words.PRINTED
    assert any(ticks)
    assert paper.print_it.isEnabled()
    assert paper.strip.isHidden()
    assert pdfium.count((tmp_path / "out.pdf").read_bytes()) == 3


def test_the_printing_of_a_list_can_be_stopped(qtbot, ctx, paper, tmp_path):
    said = []
    ctx.notices.said.connect(said.append)
    paper.print_on(to_file(tmp_path / "out.pdf"))
    paper.strip.cancel.click()
    qtbot.waitUntil(lambda: len(said) == 1, timeout=20_000)
    assert said[0].text in {words.STOPPED, words.PRINTED}
    assert paper.print_it.isEnabled()


def test_a_page_is_turned_while_the_list_is_printed(qtbot, ctx, paper, tmp_path):
    said = []
    ctx.notices.said.connect(said.append)
    paper.print_on(to_file(tmp_path / "out.pdf"))
    for _ in range(10):
        press(qtbot, paper, Qt.Key.Key_End)
        press(qtbot, paper, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: len(said) == 1, timeout=20_000)
    assert paper.place.text() == words.place(1, 3)
