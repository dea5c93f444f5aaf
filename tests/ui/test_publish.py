"""What a province publishes, by keyboard: rows of every kind, and the update that carries them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.published import Campaign
from app.queries import published as rows
from app.services import published
from app.strings import errors
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.screens.publish import PublishScreen
from tests import factory
from tests.ui.walking import opened, read


@pytest.fixture
def screen(qtbot, high, shown):
    made = shown(PublishScreen(high))
    qtbot.waitUntil(made.first.isVisible)
    return made


def asked(screen, kind):
    screen.kind.choose(kind)
    return screen.acts.ask(kind)


def test_a_campaign_is_added_changed_and_switched(qtbot, province, screen, types):
    dialog = asked(screen, "campaign")
    types(dialog.rows["name"].field, "مهر")
    dialog.rows["starts_on"].field.set_day(date(2026, 9, 23))
    dialog.rows["target"].field.set_number(1_000_000_000)
    dialog.go.click()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    opened(qtbot, screen)
    dialog = screen.acts.ask("campaign", screen.shown)
    dialog.rows["name"].field.setText("مهر تحصیلی")
    dialog.go.click()
    qtbot.waitUntil(lambda: screen.shown.title == "مهر تحصیلی")
    assert screen.shown.row["target"] == 1_000_000_000
    screen.switch.click()
    qtbot.waitUntil(lambda: not screen.shown.active)
    assert not read(province, rows.campaigns)[0]["active"]


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("rate", {"year": "۱۴۴۸", "amount": 1_200_000, "staple": "گندم"}),
        ("month", {"year": "۱۴۴۸", "first": date(2026, 6, 16)}),
        ("entry", {"list": "kind", "code": "BLANKET", "name": "پتو", "position": "۳"}),
        (
            "instruction",
            {"title": "فطریه", "body": "نرخ تازه:\n فطریه  و کفاره", "number": "۱۲"},
        ),
    ],
)
def test_a_row_of_each_kind_is_added(qtbot, screen, kind, given):
    dialog = asked(screen, kind)
    for name, value in given.items():
        field = dialog.rows[name].field
        setter = {str: "setText", date: "set_day", int: "set_number"}[type(value)]
        getattr(field, "setPlainText" if name == "body" else setter)(value)
    dialog.go.click()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    assert screen.model.rows[0].title
    assert screen.model.rows[0].row.get("body") in {None, "نرخ تازه:\nفطریه و کفاره"}


def test_what_is_no_number_is_said_at_its_field(screen):
    dialog = asked(screen, "entry")
    dialog.rows["position"].field.setText("سوم")
    dialog.go.click()
    assert dialog.rows["position"].problem == errors.text("whole_number")
    dialog.reject()


def test_an_instruction_comes_as_a_pdf_and_is_looked_at(qtbot, screen, tmp_path):
    file = tmp_path / "ابلاغ.pdf"
    file.write_bytes(factory.PDF)
    screen.kind.choose("instruction")
    assert screen.pdf.isVisible()
    screen.acts.use_pdf(file)
    screen.findChild(PersonDialog).go.click()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    opened(qtbot, screen)
    assert (screen.shown.title, screen.look.isVisible()) == ("ابلاغ", True)


def test_an_update_is_written_with_its_version_and_the_footer_tells(
    qtbot, high, province, screen, tmp_path, monkeypatch
):
    with province.store.writing(province.actor.uid) as uow:
        published.add(uow, Campaign(name="مهر"))
    qtbot.waitUntil(lambda: "هنوز چیزی منتشر نشده است" in screen.page.footer.text())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    with qtbot.waitSignal(high.notices.said) as said:
        qtbot.keyClick(screen, Qt.Key.Key_F9)
    assert "KHZ-000001.hyu" in said.args[0].text
    assert (tmp_path / "KHZ-000001.hyu").exists()
    qtbot.waitUntil(lambda: "همه منتشر شده است" in screen.page.footer.text())
    with province.store.writing(province.actor.uid) as uow:
        published.add(uow, Campaign(name="رمضان"))
    screen._stand()
    qtbot.waitUntil(lambda: "هنوز منتشر نشده" in screen.page.footer.text())
