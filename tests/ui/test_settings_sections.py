"""Printers, backups and training in the settings, over a real office."""

from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from app.domain import settings as known
from app.domain.findings import Finding, Report
from app.services import pc, settings
from app.services.pc import PaperSetup
from app.strings import errors
from app.strings import keeping as keeping_words
from app.strings import paper_setup as words
from app.strings import training as training_words
from app.ui import entering
from app.ui.screens.desk import DeskScreen
from app.ui.screens.settings import SettingsScreen
from app.ui.screens.verify import VerifyScreen
from app.ui.shell import Shell
from app.ui.widgets.training_band import TrainingBand
from tests import factory
from tests.factory import PASSPHRASE


@pytest.fixture
def screen(ctx, shown, qtbot):
    made = shown(SettingsScreen(ctx))
    qtbot.waitUntil(lambda: bool(made.saver.held))
    return made


@pytest.fixture
def paper(screen):
    screen.show_section(1)
    return screen.paper


@pytest.fixture
def backups(screen):
    screen.show_section(4)
    return screen.backups


@pytest.fixture
def said(ctx):
    heard = []
    ctx.notices.said.connect(lambda notice: heard.append(notice.text))
    return heard


def test_the_usual_paper_of_a_receipt_holds_at_once(qtbot, ctx, paper):
    qtbot.keyClick(paper.usual, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: ctx.runner.read(settings.of).result()[known.PAPER] == "a5")


def test_each_paper_has_its_printer_and_its_copies(qtbot, ctx, paper, said):
    row = paper.rows["roll"]
    row.offer(["XP-80C", "HP"])
    row.printer.setCurrentIndex(1)
    row.printer.activated.emit(1)
    qtbot.waitUntil(lambda: said == [words.kept("roll")])
    row.copies.choose("2")
    qtbot.waitUntil(lambda: len(said) == 2)
    row.typed.click()
    qtbot.waitUntil(lambda: len(said) == 3)
    wanted = PaperSetup(printer="XP-80C", copies=2, typed=True)
    assert pc.of(ctx.office.folder).paper("roll") == wanted


def test_another_printer_was_not_tested_yet(qtbot, ctx, paper):
    tested = PaperSetup(printer="HP", tested_at="2026-04-25T08:00:00+03:30", readable=True)
    pc.set_paper(ctx.office.folder, ctx.office.actor, "a4", tested)
    paper.reload()
    row = paper.rows["a4"]
    assert row.chip.text() == words.READ
    assert row.printer.currentText() == words.away("HP")
    row.printer.setCurrentIndex(0)
    row.printer.activated.emit(0)
    qtbot.waitUntil(lambda: row.chip.text() == words.UNTESTED)


def test_a_test_page_goes_to_a_file_where_there_is_no_printer_and_is_read_back(
    qtbot, ctx, paper, said, tmp_path, monkeypatch
):
    kept = tmp_path / "test.pdf"
    monkeypatch.setattr(
        "app.ui.widgets.printer.QFileDialog.getSaveFileName", lambda *_a: (str(kept), "")
    )
    paper.rows["a5"].test.click()
    qtbot.waitUntil(lambda: said == [words.saved("test.pdf")])
    pypdfium2.PdfDocument(kept)[0].render(scale=2).to_pil().save(tmp_path / "photo.jpg")
    paper.look(tmp_path / "photo.jpg")
    qtbot.waitUntil(lambda: said[-1] == words.readable("a5"))
    assert paper.rows["a5"].chip.text() == words.READ
    paper.settle("a5", readable=False)
    qtbot.waitUntil(lambda: said[-1] == words.unreadable("a5"))
    assert pc.of(ctx.office.folder).paper("a5").typed


def test_a_picture_without_the_code_says_what_to_do(qtbot, paper, said, tmp_path):
    Image.new("L", (400, 300), "white").save(tmp_path / "x.png")
    paper.look(tmp_path / "x.png")
    qtbot.waitUntil(lambda: said == [words.NOT_FOUND])


def test_a_copy_is_made_now_and_lies_in_the_second_folder_too(
    qtbot, backups, screen, said, tmp_path
):
    backups.use_second(tmp_path)
    qtbot.waitUntil(lambda: said == [keeping_words.CHOSEN])
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: backups.table.rows.rowCount() == 2)
    assert [backups.table.rows.index(row, 2).data() for row in range(2)] == [
        keeping_words.HERE,
        keeping_words.BESIDE,
    ]
    backups.use_second(None)
    qtbot.waitUntil(lambda: said[-1] == keeping_words.DROPPED)


def test_a_second_folder_inside_the_office_is_refused(qtbot, ctx, backups):
    failed = []
    ctx.jobs.failed.connect(lambda error: failed.append(error.fields))
    backups.use_second(ctx.office.folder.root)
    qtbot.waitUntil(lambda: failed == [{"second": "folder_is_office"}])


def test_a_restore_is_asked_for_with_a_passphrase_that_is_proved_first(qtbot, ctx, backups):
    wanted = []
    ctx.passage.restore_wanted.connect(lambda *asked: wanted.append(asked))
    factory.issue(ctx.office, factory.money())
    backups.back_up()
    qtbot.waitUntil(lambda: backups.table.current() is not None)
    copy = backups.table.current()
    dialog = backups.wish.ask(copy.file, "امروز")
    field = dialog._fields["manager"]
    field.edit.setText("این آن نیست")
    dialog.go.click()
    qtbot.waitUntil(dialog.message.isVisible)
    assert wanted == []
    field.edit.setText(PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(lambda: wanted == [(copy.file, "modir", PASSPHRASE)])


def test_a_damaged_copy_is_refused_while_the_office_is_still_open(qtbot, ctx, backups, tmp_path):
    (tmp_path / "x.hyk").write_bytes(b"PK not a copy")
    dialog = backups.wish.ask(tmp_path / "x.hyk", "x")
    dialog._fields["manager"].edit.setText(PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(dialog.message.isVisible)
    assert "x.hyk" in dialog.message._text.text()
    assert errors.text("backup_damaged")[:10] in dialog.message._text.text()


def test_training_is_unmistakable_and_touches_nothing_of_the_real_office(qtbot, ctx, shown):
    asked = []
    ctx.passage.training_wanted.connect(asked.append)
    real = shown(Shell(ctx))
    assert real.findChild(TrainingBand) is None
    made = shown(Shell(entering.at_desk(ctx, training=True)))
    band = made.findChild(TrainingBand)
    assert band.isVisible()
    assert made.windowTitle().startswith(training_words.WINDOW)
    assert len(list(made.navigation.lines())) == 1
    made.open("settings")
    assert made.findChild(SettingsScreen) is None
    desk = made.findChild(DeskScreen)
    desk.form.show_command(replace(factory.money(), donor=replace(factory.DONOR, uid="")))
    desk.save.click()
    if desk.question.isVisible():
        desk.save.click()
    qtbot.waitUntil(lambda: desk.panel.model.rowCount() == 1)
    issued = desk.panel.model.row(desk.panel.model.index(0, 0))
    assert (issued.number.register, issued.type) == ("T1", "T")
    ctx.notices.say("چاپ شد", action=("بازکردن", lambda: None))
    qtbot.keyClick(made, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [False]


def test_the_way_into_training_stands_in_the_settings(qtbot, ctx, screen):
    asked = []
    ctx.passage.training_wanted.connect(asked.append)
    screen.show_section(5)
    screen.training.go.click()
    assert asked == [True]


def test_the_verify_screen_leads_to_the_copies_where_something_is_wrong(qtbot, ctx, shown):
    made = shown(Shell(ctx))
    made.open("verify")
    verify = made.findChild(VerifyScreen)
    wrong = Finding(code="chain_broken", entity="receipt", key="KHZDEZ / A1 / 1405 / 000002-8")
    verify.show_report(Report(checked={}, findings=(wrong,)))
    verify.found.restore.click()
    screen = made.findChild(SettingsScreen)
    assert screen.section is screen.backups
    qtbot.waitUntil(screen.backups.card.now.hasFocus)
