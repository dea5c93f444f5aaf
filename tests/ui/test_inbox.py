"""The inbox of a province by keyboard: files come, wait, fork, are refused, and are answered."""

import shutil

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import func, select

from app.domain import refusals
from app.domain.errors import AppError
from app.models import arrival, journal
from app.province import receiving, stories
from app.province.forks import Parting
from app.strings import arrivals as words
from app.strings import errors
from app.ui.screens.coverage import CoverageScreen
from app.ui.screens.inbox import InboxScreen
from tests.province import arrivals, pairs
from tests.ui.walking import opened


@pytest.fixture
def pair(province, office, tmp_path):
    return pairs.join(province, office, tmp_path / "stick")


@pytest.fixture
def screen(qtbot, high, shown):
    made = shown(InboxScreen(high))
    yield made
    qtbot.waitUntil(made.add.isEnabled)


def results(screen):
    return [one.result for one in screen.model.rows]


def taken(qtbot, screen, *paths):
    with qtbot.waitSignal(screen.work.ended, timeout=20_000):
        screen.work.take(list(paths))


def test_an_empty_inbox_says_what_belongs_here(qtbot, screen):
    qtbot.waitUntil(screen.first.isVisible)


def test_a_file_that_is_dropped_is_taken_in_and_its_heads_are_told(qtbot, screen, pair):
    pair.issue(2)
    pair.export()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pair.folder))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    with qtbot.waitSignal(screen.work.ended, timeout=20_000):
        screen.dropEvent(event)
    qtbot.waitUntil(lambda: results(screen) == ["accepted"])
    opened(qtbot, screen)
    (one,) = [row for row in receiving.heads(pair.province, "KHZDEZ") if row.register == "A1"]
    assert (one.n, len(one.code)) == (3, 10)
    assert screen.card.shown.row.rows > 0
    assert screen.card.shown.row.proved.receipts == 4


def test_what_came_twice_or_too_early_says_so(qtbot, screen, pair):
    pair.issue()
    (first,) = pair.export()
    taken(qtbot, screen, first)
    pair.acknowledge()
    pair.issue()
    (second,) = pair.export()
    taken(qtbot, screen, first)
    qtbot.waitUntil(lambda: "duplicate" in results(screen))
    taken(qtbot, screen, second)
    qtbot.waitUntil(lambda: results(screen).count("accepted") == 2)
    assert pair.same()


def test_a_damaged_file_is_refused_at_the_door_with_its_reason(qtbot, screen, pair):
    pair.issue()
    (file,) = pair.export()
    whole = shutil.copy(file, file.with_suffix(".kept"))
    raw = bytearray(file.read_bytes())
    raw[-5] ^= 1
    file.write_bytes(raw)
    taken(qtbot, screen, file)
    qtbot.waitUntil(lambda: results(screen) == ["refused"])
    opened(qtbot, screen)
    assert screen.card.decide.isHidden()
    forged = errors.sentence(AppError("bundle_damaged", office="KHZDEZ"))
    assert screen.card.shown.sentence == forged
    shutil.copy(whole, file)
    taken(qtbot, screen, file)
    qtbot.waitUntil(lambda: results(screen) == ["accepted", "refused"])


def test_a_refusal_is_told_in_full_after_the_window_was_closed(qtbot, high, shown, pair):
    pair.merge(*pair.export())
    why = AppError("merge_row", seq=417)
    arrivals.book(
        pair.province, "KHZDEZ", result="refused", reason=why.code, told=refusals.told(why)
    )
    later = shown(InboxScreen(high))
    qtbot.waitUntil(lambda: results(later) == ["refused", "accepted"])
    assert later.model.rows[0].sentence == errors.sentence(why)
    assert "۴۱۷" in later.model.rows[0].sentence


def test_what_is_no_county_file_is_left_alone(qtbot, high, screen, tmp_path):
    other = tmp_path / "letter.docx"
    other.write_bytes(b"x")
    with qtbot.waitSignal(high.notices.said) as said:
        screen.work.take([other])
    assert said.args[0].text == words.NOT_OURS


def test_acknowledgements_are_written_where_asked(qtbot, screen, pair, tmp_path, monkeypatch):
    pair.issue()
    taken(qtbot, screen, *pair.export())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.hya"))) == 1)


def test_a_watched_folder_is_taken_in_by_itself(qtbot, screen, pair):
    pair.folder.mkdir(exist_ok=True)
    screen.work.watch(pair.folder)
    qtbot.waitUntil(lambda: bool(screen._folder))
    pair.issue()
    with qtbot.waitSignal(screen.work.ended, timeout=20_000):
        pair.export()
    qtbot.waitUntil(lambda: results(screen) == ["accepted"])
    screen.work.turn_watch()
    qtbot.waitUntil(lambda: not screen._folder)


def last_of(office):
    with office.store.reading() as connection:
        return connection.execute(select(func.max(journal.c.seq))).scalar_one()


def counted(province):
    with province.store.reading() as connection:
        return connection.execute(select(func.max(arrival.c.last))).scalar_one()


@pytest.mark.parametrize("adopt", [True, False])
def test_a_fork_is_decided_with_both_stories_in_sight(qtbot, screen, pair, types, adopt):
    pair.issue()
    pair.back_up()
    shared = last_of(pair.office)
    pair.issue(2)
    taken(qtbot, screen, *pair.export())
    known = counted(pair.province)
    pair.put_back()
    pair.issue()
    own = last_of(pair.office)
    assert own < known  # a file that ends before what is held
    taken(qtbot, screen, *pair.export())
    qtbot.waitUntil(lambda: "fork" in results(screen))
    opened(qtbot, screen, row=results(screen).index("fork"))
    found = stories.of(pair.province, "KHZDEZ")
    assert (len(found.here.receipts), len(found.there.receipts)) == (2, 1)
    assert found.parting == Parting(found.parting.stream, shared + 1)
    assert (found.here.entries, found.there.entries) == (known - shared, own - shared)
    screen.card.decide.click()
    qtbot.waitUntil(lambda: screen.forks.dialog is not None)
    dialog = screen.forks.dialog
    dialog.adopt.click()
    assert [bool(row.problem) for row in (dialog.sure, dialog.why)] == [True, True]
    types(dialog.why.field, "پشتیبان کهنه برگشته بود")
    types(dialog.sure.field, "khzdez")
    (dialog.adopt if adopt else dialog.reject_it).click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert pair.same() == adopt
    # the panel tells what was decided, and the cursor still stands there
    qtbot.waitUntil(screen.card.decide.isHidden)
    assert screen.card.shown.row.decision.state == ("adopted" if adopt else "rejected")
    assert screen.page.current().uid == screen.card.shown.uid


def test_a_county_that_lost_everything_gets_its_data_back(qtbot, high, pair, shown, tmp_path):
    pair.issue()
    pair.merge(*pair.export())
    board = shown(CoverageScreen(high))
    opened(qtbot, board)
    assert board.card.rescue.isVisible()
    dialog = board.rescue.ask(board.card.shown)
    for name in ("passphrase", "again"):
        dialog.rows[name].field.edit.setText("هفت کبوتر روی بام")
    board.rescue.write(dialog, board.card.shown, tmp_path / "KHZDEZ.hyk")
    qtbot.waitUntil(lambda: board.rescue.paper is not None, timeout=30_000)
    assert (tmp_path / "KHZDEZ.hyk").exists()
    board.rescue.paper.close()
