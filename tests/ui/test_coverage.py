"""The counties of a province by keyboard: enrolled, confirmed, revoked, and looked into."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.errors import AppError
from app.province import counties, enrolling, looking
from app.province.stores import Counties
from app.queries import counties as known
from app.services import backups
from app.services.opening import COUNTY, PROVINCE
from app.services.verification import office as verification
from app.strings import errors
from app.sync import enrolment
from app.ui import registry
from app.ui.dialogs.county_acts import CountyActs
from app.ui.dialogs.waiting_approvals import WaitingApprovals
from app.ui.passing import Passing
from app.ui.screens.coverage import CoverageScreen
from app.ui.shell import Shell
from tests import factory
from tests.province import arrivals
from tests.province.test_enrolling import DEZ, enrol, hello_of, learn
from tests.ui.walking import opened

WORD = "هفت کبوتر روی بام"


@pytest.fixture
def screen(high, shown):
    return shown(CoverageScreen(high))


def newest(province, code="KHZDEZ"):
    with province.store.reading() as connection:
        return known.newest_key(connection, code)


def described(dialog, types, code="khzdez"):
    typed = {"code": code, "name": "بهزیستی دزفول", "inspector_passphrase": WORD}
    typed |= {"passphrase": WORD, "again": WORD}
    for name, text in typed.items():
        field = dialog.rows[name].field
        types(getattr(field, "edit", field), text)
    return dialog


def test_an_empty_board_offers_to_enrol(qtbot, screen):
    qtbot.waitUntil(screen.first.isVisible)
    assert screen.page.footer.text() == "۰ شهرستان   ·   ۰ کلید تأییدشده"


def test_a_county_is_enrolled_and_its_file_written(qtbot, screen, types, tmp_path, monkeypatch):
    place = tmp_path / "stick" / "KHZDEZ.hyo"
    place.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(place), ""))
    qtbot.keyClick(screen, Qt.Key.Key_F2)
    dialog = described(screen.findChildren(type(screen.acts.enrol()))[0], types)
    dialog.go.click()
    qtbot.waitUntil(lambda: screen.acts.made is not None, timeout=20_000)
    made = enrolment.unwrap(place.read_bytes(), WORD)
    assert (made.office, made.name, made.inspector.login) == ("KHZDEZ", "بهزیستی دزفول", "bazres")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    screen.acts.made.paper.click()
    qtbot.waitUntil(lambda: screen.acts.made.preview is not None)
    screen.acts.made.preview.close()
    screen.acts.made.close()


def test_what_is_wrong_is_said_at_its_field_before_a_place_is_asked(qtbot, screen, types):
    dialog = described(screen.acts.enrol(), types, code="دزفول")
    dialog.go.click()
    assert dialog.rows["code"].problem == errors.text("office_code")
    dialog.reject()


def test_a_fingerprint_is_confirmed_only_as_it_was_read_out(qtbot, screen, types, province):
    made = enrol(province)
    learn(province, made, hello_of(made))
    screen.model.reload()
    opened(qtbot, screen)
    assert screen.card.confirm.isVisible()
    dialog = screen.acts.confirm(screen.card.shown)
    types(dialog.rows["heard"].field, "1234")
    dialog.go.click()
    qtbot.waitUntil(dialog.message.isVisible)
    dialog.rows["heard"].field.setText(newest(province).fingerprint)
    dialog.go.click()
    qtbot.waitUntil(lambda: newest(province).confirmed_at != "")


def test_a_key_is_revoked_only_with_the_county_s_code(qtbot, screen, types, province):
    enrol(province)
    screen.model.reload()
    opened(qtbot, screen)
    dialog = screen.acts.revoke(screen.card.shown)
    dialog.go.click()
    assert dialog.rows["code"].problem == errors.text("code_differs")
    assert dialog.rows["reason"].problem == errors.text("required")
    types(dialog.rows["reason"].field, "رایانه دزدیده شد")
    types(dialog.rows["code"].field, "khzdez")
    dialog.go.click()
    qtbot.waitUntil(lambda: newest(province).revoked_at != "")
    assert newest(province).revoked_for == "رایانه دزدیده شد"
    qtbot.waitUntil(screen.card.again.isVisible)


def test_a_county_is_enrolled_again_after_its_key_was_revoked(
    qtbot, high, screen, types, province, tmp_path
):
    enrol(province)
    with province.store.writing(province.actor.uid) as uow:
        counties.revoke(uow, "KHZDEZ", "رایانه دزدیده شد")
    screen.model.reload()
    opened(qtbot, screen)
    dialog = screen.acts.enrol(screen.card.shown)
    assert not dialog.rows["code"].field.isEnabled()
    types(dialog.rows["passphrase"].field.edit, WORD)
    screen.acts.write(dialog, replace(DEZ, again=True), tmp_path / "KHZDEZ.hyo")
    qtbot.waitUntil(lambda: newest(province).n == 2, timeout=20_000)
    qtbot.waitUntil(lambda: screen.acts.made is not None)
    screen.acts.made.close()


def test_who_may_not_enrol_sees_no_such_button(high, shown):
    auditor = replace(high.office, actor=replace(high.office.actor, role="auditor"))
    screen = shown(CoverageScreen(replace(high, office=auditor)))
    assert screen.new.isHidden()
    assert isinstance(screen.acts, CountyActs)


def test_a_province_has_screens_of_its_own_and_no_desk(high, shown):
    shell = shown(Shell(high, by_role=True))
    titles = [line.title for line in shell.navigation.lines()]
    assert titles == [one.title for one in registry.SCREENS if PROVINCE in one.levels]
    assert isinstance(shell.pages.currentWidget(), CoverageScreen)
    assert not shell.findChildren(WaitingApprovals)
    before = shell.pages.currentWidget()
    shell.open("approvals")
    assert shell.pages.currentWidget() is before
    for entry in registry.seen_in(high.office):
        shell.open(entry.id)
        assert shell.pages.currentWidget() is shell._open[entry.id]


@pytest.fixture
def copied(province, office):
    """The province holds a copy of the office, as a merge leaves it."""
    factory.issue(office, factory.money(3_000_000))
    office.store.settle()
    with province.store.writing(province.actor.uid) as uow:
        new = replace(DEZ, code=factory.CODE, name=factory.NAME)
        enrolling.enrol(uow, province.vault, province.unlocked.db_key, new)
    held = Counties(province.folder.root, province.unlocked.db_key)
    held.root.mkdir()
    keys = (office.unlocked.db_key, province.unlocked.db_key)
    backups.copy_database(
        office.folder.database, keys[0], held.root / f"{factory.CODE}.db", keys[1]
    )
    arrivals.book(province, factory.CODE)
    return province


def test_a_look_into_a_county_only_reads(copied, wall):
    copy = looking.look(copied, factory.CODE)
    assert (copy.level, copy.name, copy.actor.role) == (COUNTY, factory.NAME, "auditor")
    assert verification.run(copy).findings == ()
    with pytest.raises(AppError, match="disk_readonly"), copy.store.writing() as uow:
        uow.connection.exec_driver_sql("CREATE TABLE of_ours (uid BLOB)")
    copy.close()


def test_a_window_on_a_county_says_so_and_leads_back(qtbot, high, copied, shown, wall):
    windows = []
    ctx = replace(high, office=copied)
    passing = Passing(ctx, lambda made: windows.append(shown(made)))
    ctx.passage.look_wanted.emit(factory.CODE)
    qtbot.waitUntil(lambda: bool(windows))
    (shell,) = windows
    seen = {line.title for line in shell.navigation.lines()}
    assert seen == {one.title for one in registry.SCREENS if one.copied}
    assert factory.NAME in shell.windowTitle()
    shell.open("receipts")
    model = shell.pages.currentWidget().model
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    shell.open("approvals")
    assert shell._screen == "approvals"
    assert not shell.pages.currentWidget()._decides
    shell.open("desk")
    assert shell._screen == "approvals"
    qtbot.keyClick(shell, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(windows) == 2)
    assert windows[1].navigation.lines()
    passing.close()
