"""The safety report at a tenth of its size; each check prints its line with its seed."""

import json
import sys
import time
from fractions import Fraction

import pytest

from app.cli import main, safety
from app.safety import drafts, kills, recorder, rekeys, report
from app.safety.report import Outcome

SEED = 20261122
QUICK = [check for check in report.CHECKS if check.key not in {"cuts", "kills", "rekeys", "drafts"}]


def held(outcome: Outcome) -> bool:
    sys.stdout.write("\n".join([outcome.line, *outcome.result.details, ""]))
    return outcome.result.ok


@pytest.mark.slow
@pytest.mark.parametrize("check", QUICK, ids=lambda check: check.key)
def test_the_product_holds_and_the_control_does_not(check):
    (outcome,) = report.run([check], report.TENTH, SEED)
    assert held(outcome)
    assert outcome.result.size == check.size(report.TENTH)


@pytest.mark.slow
@pytest.mark.skipif(recorder.compiler() is None, reason="recording needs Linux and a C compiler")
def test_no_power_cut_takes_what_was_answered():
    (outcome,) = report.run(report.chosen("cuts"), report.TENTH, SEED)
    assert held(outcome)


@pytest.mark.slow
@pytest.mark.parametrize("module", [kills, rekeys], ids=["kills", "rekeys"])
def test_no_kill_takes_what_was_answered(module):
    begun = time.perf_counter()
    result = module.run(module.FULL // 10, SEED, real=False)
    assert held(Outcome(result, time.perf_counter() - begun))


@pytest.mark.slow
def test_a_kill_while_somebody_types_takes_a_moment_of_it():
    begun = time.perf_counter()
    assert held(Outcome(drafts.run(2, SEED), time.perf_counter() - begun))


def test_without_a_compiler_the_report_does_not_pretend(monkeypatch):
    monkeypatch.setattr(recorder.shutil, "which", lambda _name: None)
    (outcome,) = report.run(report.chosen("cuts"), report.TENTH, SEED)
    assert not outcome.result.ok
    assert "NOT RUN" in outcome.line


def test_the_command_knows_every_check():
    assert [check.key for check in report.CHECKS] == list(safety.KEYS)


def test_sizes_are_those_of_the_promise():
    sizes = {check.key: check.full for check in report.CHECKS}
    assert sizes | {"altered": 0, "canaries": 0} == {
        "cuts": 5000,
        "kills": 100,
        "tears": 100,
        "rekeys": 40,
        "backups": 100,
        "altered": 0,
        "qr": 5000,
        "exchange": 5000,
        "courier": 300,
        "restored": 50,
        "desks": 2000,
        "workbooks": 1000,
        "rows": 10_000,
        "drafts": 50,
        "canaries": 0,
    }
    assert report.CHECKS[0].size(Fraction(10)) == 50_000


@pytest.mark.slow
def test_the_command_prints_a_line_for_a_person_and_one_for_a_program(capsys):
    assert main.run(["safety", "--only", "qr", "--seed", "7"]) == 0
    assert capsys.readouterr().out.startswith("QR mutations 5000 accepted 0 (seed 7, ")
    assert main.run(["safety", "--only", "qr", "--seed", "7", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["name"], facts["ok"], facts["counts"]) == ("QR mutations", True, {"accepted": 0})
