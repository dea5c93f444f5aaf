"""Every command answers as CLI.md says: the sessions in tests/fixtures/cli are the contract."""

import re
from pathlib import Path

import pytest
from PIL import Image

from app.cli.main import parser
from app.sync import ack
from app.sync import enrolment as enrolments
from app.sync.ack import Ack
from tests import factory
from tests.cli import sessions
from tests.services.above import Above


@pytest.fixture(scope="session")
def above(tmp_path_factory):
    """Return the files of a province: of an office's enrolment, an answer, an update."""
    province, made = Above(), tmp_path_factory.mktemp("above")
    enrolment = province.enrolment()
    (made / "KHZDEZ.hyo").write_bytes(enrolments.wrap(enrolment, factory.PASSPHRASE))
    refusal = {"upto": 0, "chain": bytes(32).hex(), "rows": 0, "refused": "bundle_chain"}
    facts = {"n": 1, "stream": bytes(16).hex(), "office": factory.CODE, "province": province.code}
    told = Ack(**facts, **refusal, created=enrolment.created)
    (made / "KHZDEZ-000001.hya").write_bytes(ack.seal(told, province.signing))
    (made / "KHZ-000001.hyu").write_bytes(province.update(1, {}))
    return made


@pytest.fixture
def terminal(template, folder, wall, above, tmp_path, monkeypatch, capsys):
    secret = tmp_path / "passphrase.txt"
    secret.write_text(factory.PASSPHRASE + "\n", "utf-8")
    paper = tmp_path / "paper.txt"
    paper.write_text(template.recovery + "\n", "utf-8")
    monkeypatch.setenv("HAMYAR_PASSPHRASE", factory.PASSPHRASE)
    places = {"dir": str(folder.root), "secret": str(secret), "paper": str(paper)}
    places |= {"tmp": str(tmp_path), "above": str(above)}
    places["picture"] = str(tmp_path / "emblem.png")
    Image.new("RGB", (300, 300), "navy").save(places["picture"])
    return sessions.Terminal(monkeypatch, capsys, places)


@pytest.mark.parametrize("name", sessions.names())
def test_a_session_goes_as_it_is_written(terminal, name, request):
    if name == "server":
        terminal.places["db"] = request.getfixturevalue("database")
    for step in sessions.load(name)["steps"]:
        code, out = terminal.type(step["argv"], step.get("in", []))
        assert {"argv": step["argv"], "exit": code, "out": out} == {
            "argv": step["argv"],
            "exit": step["exit"],
            "out": step["out"],
        }


def test_every_command_has_a_session():
    typed = {
        " ".join(step["argv"]) + " "
        for name in sessions.names()
        for step in sessions.load(name)["steps"]
    }
    wanted = set(_commands(parser())) - {"safety", "bench"}  # the reports have tests of their own
    assert {one for one in wanted if not any(some.startswith(f"{one} ") for some in typed)} == set()
    assert {"donor note add", "receipt list", "verify"} <= wanted


def test_every_list_and_show_of_a_session_answers_something():
    empty = {
        " ".join(step["argv"][:3])
        for name in sessions.names()
        for step in sessions.load(name)["steps"]
        if {"list", "show"} & set(step["argv"][:3]) and not step["out"]
    }
    full = {
        " ".join(step["argv"][:3])
        for name in sessions.names()
        for step in sessions.load(name)["steps"]
        if step["out"]
    }
    assert empty - full == set()


def _commands(top, way="") -> list[str]:
    below = _choices(top)
    if not below:
        return [way]
    return [one for verb, made in below.items() for one in _commands(made, f"{way} {verb}".strip())]


def _choices(top) -> dict:
    for action in top._actions:
        if isinstance(action.choices, dict):
            return action.choices
    return {}


def test_no_fixture_holds_a_place_on_this_machine():
    texts = [path.read_text("utf-8") for path in Path("tests/fixtures/cli").glob("*.json")]
    assert not [text for text in texts if re.search(r"/(tmp|home|root)/", text)]
