import dataclasses

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from app.domain import digits
from app.domain.document import Paper, Sheet
from app.queries import receipts as listed
from app.reports import receipt as drawing
from app.services import backups, documents, opening, receipts, restoring
from app.services.runner import Runner
from app.strings import errors, payment
from app.strings import reentry as words
from app.strings.desk import ask_again
from app.ui.context import Context, Notices
from app.ui.dialogs.reentry import ReentryDialog
from app.ui.jobs import Jobs
from app.ui.screens.desk import DeskScreen
from tests import factory
from tests.factory import PASSPHRASE, TODAY


@pytest.fixture
def lost(template, folder, office, ctx, tmp_path):
    """A receipt that was issued after the copy which then came back."""
    target = tmp_path / "copy.hyk"
    backups.write(folder, office.unlocked.db_key, target)
    command = factory.money()
    issued = ctx.runner.write(receipts.issue, office.desk, command).result()[0]
    ctx.runner.close()
    office.close()
    restoring.restore(folder, target, office.actor.login, PASSPHRASE)
    return issued


@pytest.fixture
def restored(lost, folder, ctx, qapp: QApplication):
    unlocked = opening.unlock(folder, ctx.office.actor.login, PASSPHRASE)
    office = opening.open_office(folder, unlocked)
    jobs = Jobs()
    runner = Runner(office.store, jobs.announce, person=office.actor.uid)
    yield Context(runner, jobs, office, ctx.lunar, Notices())
    runner.close()
    office.close()


@pytest.fixture
def desk(qtbot, restored, shown):
    made = DeskScreen(restored)
    shown(made)
    qtbot.waitUntil(lambda: made.form.money.picker.name("JAHIZIEH") == "جهیزیه")
    return made


@pytest.fixture
def dialog(desk):
    desk.again.click()
    return desk.findChild(ReentryDialog)


def test_an_office_that_was_never_restored_offers_no_reentry(ctx, shown):
    assert DeskScreen(ctx).again.isHidden()


def test_a_lost_paper_is_entered_again_from_its_own_picture(
    qtbot, restored, desk, dialog, lost, tmp_path
):
    paper = tmp_path / "paper.pdf"
    document = documents.document(lost.snapshot, lost.qr)
    paper.write_bytes(drawing.render([Sheet(document=document)], Paper.A5))
    dialog.read_picture(paper)
    assert dialog.code.text() == lost.qr
    dialog.go_on.click()
    assert desk.form.money.amount.value() == document.amount
    desk.form.donor.name.setText("زهرا کاظمی‌نژاد")
    desk.form.money.picker.choose("MAISHAT")
    desk.save.click()
    # a second press before the question stands would be a key that bounces
    qtbot.waitUntil(desk.question.isVisible)
    with qtbot.waitSignal(desk.paper.sent):
        desk.save.click()
    rows = restored.runner.read(listed.of_day, TODAY.isoformat()).result().rows
    assert [(row.type, row.amount) for row in rows if row.type == "P"] == [("P", document.amount)]
    assert not desk.reentry.complete(desk.form.command("x")).original_qr


def test_the_same_gift_after_its_paper_was_entered_again_is_asked_about(
    qtbot, restored, desk, lost
):
    paper = dataclasses.replace(factory.money(), original_qr=lost.qr, paid_on=TODAY)
    number = restored.runner.write(receipts.issue, restored.office.desk, paper).result()[0].number
    desk.form.donor.name.setText(factory.DONOR.name)
    desk.form.money.amount.set_value(2_500_000)
    desk.form.money.picker.choose("MAISHAT")
    desk.form.money.reference.setText("73210045")
    desk.save.click()
    qtbot.waitUntil(desk.question.isVisible)
    serial = digits.to_persian(number.serial)
    assert desk.question._text.text() == ask_again([payment.same_gift(serial)])


def test_a_forged_code_is_refused_beside_the_field(dialog, lost):
    altered = lost.qr.replace("/C/", "/B/", 1)
    dialog.code.setText(altered)
    dialog.go_on.click()
    assert dialog.message._text.text() == errors.text("original_forged")


def test_a_file_that_is_no_picture_is_said_so(dialog, tmp_path):
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"not a picture")
    dialog.read_picture(broken)
    assert "broken.png" in dialog.message._text.text()
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"%PDF-1.4 nothing")
    dialog.read_picture(empty)
    assert "empty.pdf" in dialog.message._text.text()


def test_a_picture_without_a_code_is_said_so(dialog, tmp_path):
    blank = tmp_path / "blank.png"
    Image.new("L", (200, 200), 255).save(blank)
    dialog.read_picture(blank)
    assert dialog.message._text.text() == words.NO_CODE
