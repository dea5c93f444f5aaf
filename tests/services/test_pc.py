"""What this PC keeps for itself, and the copies of the office that lie about."""

import json
from dataclasses import replace

import pytest

from app.domain.errors import AppError, InvalidInputError
from app.domain.roles import Role
from app.services import backups, condition, copies, pc, upkeep
from app.services.pc import PaperSetup


def test_what_was_set_for_a_paper_stands_after_a_restart(office):
    wanted = PaperSetup(printer="HP LaserJet ۱۰۲۰", copies=2, typed=True, tested_at="2026-04-25")
    pc.set_paper(office.folder, office.actor, "roll", wanted)
    assert pc.of(office.folder).paper("roll") == wanted
    assert pc.of(office.folder).paper("a4") == PaperSetup()


@pytest.mark.parametrize(
    ("kind", "setup", "found"),
    [
        ("a3", PaperSetup(), {"paper": "paper_unknown"}),
        ("a4", PaperSetup(copies=0), {"copies": "copies_range"}),
        ("a4", PaperSetup(copies=4), {"copies": "copies_range"}),
    ],
)
def test_what_will_not_do_is_not_kept(office, kind, setup, found):
    with pytest.raises(InvalidInputError) as refused:
        pc.set_paper(office.folder, office.actor, kind, setup)
    assert refused.value.fields == found
    assert pc.of(office.folder) == pc.Pc()


@pytest.mark.parametrize("body", ["", "{", "[]", '{"papers": 5, "second": ""}', '{"papers": {}}'])
def test_a_damaged_file_means_that_nothing_was_set(folder, body):
    folder.pc.write_text(body)
    assert pc.of(folder) == pc.Pc()


def test_an_auditor_sets_nothing_on_this_pc(office, tmp_path):
    auditor = replace(office.actor, role=str(Role.AUDITOR))
    with pytest.raises(AppError, match="not_allowed"):
        pc.set_paper(office.folder, auditor, "a4", PaperSetup())
    with pytest.raises(AppError, match="not_allowed"):
        pc.set_second(office.folder, auditor, tmp_path)


def test_the_second_folder_is_one_that_exists_and_not_the_office(office, tmp_path):
    asked = ((tmp_path / "away", "folder_missing"), (office.folder.root, "folder_is_office"))
    for wrong, code in asked:
        with pytest.raises(InvalidInputError) as refused:
            pc.set_second(office.folder, office.actor, wrong)
        assert refused.value.fields == {"second": code}


def test_the_day_leaves_a_second_copy_that_opens(office, tmp_path, wall):
    stick = tmp_path / "stick"
    stick.mkdir()
    second = pc.set_second(office.folder, office.actor, stick).second_folder
    key = office.unlocked.db_key
    done = upkeep.daily(office.folder, key, office.store)
    assert (done.second_at, done.second_failed) == (done.backup_at, "")
    found = copies.of(office.folder, second)
    assert [(one.kind, one.beside) for one in found] == [("daily", False), ("daily", True)]
    next(office.folder.backups.iterdir()).unlink()
    assert upkeep.newest_good(office.folder, key) == found[1].file


def test_a_stick_that_is_away_does_not_stop_the_day(office, tmp_path, wall):
    stick = tmp_path / "stick"
    stick.mkdir()
    second = pc.set_second(office.folder, office.actor, stick).second_folder
    second.rmdir()
    done = upkeep.daily(office.folder, office.unlocked.db_key, office.store)
    assert (done.second_at, done.second_failed) == ("", done.backup_at)
    assert copies.of(office.folder, second)
    assert condition.of(office.folder) == done


def test_copies_are_told_apart_by_their_names_and_the_newest_stands_first(office, wall):
    key, folder = office.unlocked.db_key, office.folder
    for name in ("20260101-080000", "before-upgrade-20260102-080000", "stick", "20260103-99"):
        backups.write(folder, key, folder.backups / f"{name}.hyk")
    kinds = [(one.file.stem, one.kind) for one in copies.of(folder)]
    assert kinds[2:] == [
        ("before-upgrade-20260102-080000", "upgrade"),
        ("20260101-080000", "daily"),
    ]
    assert {kind for _name, kind in kinds[:2]} == {"person"}


def test_a_note_of_an_older_program_is_still_read(folder):
    older = {"backup_at": "2026-04-25T08:00:00+03:30", "clock_shift": "-60.0"}
    (folder.root / "upkeep.json").write_text(json.dumps(older))
    assert condition.of(folder).clock_shift == "-60.0"
