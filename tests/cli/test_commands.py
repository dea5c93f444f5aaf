"""What the commands promise besides their JSON: exit codes, streams, no Qt, a quick start."""

import json
import os
import subprocess
import sys

import pytest

from app.cli.main import run
from app.reports import eye
from tests import factory

MONEY = {"donor": {"kind": "anonymous"}, "lines": [{"niyyat": "SADAQEH", "amount": 200000}]}


@pytest.fixture
def typed(folder, wall, monkeypatch, capsys, tmp_path):
    """Run a command on the office; give its exit code, stdout and stderr."""
    monkeypatch.setenv("HAMYAR_PASSPHRASE", factory.PASSPHRASE)

    def type_in(*argv: str, given: str = "", file: str = "in.txt"):
        (tmp_path / file).write_text(given, "utf-8")
        with (tmp_path / file).open(encoding="utf-8") as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            code = run([*argv, "--dir", str(folder.root)])
        out, err = capsys.readouterr()
        return code, out, err

    return type_in


def issue(typed, **more):
    code, out, _err = typed("receipt", "issue", given=json.dumps(MONEY | more))
    assert code == 0
    return json.loads(out)


def test_people_get_sentences_where_no_json_was_asked(typed, tmp_path):
    qr = issue(typed)["qr"]
    pdf, backup = str(tmp_path / "a.pdf"), str(tmp_path / "a.hyk")
    said = {
        "list": typed("receipt", "list"),
        "print": typed("receipt", "print", "--number", "2", "--out", pdf),
        "check": typed("receipt", "check", qr),
        "verify": typed("verify"),
        "backup": typed("backup", "--out", backup),
        "restore": typed("restore", backup),
    }
    assert {name: code for name, (code, _out, _err) in said.items()} == dict.fromkeys(said, 0)
    assert all(any("آ" <= letter <= "ی" for letter in out) for _code, out, _err in said.values())


def test_a_refusal_goes_to_stderr_and_ends_with_one(typed):
    code, out, err = typed("receipt", "print", "--number", "9", "--out", "nowhere.pdf")
    assert (code, out) == (1, "")
    assert "شماره" in err


def test_wrong_usage_ends_with_two(capsys):
    with pytest.raises(SystemExit) as ended:
        run(["receipt", "shred"])
    assert ended.value.code == 2


def test_without_a_passphrase_nothing_is_opened(typed, monkeypatch):
    monkeypatch.delenv("HAMYAR_PASSPHRASE")
    code, _out, err = typed("verify")
    assert code == 1
    assert "HAMYAR_PASSPHRASE" in err


def test_a_printed_page_reads_back_as_its_receipt(typed, tmp_path):
    qr = issue(typed)["qr"]
    for paper in ("a4", "a5", "roll"):
        pdf = tmp_path / f"{paper}.pdf"
        typed("receipt", "print", "--number", "2", "--paper", paper, "--out", str(pdf))
        assert set(eye.read(pdf)) == {qr}


def test_a_void_by_a_person_says_what_was_voided(typed, tmp_path):
    issue(typed)
    secret = tmp_path / "secret.txt"
    secret.write_text(factory.PASSPHRASE, "utf-8")
    approved = ("--approver", "modir", "--approver-passphrase-file", str(secret))
    code, out, _err = typed("receipt", "void", "--number", "2", "--reason", "اشتباه", *approved)
    assert code == 0
    assert "000002-8" in out


CHILD = """
import sys
from app.cli.main import run
code = run(sys.argv[1:])
loaded = [name for name in sys.modules if name.partition(".")[0] in {"PySide6", "shiboken6"}]
assert not loaded, loaded
raise SystemExit(code)
"""


def test_a_command_never_loads_qt(folder):
    """In a process of its own: the test's own process has Qt already."""
    command = [sys.executable, "-c", CHILD, "receipt", "list", "--json", "--dir", str(folder.root)]
    environment = os.environ | {"HAMYAR_PASSPHRASE": factory.PASSPHRASE, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2
