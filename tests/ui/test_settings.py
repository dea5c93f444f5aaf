"""The settings by keyboard, over a real office."""

from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from app.domain import settings as known
from app.domain.roles import Role
from app.queries import people as listed
from app.services import opening, settings
from app.strings import errors
from app.strings import settings as words
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.screens.settings import SettingsScreen
from tests.factory import PASSPHRASE

NEW = "کارون و کرخه ۱۴۰۵"


@pytest.fixture
def screen(ctx, shown, qtbot):
    made = shown(SettingsScreen(ctx))
    qtbot.waitUntil(lambda: made.office.form.values()[known.ORGANIZATION] != "")
    return made


@pytest.fixture
def people(qtbot, screen):
    screen.show_section(3)
    qtbot.waitUntil(lambda: screen.people.staff.model.rowCount() == 1)
    return screen.people


@pytest.fixture
def said(ctx):
    heard = []
    ctx.notices.said.connect(lambda notice: heard.append(notice.text))
    return heard


def held(ctx):
    return ctx.runner.read(settings.of).result()


def fill(dialog, **typed):
    for name, value in typed.items():
        field = dialog._fields[name]
        getattr(field, "edit", field).setText(value)


def maryam(qtbot, people):
    dialog = people.actions_of_staff.add()
    fill(dialog, name="مریم سواری", login="maryam", passphrase=NEW, again=NEW, manager=PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(lambda: people.staff.model.rowCount() == 2)
    qtbot.waitUntil(dialog.isHidden)
    people.staff.table.setCurrentIndex(people.staff.model.index(1, 0))


def typed_into(screen, key, text):
    line = screen.office.form.lines[key]
    line.setText(text)
    line.textEdited.emit(text)


def test_new_words_are_saved_by_f9_and_taken_back_from_the_toast(qtbot, ctx, screen):
    notices = []
    ctx.notices.said.connect(notices.append)
    typed_into(screen, known.SLOGAN, "با هم")
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: [one.text for one in notices] == [words.SAVED])
    assert held(ctx)[known.SLOGAN] == "با هم"
    says, undo = notices[0].action
    undo()
    qtbot.waitUntil(lambda: notices[-1].text == words.UNDONE)
    assert (says, held(ctx)[known.SLOGAN]) == (words.UNDO, "")
    qtbot.waitUntil(lambda: screen.office.form.values()[known.SLOGAN] == "")
    screen.save.click()
    qtbot.waitUntil(lambda: notices[-1].text == words.UNCHANGED)


def test_a_text_longer_than_its_field_shows_its_first_words_once_it_is_left(types, screen):
    form = screen.office.form
    signing, slogan = form.signatories[0], form.lines[known.SLOGAN]
    for edit in (signing, slogan):
        edit.setFocus()
        types(edit, "مسئول دریافت و ثبت کمک‌های مردمی شهرستان")
        assert edit.cursorPosition() > 0
    form.lines[known.THANKS].setFocus()
    assert (signing.cursorPosition(), slogan.cursorPosition()) == (0, 0)


def test_what_will_not_do_is_said_at_its_field(qtbot, screen):
    typed_into(screen, known.ORGANIZATION, " ")
    screen.save.click()
    row = screen.office.form.rows[known.ORGANIZATION]
    qtbot.waitUntil(lambda: row.problem == errors.text("required"))
    assert row.field.hasFocus()


def test_the_paper_beside_shows_what_is_typed_before_it_is_saved(qtbot, ctx, screen):
    qtbot.waitUntil(lambda: not screen.office.picture.image.isNull())
    before = screen.office.closer.image
    typed_into(screen, known.ORGANIZATION, "ادارهٔ آزمون")
    qtbot.waitUntil(lambda: screen.office.closer.image != before)
    assert held(ctx)[known.ORGANIZATION] != "ادارهٔ آزمون"


def test_an_emblem_is_taken_in_shown_and_taken_off_again(qtbot, ctx, screen, said, tmp_path):
    Image.new("RGB", (300, 300), "navy").save(tmp_path / "emblem.png")
    screen.office.use_emblem(tmp_path / "emblem.png")
    qtbot.waitUntil(lambda: said == [words.EMBLEM_KEPT])
    assert held(ctx)[known.EMBLEM] != ""
    qtbot.waitUntil(screen.office.form.drop_emblem.isVisible)
    screen.office.form.drop_emblem.click()
    qtbot.waitUntil(lambda: held(ctx)[known.EMBLEM] == "")
    failed = []
    ctx.jobs.failed.connect(lambda error: failed.append(error.code))
    (tmp_path / "x.png").write_bytes(b"no picture")
    screen.office.use_emblem(tmp_path / "x.png")
    screen.office.use_emblem(tmp_path / "away.png")
    qtbot.waitUntil(lambda: sorted(failed) == ["emblem_unreadable", "file_unreadable"])


def test_sections_are_chosen_and_entered_by_keyboard(qtbot, screen):
    screen.setFocus()
    qtbot.waitUntil(screen.list.hasFocus)
    for _ in range(2):
        qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.section is screen.limits
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.limits.form.amounts[known.ASK_BELOW].hasFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.save.isHidden()


def test_amounts_are_typed_in_either_unit_and_kept_in_rials(qtbot, ctx, screen, said):
    screen.show_section(2)
    form = screen.limits.form
    qtbot.waitUntil(lambda: form.values()[known.ASK_BELOW] == "100000")
    qtbot.keyClick(screen, Qt.Key.Key_F4)
    edit = form.amounts[known.ASK_BELOW]
    assert edit.number() == 10_000
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "25000")
    form.day.set_value(date(2025, 9, 23))
    screen.save.click()
    qtbot.waitUntil(lambda: said == [words.SAVED])
    assert held(ctx)[known.ASK_BELOW] == "250000"
    assert held(ctx)[known.FIRST_OPEN_DAY] == "2025-09-23"
    form.day.set_value(date(2020, 1, 1))
    screen.save.click()
    row = form.rows[known.FIRST_OPEN_DAY]
    qtbot.waitUntil(lambda: row.problem == errors.text("open_day_range"))


def test_an_amount_that_is_no_whole_toman_stays_in_rials(qtbot, screen):
    form = screen.limits.form
    qtbot.waitUntil(lambda: form.values()[known.ASK_BELOW] == "100000")
    form.show_values({**screen.saver.held, known.ASK_BELOW: "100005"})
    form.toggle_unit()
    assert form.amounts[known.ASK_BELOW].number() == 100_005


def test_somebody_is_taken_in_and_enters_with_the_passphrase_given(qtbot, ctx, people):
    maryam(qtbot, people)
    assert opening.unlock(ctx.office.folder, "maryam", NEW).user.person.name == "مریم سواری"


def test_another_role_and_leaving_are_signed_by_the_manager(qtbot, ctx, people):
    maryam(qtbot, people)
    dialog = people.actions_of_staff.role(people.staff.current())
    dialog._fields["role"].setCurrentIndex(dialog._fields["role"].findData("finance"))
    fill(dialog, manager="نادرست است این")
    dialog.go.click()
    qtbot.waitUntil(dialog.message.isVisible)
    fill(dialog, manager=PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(lambda: people.staff.model.index(1, 2).data() == words.ROLES["finance"])
    people.staff.table.setCurrentIndex(people.staff.model.index(1, 0))
    people.staff.deactivate.click()
    leaving = people.findChildren(PersonDialog)[-1]
    fill(leaving, manager=PASSPHRASE)
    leaving.go.click()
    qtbot.waitUntil(lambda: people.staff.model.index(1, 2).data() == words.GONE)
    assert [one.active for one in ctx.runner.read(listed.staff).result()] == [True, False]


def test_a_weak_or_mistyped_first_passphrase_is_said_before_anything_is_asked(people):
    dialog = people.actions_of_staff.add()
    fill(dialog, name="مریم", login="maryam", passphrase="12345678", again="12345678")
    dialog.go.click()
    assert dialog.rows["passphrase"].problem == errors.text("passphrase_common")
    fill(dialog, again="چیز دیگر")
    dialog.go.click()
    assert dialog.rows["again"].problem == words.NOT_SAME


def test_ones_own_passphrase_is_changed(qtbot, ctx, people, said):
    people.staff.own.click()
    dialog = people.actions_of_staff._window.findChildren(PersonDialog)[-1]
    fill(dialog, old=PASSPHRASE, passphrase=NEW, again=NEW)
    dialog.go.click()
    qtbot.waitUntil(lambda: said == [words.WORD_CHANGED])
    assert opening.unlock(ctx.office.folder, "modir", NEW)


def test_a_clerk_sees_the_settings_and_changes_only_their_own_passphrase(ctx, shown):
    clerk = replace(ctx.office, actor=replace(ctx.office.actor, role=str(Role.CLERK)))
    made = shown(SettingsScreen(replace(ctx, office=clerk)))
    assert not made.office.isEnabled()
    assert made.save.isHidden()
    assert made.note.isVisible()
    made.show_section(3)
    assert made.people.staff.add.isHidden()
    assert made.people.staff.own.isVisible()
    made.show_section(4)
    assert made.backups.restore.isHidden()
    assert made.backups.card.now.isVisible()
