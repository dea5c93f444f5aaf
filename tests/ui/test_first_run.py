from dataclasses import replace

import pytest
import zxingcpp
from PySide6.QtWidgets import QLabel

from app.domain import settings
from app.domain.folder import OfficeFolder
from app.keys import recovery
from app.queries import exchange, lists
from app.services import opening, recovery_paper
from app.sync import enrolment
from app.ui import founding
from app.ui.screens.first_run import FirstRun, NewOffice
from app.ui.widgets.recovery_pages import ConfirmPage, QrView, RecoveryPage, groups_of
from tests.services.above import Above

PASSPHRASE = "باران سبز دریا"


@pytest.fixture
def wizard(shown):
    return shown(FirstRun())


@pytest.fixture
def code():
    return recovery.to_text(recovery.new_secret())


def describe(wizard):
    wizard.office.county.setCurrentIndex(wizard.office.county.findText("دزفول"))
    wizard.next.click()
    wizard.manager.name.setText("سعید دریس")
    wizard.manager.login.setText("saeed")
    wizard.manager.passphrase.edit.setText(PASSPHRASE)
    wizard.manager.again.edit.setText(PASSPHRASE)
    wizard.next.click()


def test_the_county_suggests_name_and_code_and_both_can_be_changed(wizard, types):
    wizard.office.county.setCurrentIndex(wizard.office.county.findText("دزفول"))
    assert wizard.office.name.text() == "بهزیستی شهرستان دزفول"
    assert wizard.office.code.text() == "KHZDEZ"
    wizard.office.code.clear()
    types(wizard.office.code, "khz-دz۲")
    assert wizard.office.code.text() == "KHZZ2"


def test_an_empty_page_is_not_left_and_says_what_is_missing(wizard):
    wizard.next.click()
    assert wizard.page is wizard.office
    assert all(row.problem for row in wizard.office._rows.values())


def test_a_weak_passphrase_and_a_different_repetition_are_named(wizard):
    wizard.office.county.setCurrentIndex(0)
    wizard.next.click()
    wizard.manager.name.setText("سعید دریس")
    wizard.manager.passphrase.edit.setText("12345678")
    wizard.manager.again.edit.setText("x")
    wizard.next.click()
    assert wizard.page is wizard.manager
    assert wizard.manager._rows["passphrase"].problem
    assert wizard.manager._rows["again"].problem


def test_the_wizard_describes_the_office_as_typed(qtbot, wizard):
    describe(wizard)
    with qtbot.waitSignal(wizard.described) as told:
        wizard.next.click()
    assert told.args == [
        NewOffice(
            code="KHZDEZ",
            name="بهزیستی شهرستان دزفول",
            county="dezful",
            login="saeed",
            manager="سعید دریس",
            title="رئیس اداره",
            passphrase=PASSPHRASE,
            paper="a4",
        )
    ]


def test_the_recovery_key_is_shown_whole_and_asked_back_in_part(qtbot, wizard, code):
    describe(wizard)
    wizard.next.click()
    wizard.show_recovery(code, recovery.qr_text(code), "بهزیستی دزفول")
    assert isinstance(wizard.page, RecoveryPage)
    shown = {label.text() for label in wizard.page.findChildren(QLabel)}
    assert set(groups_of(code)) <= shown
    assert len(groups_of(code)) == 11
    assert wizard.back.isHidden()
    wizard.next.click()
    assert isinstance(wizard.page, ConfirmPage)
    with qtbot.assertNotEmitted(wizard.confirmed):
        wizard.next.click()
    for _row, edit, group in wizard.page.fields:
        edit.setText(f" {group.lower().replace('0', 'o').replace('1', 'l')} ")
    with qtbot.waitSignal(wizard.confirmed):
        wizard.next.click()
    with qtbot.waitSignal(wizard.started):
        wizard.next.click()


def test_print_and_save_are_asked_of_whoever_wires_the_wizard(qtbot, wizard, code):
    describe(wizard)
    wizard.next.click()
    wizard.show_recovery(code, recovery.qr_text(code), "بهزیستی دزفول")
    with qtbot.waitSignal(wizard.print_asked):
        wizard.page.print.click()
    with qtbot.waitSignal(wizard.save_asked):
        wizard.page.save.click()


def test_a_refusal_leads_back_to_where_it_can_be_mended(wizard):
    describe(wizard)
    wizard.next.click()
    wizard.refuse("در این پوشه دفتری هست")
    assert wizard.page is wizard.office
    assert wizard.office._note.isVisible()


def test_the_papers_exclude_each_other(wizard):
    choices = wizard.paper._choices
    choices["roll"].click()
    assert wizard.paper.value() == "roll"
    choices["a5"].click()
    assert [code for code, choice in choices.items() if choice.isChecked()] == ["a5"]


def test_the_qr_on_the_screen_reads_back(shown, code):
    picture = shown(QrView(recovery.qr_text(code), side=300)).grab().toImage()
    grey = picture.convertToFormat(picture.Format.Format_Grayscale8)
    rows = [
        [grey.pixelColor(x, y).red() for x in range(grey.width())] for y in range(grey.height())
    ]
    flat = memoryview(bytes(level for row in rows for level in row))
    (found,) = zxingcpp.read_barcodes(flat.cast("B", (grey.height(), grey.width())))
    assert found.text == recovery.qr_text(code)


NEW = NewOffice(
    code="KHZDEZ",
    name="بهزیستی شهرستان دزفول",
    county="dezful",
    login="saeed",
    manager="سعید دریس",
    title="رئیس اداره",
    passphrase=PASSPHRASE,
    paper="a4",
)


@pytest.fixture
def begun(tmp_path, wall):
    return founding.found(OfficeFolder(tmp_path / "office"), NEW)


def entered(begun):
    return opening.open_office(begun.folder, opening.unlock(begun.folder, "saeed", PASSPHRASE))


def type_back(wizard):
    wizard.next.click()
    for _row, edit, group in wizard.page.fields:
        edit.setText(group)
    wizard.next.click()


def test_the_office_of_the_wizard_has_the_login_and_the_county_that_were_given(begun):
    opened = entered(begun)
    with opened.store.reading() as connection:
        assert lists.settings(connection)[settings.COUNTY] == "dezful"
    assert opened.actor.login == "saeed"
    opened.close()


def test_a_recovery_paper_that_was_not_confirmed_is_asked_for_after_a_restart(
    qtbot, wizard, begun, shown
):
    describe(wizard)
    founding.offer_recovery(wizard, NEW, begun)
    opened = entered(begun)
    went = []
    again = shown(founding.resumed(opened, lambda: went.append(1)))
    assert isinstance(again.page, RecoveryPage)
    assert "-".join(again.page.groups) == begun.recovery
    type_back(again)
    again.next.click()
    assert went == [1]
    assert founding.resumed(opened, lambda: None) is None
    opened.close()


def test_a_confirmed_recovery_paper_is_held_no_more(wizard, begun):
    describe(wizard)
    founding.offer_recovery(wizard, NEW, begun)
    type_back(wizard)
    opened = entered(begun)
    assert founding.resumed(opened, lambda: None) is None
    opened.close()


def test_only_who_manages_people_is_shown_the_recovery_key(begun):
    opened = entered(begun)
    clerk = replace(opened, actor=replace(opened.actor, role="clerk"))
    assert recovery_paper.unconfirmed(opened) == begun.recovery
    assert recovery_paper.unconfirmed(clerk) == ""
    opened.close()


def test_an_office_that_the_commands_founded_has_nothing_to_confirm(office):
    assert recovery_paper.unconfirmed(office) == ""


def test_an_office_begins_with_the_provinces_file(wizard, qtbot, tmp_path, wall):
    above, file = Above(), tmp_path / "KHZDEZ.hyo"
    file.write_bytes(enrolment.wrap(above.enrolment(), PASSPHRASE))
    wizard.office.begin.choose("file")
    wizard.next.click()
    assert wizard.page is wizard.office
    wizard.office.use_file(file)
    wizard.office.file_word.edit.setText(PASSPHRASE)
    wizard.next.click()
    wizard.manager.name.setText("سعید دریس")
    wizard.manager.passphrase.edit.setText(PASSPHRASE)
    wizard.manager.again.edit.setText(PASSPHRASE)
    wizard.next.click()
    with qtbot.waitSignal(wizard.described) as described:
        wizard.next.click()
    begun = founding.found(OfficeFolder(tmp_path / "office"), described.args[0])
    founding.offer_recovery(wizard, described.args[0], begun)
    unlocked = opening.unlock(begun.folder, "modir", PASSPHRASE)
    office = opening.open_office(begun.folder, unlocked)
    with office.store.reading() as connection:
        assert exchange.link(connection).province == "KHZ"
    assert office.vault.office["name"] == above.enrolment().name
    office.close()
