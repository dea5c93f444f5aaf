"""What the checks stand on: obedient workers, a competent thief, a canary that could live."""

import io
import json
import random

import pytest

from app.domain import identity
from app.domain.errors import AppError
from app.keys.vault import Vault
from app.safety import canaries, offices, worker
from app.safety.result import Result
from app.safety.scene import Scene
from app.services import rekeying
from app.services.verification import office as verification
from app.ui.errors import report


@pytest.fixture
def throwaway(tmp_path):
    return offices.found(tmp_path / "office")


def lines(count):
    rng = random.Random(1)
    return [json.dumps(offices.visit(rng, f"c{n}")) for n in range(count)]


def test_a_worker_answers_each_line_as_the_command_does(throwaway):
    out = io.StringIO()
    worker.issue(throwaway.folder, lines(3), out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    with offices.opened(throwaway.folder, throwaway.unlock()) as office:
        found = offices.papers(office)
    assert [answer["client_id"] for answer in answers] == ["c0", "c1", "c2"]
    assert all(found[answer["number"]] == answer["qr"] for answer in answers)


def test_a_worker_that_answers_early_says_the_same_in_the_end(throwaway, tmp_path):
    (tmp_path / "in").write_text("\n".join(lines(2)), "utf-8")
    worker.run("issue", throwaway.folder.root, tmp_path / "in", tmp_path / "out", wrong=True)
    assert len((tmp_path / "out").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize("wrong", [False, True])
def test_a_change_of_key_that_is_not_disturbed_keeps_every_paper(throwaway, tmp_path, wrong):
    worker.issue(throwaway.folder, lines(2), io.StringIO())
    before = throwaway.unlock()
    (tmp_path / "in").touch()
    worker.run("rekey", throwaway.folder.root, tmp_path / "in", tmp_path / "out", wrong=wrong)
    after = throwaway.unlock()
    assert after.db_key != before.db_key
    with offices.opened(throwaway.folder, after) as office:
        assert len(offices.papers(office)) >= 4
        assert verification.run(office).ok


def test_an_older_backup_s_key_is_remembered(throwaway):
    first = throwaway.unlock()
    second = rekeying.rekey(throwaway.folder, first)
    third = rekeying.rekey(throwaway.folder, second)
    known = rekeying.former_keys(Vault(throwaway.folder.vault), third.db_key)
    assert known == (second.db_key, first.db_key)


def test_a_change_of_key_that_finds_no_room_keeps_the_old_one(throwaway):
    before = throwaway.unlock()
    (throwaway.folder.root / "hamyar.db.part").mkdir()
    with pytest.raises(AppError, match="rekey_failed"):
        rekeying.rekey(throwaway.folder, before)
    assert throwaway.unlock().keys == before.keys


@pytest.mark.parametrize(("tidy", "codes"), [(True, set()), (False, {"trigger_missing"})])
def test_a_thief_who_changes_nothing_is_seen_only_by_what_he_leaves(throwaway, tidy, codes):
    worker.issue(throwaway.folder, lines(4), io.StringIO())
    unlocked = throwaway.unlock()
    scene = Scene.enter(throwaway.folder, throwaway.folder, unlocked, random.Random(1))
    if tidy:
        scene.tidy()
    scene.connection.close()
    with offices.opened(throwaway.folder, unlocked) as office:
        assert {one.code for one in verification.run(office).findings} == codes


def test_a_canary_would_pass_every_check_of_a_donor():
    bird = canaries.Canary.hatch(random.Random(7))
    assert identity.national_id(bird.national_id) == bird.national_id
    assert identity.mobile(bird.mobile) == bird.mobile


def test_a_crash_report_of_the_window_names_no_donor(throwaway, tmp_path):
    rng = random.Random(3)
    birds = [canaries.Canary.hatch(rng)]
    reports = [report(error) for error in canaries.failures(throwaway, tmp_path, birds, rng)]
    assert len(reports) == 7
    assert canaries.count(birds, [text.encode() for text in reports]) == 0


def test_a_check_whose_control_holds_has_failed():
    good = Result(name="x", size=3, seed=1, counts={"lost": 0}, control="y", control_failed=True)
    blind = Result(name="x", size=3, seed=1, counts={"lost": 0}, control="y", control_failed=False)
    wrong = Result(name="x", size=3, seed=1, counts={"lost": 2}, control="y", control_failed=True)
    assert [one.ok for one in (good, blind, wrong)] == [True, False, False]
    assert good.line(1.0) == "x 3 lost 0 (seed 1, 1.0 s) | control y"
    assert wrong.line(1.0).endswith("FAILED")
    assert wrong.facts(1.0)["failures"] == 2
