"""The settings by keyboard, over a real office."""

from dataclasses import replace

import pytest
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
    qtbot.waitUntil(lambda: made.staff.model.rowCount() == 1)
    qtbot.waitUntil(lambda: made.form.values()[known.ORGANIZATION] != "")
    return made


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


def maryam(qtbot, screen):
    dialog = screen.actions_of_staff.add()
    fill(dialog, name="مریم سواری", login="maryam", passphrase=NEW, again=NEW, manager=PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(lambda: screen.staff.model.rowCount() == 2)
    qtbot.waitUntil(dialog.isHidden)
    screen.staff.table.setCurrentIndex(screen.staff.model.index(1, 0))


def test_new_words_are_saved_by_f9_and_hold(qtbot, ctx, screen, said):
    screen.form._lines[known.SLOGAN].setText("با هم")
    screen.form.paper.choose("roll")
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: said == [words.SAVED])
    assert (held(ctx)[known.SLOGAN], held(ctx)[known.PAPER]) == ("با هم", "roll")
    screen.save.click()
    qtbot.waitUntil(lambda: said[-1] == words.UNCHANGED)


def test_what_will_not_do_is_said_at_its_field(qtbot, screen):
    screen.form._lines[known.ORGANIZATION].setText(" ")
    screen.save.click()
    row = screen.form.rows[known.ORGANIZATION]
    qtbot.waitUntil(lambda: row.problem == errors.text("required"))
    assert row.field.hasFocus()


def test_somebody_is_taken_in_and_enters_with_the_passphrase_given(qtbot, ctx, screen):
    maryam(qtbot, screen)
    assert opening.unlock(ctx.office.folder, "maryam", NEW).user.person.name == "مریم سواری"


def test_another_role_and_leaving_are_signed_by_the_manager(qtbot, ctx, screen):
    maryam(qtbot, screen)
    dialog = screen.actions_of_staff.role(screen.staff.current())
    dialog._fields["role"].setCurrentIndex(dialog._fields["role"].findData("finance"))
    fill(dialog, manager="نادرست است این")
    dialog.go.click()
    qtbot.waitUntil(dialog.message.isVisible)
    fill(dialog, manager=PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(lambda: screen.staff.model.index(1, 2).data() == words.ROLES["finance"])
    screen.staff.table.setCurrentIndex(screen.staff.model.index(1, 0))
    screen.staff.deactivate.click()
    leaving = screen.findChildren(PersonDialog)[-1]
    fill(leaving, manager=PASSPHRASE)
    leaving.go.click()
    qtbot.waitUntil(lambda: screen.staff.model.index(1, 2).data() == words.GONE)
    assert [one.active for one in ctx.runner.read(listed.staff).result()] == [True, False]


def test_a_weak_or_mistyped_first_passphrase_is_said_before_anything_is_asked(screen):
    dialog = screen.actions_of_staff.add()
    fill(dialog, name="مریم", login="maryam", passphrase="12345678", again="12345678")
    dialog.go.click()
    assert dialog.rows["passphrase"].problem == errors.text("passphrase_common")
    fill(dialog, again="چیز دیگر")
    dialog.go.click()
    assert dialog.rows["again"].problem == words.NOT_SAME


def test_ones_own_passphrase_is_changed(qtbot, ctx, screen, said):
    screen.staff.own.click()
    dialog = screen.actions_of_staff._window.findChildren(PersonDialog)[-1]
    fill(dialog, old=PASSPHRASE, passphrase=NEW, again=NEW)
    dialog.go.click()
    qtbot.waitUntil(lambda: said == [words.WORD_CHANGED])
    assert opening.unlock(ctx.office.folder, "modir", NEW)


def test_a_clerk_sees_the_settings_and_changes_only_their_own_passphrase(ctx, shown):
    clerk = replace(ctx.office, actor=replace(ctx.office.actor, role=str(Role.CLERK)))
    made = shown(SettingsScreen(replace(ctx, office=clerk)))
    assert not made.form.isEnabled()
    assert made.save.isHidden()
    assert made.staff.add.isHidden()
    assert made.staff.own.isVisible()
