"""Instructions by keyboard: unread until opened, each person for themselves, the PDF seen."""

import pytest
from PySide6.QtCore import Qt

from app.db import codec
from app.domain import uid
from app.models import instruction
from app.queries import published
from app.reports import cover_letter
from app.services import enrolling, updating
from app.ui.screens.instructions import InstructionsScreen
from app.ui.shell import Shell
from tests import factory
from tests.services.above import Above
from tests.ui.walking import opened, read


def row(number, title, pdf=b"", *, active=1):
    made = {"uid": uid.new(), "owner": "KHZ", "number": number, "title": title, "body": "متن\nدوم"}
    made |= {"issued_on": "2026-04-25", "file_name": "a.pdf" if pdf else "", "pdf": pdf}
    return codec.to_json(instruction, made | {"active": active})


@pytest.fixture
def instructed(office, approver):
    above = Above()
    letter = cover_letter.Letter(
        office="د",
        province="خ",
        person="م",
        made_on=factory.TODAY,
        files=(),
        heads=(),
        fingerprint="",
    )
    pdf = cover_letter.render(letter)
    rows = [row("۱۲", "اکرام ایتام", pdf), row("۱۳", "جشن نیکوکاری"), row("۹", "لغو", active=0)]
    with office.store.writing(office.actor.uid) as uow:
        enrolling.join(uow, office, approver, above.enrolment())
    with office.store.writing(office.actor.uid) as uow:
        updating.take(uow, above.update(1, {"instruction": rows}))
    return office


def unread(office):
    return sum(1 for one in read(office, published.instructions, office.actor.uid) if not one.read)


def test_opening_an_instruction_is_reading_it(qtbot, ctx, instructed, shown):
    screen = opened(qtbot, shown(InstructionsScreen(ctx)))
    qtbot.waitUntil(lambda: unread(instructed) == 2)
    first = screen.shown
    qtbot.waitUntil(lambda: next(o for o in screen.model.rows if o.uid == first.uid).read)
    assert screen.model.rowCount() == 2
    # reading it read the list again: the cursor still stands there, and goes on from there
    assert screen.page.current().uid == first.uid
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Down)
    second = screen.page.current()
    assert second.uid != first.uid
    qtbot.waitUntil(lambda: unread(instructed) == 1)
    qtbot.waitUntil(lambda: next(o for o in screen.model.rows if o.uid == second.uid).read)
    assert screen.page.current().uid == second.uid
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Up)
    screen.state.choose("read")
    qtbot.waitUntil(lambda: {one.uid for one in screen.model.rows} == {first.uid, second.uid})


def test_the_paper_is_seen_before_it_is_printed(qtbot, ctx, instructed, shown, types):
    screen = shown(InstructionsScreen(ctx))
    types(screen.page.search, "اکرام")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    opened(qtbot, screen)
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: screen.preview is not None)
    screen.preview.reject()


def test_the_navigation_counts_what_is_unread(qtbot, ctx, instructed, shown):
    told = []
    ctx.notices.waits.connect(lambda screen, count: told.append((screen, count)))
    shown(Shell(ctx))
    qtbot.waitUntil(lambda: ("instructions", 2) in told)
