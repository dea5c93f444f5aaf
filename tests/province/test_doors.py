"""What lies in a folder or on a stick beside the files of counties, and how much may wait."""

import os
from threading import Thread

import pytest

from app.models import fork, province_link
from app.province import held, looking, publishing, receiving, shelf
from app.services import updating
from app.services.enrolling import LINK
from tests.province import pairs
from tests.province.test_inbox import codes, results, rows


@pytest.fixture
def pair(province, office, tmp_path):
    made = pairs.join(province, office, tmp_path / "stick")
    yield made
    made.office.close()


def looks(pair, folder):
    with pair.province.store.reading() as connection:
        return folder.look(connection)


def test_a_file_that_is_still_copied_is_left_until_it_stands_and_given_once(pair):
    pair.issue()
    (file,) = pair.export()
    whole, folder = file.read_bytes(), receiving.Folder(pair.folder)
    file.write_bytes(whole[:100])
    assert looks(pair, folder) == receiving.Seen(files=(), growing=True)
    file.write_bytes(whole)
    assert looks(pair, folder) == receiving.Seen(files=(), growing=True)
    assert looks(pair, folder) == receiving.Seen(files=(file,), growing=False)
    assert looks(pair, folder) == receiving.Seen(files=(), growing=False)
    folder.forget()
    assert looks(pair, folder).files == (file,)
    pair.merge(file)
    folder.forget()
    assert looks(pair, folder).files == ()


def test_one_file_of_two_gibibytes_and_a_pipe_do_not_keep_the_others_away(pair):
    pair.issue()
    (file,) = pair.export()
    huge, pipe = pair.folder / "KHZDEZ-000007.hyb", pair.folder / "KHZDEZ-000008.hyb"
    huge.touch()
    os.truncate(huge, 2 * 1024**3)
    os.mkfifo(pipe)
    folder = receiving.Folder(pair.folder)
    looks(pair, folder)
    assert looks(pair, folder).files == (file, huge)
    assert codes(pair.merge(file, huge, pipe)) == ["file_too_large", "file_unreadable", ""]


def test_a_file_of_another_name_is_told_and_not_opened(tmp_path):
    for name in ("copy of KHZDEZ-000002.hyb", "KHZDEZ-000002 (1).hyb", "KHZDEZ-۰۰۰۰۰۲.hyb"):
        other = tmp_path / name
        other.touch()
        assert receiving.brought([other]) == receiving.Brought(files=(), others=(other,))


def test_more_than_any_lost_stick_explains_does_not_wait(pair, monkeypatch):
    monkeypatch.setattr("app.services.export_plans.MOST_ENTRIES", 12)
    pair.issue()
    first, second, *others = pair.export()
    pair.merge(others[-1])
    monkeypatch.setattr(shelf, "MOST_FILES", 1)
    (full,) = pair.merge(second)
    assert (full.result, full.refusal.code) == ("refused", "shelf_full")
    assert results(pair.merge(first)) == ["accepted"]
    assert results(pair.merge(second, *others))[0] == "accepted"
    assert pair.same()


@pytest.mark.parametrize("adopt", [True, False])
def test_a_story_that_came_several_times_is_decided_once(pair, adopt):
    pair.issue()
    pair.back_up()
    pair.issue(2)
    pair.merge(*pair.export())
    pair.put_back()
    for _ in range(2):
        pair.issue()
        assert results(pair.merge(*pair.export())) == ["fork"]
    inbox = pairs.inbox(pair.province)
    (inbox.adopt if adopt else inbox.reject)("KHZDEZ", "پشتیبان کهنه")
    state = "adopted" if adopt else "rejected"
    assert [one.state for one in rows(pair.province, fork)] == [state, state]
    assert pair.same() == adopt


def test_a_fork_whose_file_is_gone_can_be_rejected(pair):
    pair.issue()
    pair.back_up()
    pair.issue()
    pair.merge(*pair.export())
    pair.put_back()
    pair.issue(2)
    pair.merge(*pair.export())
    inbox = pairs.inbox(pair.province)
    for file in inbox.shelf.evidence.iterdir():
        file.unlink()
    inbox.reject("KHZDEZ", "پشتیبان کهنه")
    assert [one.state for one in rows(pair.province, fork)] == ["rejected"]


def test_whoever_looks_into_a_county_goes_on_while_its_story_is_changed(pair):
    pair.issue()
    pair.back_up()
    pair.merge(*pair.export())
    copy = looking.look(pair.province, "KHZDEZ")
    with copy.store.reading() as connection:
        before = held.heads(connection)
        pair.issue(2)
        pair.merge(*pair.export())
        pair.put_back()
        pair.issue(3)
        assert results(pair.merge(*pair.export())) == ["fork"]
        pairs.inbox(pair.province).adopt("KHZDEZ", "پشتیبان کهنه")
        assert held.heads(connection) == before
    assert pair.same()
    with copy.store.reading() as connection:
        assert held.heads(connection) != before
    copy.store.close()
    assert pair.same()


@pytest.mark.grounds
def test_only_one_brings_something_into_a_countys_store(pair):
    pair.issue()
    counties, order = pairs.inbox(pair.province).counties, list[str]()
    files = pair.export()

    def other():
        order.extend(results(pair.merge(*files)))

    beside = Thread(target=other)
    with counties.alone("KHZDEZ"):
        beside.start()
        beside.join(0.3)
        order.append("decided")
    beside.join()
    assert order == ["decided", "accepted"]


def test_a_province_that_forgot_its_last_versions_gives_a_newer_one(pair):
    pairs.writer(pair.office)(
        lambda uow: uow.change("update.taken", province_link, LINK, {"version": 7})
    )
    pair.merge(*pair.export())
    least = publishing.told(pair.province)
    given = (pair.province.vault, pair.province.unlocked.db_key, least)
    made = [pairs.writer(pair.province)(publishing.publish, *given) for _ in range(2)]
    assert [(one.version, one.fresh) for one in made] == [(8, True), (8, False)]
    assert pairs.writer(pair.office)(updating.take, made[0].data).version == 8
