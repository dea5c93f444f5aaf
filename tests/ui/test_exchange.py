"""The way to the province by keyboard, with real files on a real folder in place of a stick."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain import uid
from app.domain.errors import AppError
from app.queries import exchange, published, unsent
from app.services import acknowledging, dashboards, enrolling, exchange_keys, sending
from app.strings import errors
from app.strings import exchange as words
from app.sync import code, enrolment
from app.ui.dialogs import take_answers
from app.ui.dialogs.send_files import SendDialog
from app.ui.screens.exchange import ExchangeScreen
from app.ui.shell import Shell
from app.ui.widgets import drives
from app.ui.widgets.drives import Drive
from tests import factory
from tests.services.above import Above
from tests.services.test_taking import a_campaign
from tests.ui.walking import opened, read

KEY = uid.new()
WORD = "برگ سبز درخت نارنج"


@pytest.fixture
def above():
    return Above()


@pytest.fixture
def joined(office, approver, above):
    with office.store.writing(office.actor.uid) as uow:
        enrolling.join(uow, office, approver, above.enrolment())
    factory.issue(office, factory.money())
    return office


@pytest.fixture
def stick(tmp_path):
    (made := tmp_path / "stick").mkdir()
    return made


def send(qtbot, screen, stick):
    """Send by F9 to the one stick that is in."""
    qtbot.waitUntil(lambda: screen.outlook is not None)
    dialog = screen.acts.send("", lambda: [Drive("KINGSTON", stick, 8 * 1024**3)])
    qtbot.waitUntil(lambda: dialog.places.path() == stick)
    press_f9(qtbot, dialog)
    qtbot.waitUntil(dialog.made.isVisible, timeout=20_000)
    return dialog


def press_f9(qtbot, dialog):
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F9)


def answer(office, above, stick):
    for path in sorted(stick.glob("*.hyb")):
        above.take(path.read_bytes())
    with office.store.writing(office.actor.uid) as uow:
        return acknowledging.take(uow, office, above.ack())


def test_f9_writes_to_the_stick_and_shows_the_letters_and_the_fingerprint(
    qtbot, ctx, joined, shown, stick
):
    screen = shown(ExchangeScreen(ctx))
    dialog = send(qtbot, screen, stick)
    (file,) = stick.iterdir()
    assert file.name == "KHZDEZ-000001.hyb"
    assert code.code(file.read_bytes()) in dialog.made.code.text()
    assert screen.outlook.fingerprint in dialog.made.print.text()
    assert dialog.made.letter.hasFocus()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    press_f9(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.made.preview.paper is not None)
    dialog.made.preview.paper.reject()
    dialog.accept()


def test_the_whole_story_goes_anew_where_the_province_lost_its_copy(
    qtbot, ctx, joined, above, shown, stick
):
    screen = shown(ExchangeScreen(ctx))
    send(qtbot, screen, stick).accept()
    answer(joined, above, stick)
    qtbot.waitUntil(lambda: screen.outlook.answer is not None)
    dialog = screen.acts.send("")
    dialog.places.choose(stick)
    assert not dialog.whole.isChecked()
    qtbot.keyClick(dialog.whole, Qt.Key.Key_Space)
    press_f9(qtbot, dialog)
    qtbot.waitUntil(dialog.made.isVisible, timeout=20_000)
    newest = read(joined, exchange.sent)[0]
    assert (newest.n, newest.first) == (2, 1)
    dialog.accept()


def test_a_file_of_the_list_goes_to_another_stick_byte_for_byte(
    qtbot, ctx, joined, shown, stick, tmp_path
):
    screen = shown(ExchangeScreen(ctx))
    send(qtbot, screen, stick).accept()
    opened(qtbot, screen)
    (other := tmp_path / "other").mkdir()
    dialog = screen.acts.copy(screen.shown)
    dialog.places.choose(other)
    press_f9(qtbot, dialog)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    (first,), (again,) = stick.iterdir(), other.iterdir()
    assert (first.name, first.read_bytes()) == (again.name, again.read_bytes())


def test_a_copy_that_was_touched_is_no_copy(joined, stick, tmp_path):
    with joined.store.reading() as connection:
        made = sending.exporting.export(connection, joined, stick)
    with joined.store.writing(joined.actor.uid) as uow:
        sending.exporting.book(uow, made)
    (row,) = read(joined, exchange.sent)
    (joined.folder.outbox / row.name).write_bytes(b"something else")
    with pytest.raises(AppError) as refused:
        sending.again(joined, row, tmp_path, lambda _done, _total: None)
    assert refused.value.code == "outbox_missing"
    assert read(joined, sending.letter, joined, row.n).startswith(b"%PDF")


def test_a_stick_that_is_gone_is_told_beside_the_question(qtbot, ctx, joined, shown, tmp_path):
    screen = shown(ExchangeScreen(ctx))
    dialog = screen.acts.send("")
    dialog.places.choose(tmp_path / "pulled")
    press_f9(qtbot, dialog)
    qtbot.waitUntil(dialog.note.isVisible)
    assert errors.text("stick_gone") in dialog.note.findChild(type(screen.head.since)).text()
    assert read(joined, exchange.sent) == ()
    dialog.reject()


def test_the_office_s_own_folder_is_no_stick(qtbot, ctx, joined, shown):
    screen = shown(ExchangeScreen(ctx))
    dialog = screen.acts.send("")
    dialog.places.choose(joined.folder.root / "backups")
    press_f9(qtbot, dialog)
    qtbot.waitUntil(dialog.note.isVisible)
    dialog.reject()


def test_work_that_was_stopped_leaves_the_stick_empty(qtbot, ctx, joined, shown, stick):
    screen = shown(ExchangeScreen(ctx))
    dialog = screen.acts.send("")
    dialog.places.choose(stick)
    dialog.go.click()
    dialog.reject()
    qtbot.waitUntil(dialog.note.isVisible)
    assert list(stick.iterdir()) == []
    assert dialog.isVisible()
    dialog.reject()


def test_the_head_softly_tells_what_waits_and_what_has_arrived(
    qtbot, ctx, joined, above, shown, stick
):
    screen = shown(ExchangeScreen(ctx))
    qtbot.waitUntil(screen.head.phone.isVisible)
    assert words.NO_ANSWER in screen.head.answer.text()
    assert read(joined, unsent.of).count > 0
    send(qtbot, screen, stick).accept()
    answer(joined, above, stick)
    ctx.jobs.announce(sending.exporting.Change.EXCHANGE)
    qtbot.waitUntil(lambda: screen.head.waits.text() == words.ALL_ARRIVED)
    assert not screen.head.phone.isVisible()
    qtbot.waitUntil(lambda: screen.model.rows[0].arrived)
    dialog = screen.acts.send("")
    dialog.places.choose(stick)
    press_f9(qtbot, dialog)
    qtbot.waitUntil(dialog.made.isVisible)
    assert dialog.made.title.text() == words.NOTHING_TITLE
    dialog.accept()


def test_the_list_is_searched_by_name_or_code_and_leaves_as_a_paper(
    qtbot, ctx, joined, shown, stick, types, tmp_path
):
    screen = shown(ExchangeScreen(ctx))
    send(qtbot, screen, stick).accept()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    wanted = screen.model.rows[0].code.replace("-", "")
    types(screen.page.search, wanted[:6])
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    with qtbot.waitSignal(screen.export.shown) as made:
        screen.pdf.click()
    made.args[0].reject()
    with qtbot.waitSignal(screen.export.ended):
        screen.export.write(tmp_path / "list.xlsx", sending.SentFilter(), 1)
    screen.state.choose("arrived")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 0)


def test_an_office_on_its_own_joins_by_the_file_and_its_passphrase(
    qtbot, ctx, office, above, shown, stick
):
    file = stick / "KHZDEZ.hyo"
    file.write_bytes(enrolment.wrap(above.enrolment(), WORD))
    screen = shown(ExchangeScreen(ctx))
    qtbot.waitUntil(screen.acts.join.isVisible)
    dialog = screen.acts.joining.ask(file)
    fill(dialog, "file_word", "wrong words here")
    fill(dialog, "word", factory.PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(dialog.message.isVisible, timeout=20_000)
    fill(dialog, "file_word", WORD)
    dialog.go.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    qtbot.waitUntil(lambda: screen.acts.joining.welcome is not None)
    qtbot.waitUntil(screen.head.phone.isVisible)
    welcome = screen.acts.joining.welcome
    assert screen.outlook.fingerprint in welcome.print.text()
    assert welcome.send.hasFocus()
    welcome.reject()
    assert read(office, exchange.link).province == "KHZ"


def test_the_digits_for_the_phone_lead_to_the_first_file(qtbot, ctx, joined, shown):
    screen = shown(ExchangeScreen(ctx))
    qtbot.waitUntil(screen.head.phone.isVisible)
    screen.acts.joining.show_joined("استان", screen.outlook.fingerprint)
    press_f9(qtbot, screen.acts.joining.welcome)
    qtbot.waitUntil(lambda: screen.findChild(SendDialog) is not None)
    screen.findChild(SendDialog).reject()


def test_an_office_whose_secrets_are_lost_enrols_again_by_f2(
    qtbot, ctx, joined, above, shown, stick
):
    vault, key = joined.vault, joined.unlocked.db_key
    held = exchange_keys.of(vault, key)
    exchange_keys.keep(vault, key, replace(held, n=held.n + 1))
    screen = shown(ExchangeScreen(ctx))
    qtbot.waitUntil(screen.head.lost.isVisible)
    assert screen.acts.again.isVisible()
    file = stick / "KHZDEZ.hyo"
    file.write_bytes(enrolment.wrap(above.enrolment(), WORD))
    dialog = screen.acts.joining.ask(file)
    fill(dialog, "file_word", WORD)
    fill(dialog, "word", factory.PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(lambda: screen.acts.joining.welcome is not None, timeout=20_000)
    screen.acts.joining.welcome.reject()
    qtbot.waitUntil(lambda: not screen.head.lost.isVisible())


def test_a_passphrase_that_is_missing_is_asked_for_at_its_field(qtbot, ctx, office, shown, stick):
    screen = shown(ExchangeScreen(ctx))
    dialog = screen.acts.joining.ask(stick / "KHZDEZ.hyo")
    dialog.go.click()
    assert dialog.rows["file_word"].problem
    dialog.reject()


def fill(dialog, name, value):
    field = dialog.rows[name].field
    (field if isinstance(field, QLineEdit) else field.edit).setText(value)


def test_f8_takes_in_what_lies_on_the_stick_and_says_what_became_of_each(
    qtbot, ctx, joined, above, shown, stick
):
    screen = shown(ExchangeScreen(ctx))
    send(qtbot, screen, stick).accept()
    above.take((stick / "KHZDEZ-000001.hyb").read_bytes())
    (stick / "KHZDEZ-000001.hya").write_bytes(above.ack())
    (stick / "KHZSHU-000004.hya").write_bytes(above.ack(office="KHZSHU"))
    (stick / "KHZ-000003.hyu").write_bytes(
        above.update(3, {"campaign": [a_campaign(KEY, "پویش رمضان")]})
    )
    (stick / "KHZ-000004.hyu").write_bytes(b"HYUPDT1\n cut")
    (stick / "holiday.jpg").write_bytes(b"nobody's business")
    dialog = screen.acts.take(lambda: [Drive("KINGSTON", stick, 1)])
    qtbot.waitUntil(lambda: len(dialog.answers) == 4)
    became = {one.name: (one.taken is not None, one.refused) for one in dialog.answers}
    assert became["KHZDEZ-000001.hya"] == (True, None)
    assert became["KHZ-000003.hyu"] == (True, None)
    assert became["KHZSHU-000004.hya"][1].code == "ack_other_office"
    assert became["KHZ-000004.hyu"][1].code == "update_damaged"
    update = next(one for one in dialog.answers if one.name == "KHZ-000003.hyu")
    assert "پویش" in take_answers.told(update)[0]
    qtbot.waitUntil(lambda: screen.head.waits.text() != "")
    named = [one["name"] for one in read(joined, published.campaigns)]
    assert "پویش رمضان" in named
    dialog.take_from(stick)
    qtbot.waitUntil(lambda: len(dialog.answers) == 4 and dialog.again.isEnabled())
    tones = {one.name: take_answers.told(one)[1] for one in dialog.answers}
    assert tones["KHZDEZ-000001.hya"] == tones["KHZ-000003.hyu"] == "quiet"
    assert tones["KHZ-000004.hyu"] == "danger"
    dialog.accept()


def test_an_empty_stick_says_what_to_do(qtbot, ctx, joined, shown, stick):
    screen = shown(ExchangeScreen(ctx))
    dialog = screen.acts.take(lambda: [Drive("KINGSTON", stick, 1)])
    qtbot.waitUntil(lambda: dialog.says.text() == words.TAKE_NONE)
    dialog.take_from(stick / "gone")
    qtbot.waitUntil(lambda: dialog.again.isEnabled() and dialog.says.text() == words.TAKE_NONE)
    dialog.accept()


def test_the_bar_and_the_first_page_tell_how_many_days_wait(qtbot, ctx, joined, shown, wall):
    wall.forward(days=3)
    shell = shown(Shell(ctx))
    qtbot.waitUntil(shell.bar.unsent.isVisible)
    assert "۳ روز" in shell.bar.unsent.text()
    found = read(joined, lambda connection: [*dashboards.waiting(connection, joined.actor)])
    waits = {one.kind: one for one in found}
    assert (waits["unsent"].count, waits["unsent"].screen) == (3, "exchange")
    shell.bar.unsent.click()
    assert isinstance(shell.pages.currentWidget(), ExchangeScreen)


@pytest.mark.parametrize(
    ("root", "told"), [("/media/maryam/KINGSTON", True), ("/run/media/a/b", True), ("/", False)]
)
def test_a_stick_is_told_from_a_disc_that_stays(root, told):
    assert drives.is_removable(root) is told


def test_looking_for_sticks_finds_only_what_can_be_taken_out():
    assert all(drives.is_removable(str(one.path)) for one in drives.removable())
