"""The screen that proves the office, over a real one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from app.domain.findings import Finding, Report
from app.keys import files
from app.services import backups
from app.services.verification import witness
from app.strings import verify as words
from app.ui.dialogs.verifier_card import VerifierCard
from app.ui.screens.verify import VerifyScreen
from tests import factory
from tests.factory import money


@pytest.fixture
def failures(ctx):
    found = []
    ctx.jobs.failed.connect(found.append)
    return found


@pytest.fixture
def screen(ctx, shown, office):
    factory.issue(office, money())
    return shown(VerifyScreen(ctx))


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: screen.run.isEnabled() and screen.strip.isHidden())


def test_a_whole_office_is_called_right_by_keyboard(qtbot, screen):
    qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert not screen.run.isEnabled()
    settled(qtbot, screen)
    assert words.OK_TITLE in texts(screen.found.currentWidget())
    assert screen.copy.isHidden()


def test_what_is_wrong_is_named_as_a_sentence_and_copied_with_its_code(qtbot, screen):
    wrong = Finding(code="receipt_gap", entity="receipt", key="KHZDEZ-A-1405-000002")
    screen.show_report(Report(checked={"receipts": 2}, findings=(wrong,)))
    qtbot.waitUntil(lambda: screen.found.model.rowCount() == 1)
    shown_row = [screen.found.model.index(0, at).data() for at in range(2)]
    assert shown_row == ["رسیدها", "رسید KHZDEZ-A-1405-000002 در زنجیره نیست."]
    screen.copy.click()
    assert QGuiApplication.clipboard().text().startswith("receipt_gap\t")


def test_a_verification_that_was_stopped_says_that_nothing_is_known(qtbot, screen, failures):
    screen.verify()
    screen.strip.cancel.click()
    settled(qtbot, screen)
    assert words.STOPPED_TITLE in texts(screen.found.currentWidget())
    assert [error.code for error in failures] == ["stopped"]


def test_a_witness_of_another_time_is_compared(qtbot, screen, template, office, tmp_path):
    with office.store.reading() as connection:
        taken = witness.take(connection, office.vault, template.recovery)
    files.atomic_write(tmp_path / "w.json", taken)
    screen.use_witness(tmp_path / "w.json")
    assert "w.json" in screen.named.text()
    screen.verify()
    settled(qtbot, screen)
    assert words.OK_TITLE in texts(screen.found.currentWidget())


def test_a_damaged_witness_is_refused_and_proves_nothing(qtbot, screen, failures, tmp_path):
    (tmp_path / "w.json").write_text("{}", "utf-8")
    screen.use_witness(tmp_path / "w.json")
    screen.verify()
    settled(qtbot, screen)
    assert [error.code for error in failures] == ["witness_damaged"]


def test_a_copy_is_taken_to_the_place_chosen(qtbot, ctx, screen, tmp_path):
    said = []
    ctx.notices.said.connect(lambda notice: said.append(notice.text))
    target = tmp_path / "away" / "copy.hyk"
    screen.back_up(target)
    settled(qtbot, screen)
    assert backups.contents(target).keys() == {"vault.json", "keys.json"}
    assert "copy.hyk" in said[0]


def test_a_copy_that_was_stopped_leaves_nothing_behind(qtbot, screen, failures, tmp_path):
    screen.back_up(tmp_path / "copy.hyk")
    screen.strip.cancel.click()
    settled(qtbot, screen)
    assert [error.code for error in failures] == ["stopped"]
    assert list(tmp_path.glob("copy.hyk*")) == []


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def test_the_page_for_receipts_is_made_from_here(qtbot, screen, ctx, tmp_path, monkeypatch):
    file = tmp_path / "page.html"
    monkeypatch.setattr(
        "app.ui.dialogs.verifier_card.QFileDialog.getSaveFileName", lambda *_asked: (str(file), "")
    )
    card = screen.findChild(VerifierCard)
    qtbot.keyClick(screen, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: file.exists() and card.make.isEnabled())
    assert factory.NAME in file.read_text("utf-8")


def test_a_page_that_cannot_be_written_says_so(qtbot, screen, failures, tmp_path):
    screen.findChild(VerifierCard).save(tmp_path)
    qtbot.waitUntil(lambda: bool(failures))
    assert [error.code for error in failures] == ["file_unwritable"]
