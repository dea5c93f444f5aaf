"""What the commands promise besides their JSON: exit codes, streams, no Qt, a quick start."""

import json
import os
import subprocess
import sys

import pytest

from app.cli.main import run
from app.db import place
from app.domain.folder import OfficeFolder
from app.reports import eye
from app.services import pc
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
            here = [] if "--dir" in argv else ["--dir", str(folder.root)]
            code = run([*argv, *here])
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


def test_a_printer_too_coarse_for_a_qr_gets_what_can_be_typed(typed, office, tmp_path):
    qr = issue(typed)["qr"]
    pc.set_paper(office.folder, office.actor, "a5", pc.PaperSetup(typed=True))
    read = {}
    for paper in ("a4", "a5"):
        pdf = tmp_path / f"{paper}.pdf"
        typed("receipt", "print", "--number", "2", "--paper", paper, "--out", str(pdf))
        read[paper] = set(eye.read(pdf))
    assert read == {"a4": {qr}, "a5": set()}


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
from app.db import place
from app.domain.folder import OfficeFolder
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


def test_a_line_that_nobody_can_read_is_refused_and_the_next_is_issued(typed):
    given = "[" * 100_000 + '\n{"lines": 1, "lines": 2}\n' + "\ufeff" + json.dumps(MONEY)
    code, out, err = typed("receipt", "issue", given=given)
    answers = [json.loads(line) for line in out.splitlines()]
    assert [one.get("error") for one in answers] == ["json_unreadable", "json_unreadable", None]
    assert (code, err) == (1, "")


def test_null_is_not_given(typed):
    again = issue(typed, date=None, reference=None, total=None, items=None, client_id=None)
    assert again["number"].endswith("000002-8")


@pytest.mark.parametrize("name", ["hamyar.db", "vault.json", "keys.json", "seal.state"])
def test_no_command_writes_over_the_office_itself(typed, folder, tmp_path, name):
    issue(typed)
    before = (folder.root / name).read_bytes()
    mine = str(folder.root / ".." / folder.root.name / name)
    for asked in (("backup",), ("receipt", "print", "--all")):
        code, out, err = typed(*asked, "--out", mine)
        assert (code, out) == (1, "")
        assert name in err
    assert (folder.root / name).read_bytes() == before


def test_a_paper_that_cannot_be_written_is_refused_and_leaves_nothing(typed, tmp_path):
    issue(typed)
    (tmp_path / "file").write_text("")
    for target in (tmp_path, tmp_path / "file" / "a.pdf", ""):
        code, out, err = typed("receipt", "print", "--number", "2", "--out", str(target), "--json")
        assert (code, json.loads(out)["error"]) == (1, "file_unwritable")
        assert "نوشته نشد" in err
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("number", ["9" * 30, "KHZDEZ/A1/1405/" + "9" * 30])
def test_a_number_longer_than_any_serial_is_refused(typed, number):
    code, out, _err = typed("receipt", "print", "--number", number, "--out", "a.pdf", "--json")
    assert (code, json.loads(out)["error"]) == (1, "number_malformed")


def test_a_range_stays_in_one_register(typed):
    ends = ("--from", "KHZDEZ/A1/1405/000001", "--to", "KHZDEZ/T1/1405/000001")
    code, out, _err = typed("receipt", "print", *ends, "--out", "a.pdf", "--json")
    assert (code, json.loads(out)["error"]) == (1, "range_of_registers")


def test_a_passphrase_file_that_is_no_text_is_refused(typed, tmp_path):
    (tmp_path / "secret").write_bytes(b"\xff\xfe\x00")
    code, out, _err = typed("verify", "--json", "--passphrase-file", str(tmp_path / "secret"))
    assert (code, json.loads(out)["error"]) == (1, "file_unreadable")


def test_a_passphrase_of_nothing_visible_is_none(typed, monkeypatch):
    monkeypatch.setenv("HAMYAR_PASSPHRASE", " \u200c ")
    assert json.loads(typed("verify", "--json")[1])["error"] == "passphrase_missing"


def test_the_recovery_key_is_shown_although_its_page_cannot_be_saved(typed, tmp_path, capsys):
    place = ["--dir", str(tmp_path / "new"), "--office", "KHZAHV", "--name", "اهواز", "--json"]
    (tmp_path / "file").write_text("")
    page = str(tmp_path / "file" / "key.pdf")
    code = run(["init", *place, "--recovery-out", page])
    out, err = capsys.readouterr()
    assert code == 1
    assert len(json.loads(out)["recovery"]) == 65
    assert "key.pdf" in err


def test_persian_leaves_a_pc_of_any_code_page(folder):
    command = [sys.executable, "main.py", "receipt", "list", "--dir", str(folder.root)]
    spoken = {"HAMYAR_PASSPHRASE": factory.PASSPHRASE, "PYTHONIOENCODING": "cp1256"}
    done = subprocess.run(command, env=os.environ | spoken, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "ناشناس" in done.stdout.decode("utf-8")


def test_a_training_receipt_is_replaced_in_one_form(typed, tmp_path):
    issue(typed, training=True)
    item = {"niyyat": "BASTEH", "name": "برنج", "quantity": "1", "unit": "کیسه"}
    item |= {"value": 9, "basis": "donor"}
    asked = MONEY | {"training": True, "items": [item]}
    void = ("receipt", "void", "--number", "KHZDEZ/T1/1405/000002", "--reason", "اشتباه")
    secret = tmp_path / "secret.txt"
    secret.write_text(factory.PASSPHRASE, "utf-8")
    signed = ("--approver", "modir", "--approver-passphrase-file", str(secret))
    code, out, _err = typed(*void, *signed, "--replace", "-", "--json", given=json.dumps(asked))
    assert (code, list(json.loads(out)["fields"])) == (1, ["replacement.lines"])


def test_a_desk_of_a_server_finds_its_folder_by_the_address_alone(
    wall, database, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    monkeypatch.setenv("HAMYAR_PASSPHRASE", factory.PASSPHRASE)
    named = ["--db", database, "--json"]
    assert run(["init", *named, "--office", "KHZSHU", "--name", "اداره بهزیستی شوش"]) == 0
    assert run(["verify", *named]) == 0
    assert run(["verify", "--db", database.replace("?", "x?"), "--json"]) == 1


def test_a_copy_is_restored_into_a_folder_and_never_silently_elsewhere(typed, tmp_path):
    address = "postgresql://nobody@127.0.0.1:9/none"
    code, _out, err = typed("restore", "none.hyk", "--db", address, "--dir", str(tmp_path / "new"))
    assert code == 1
    assert "--db" in err


@pytest.mark.slow
def test_a_demo_lies_on_the_server_that_is_named(database, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HAMYAR_PASSPHRASE", factory.PASSPHRASE)
    folder = OfficeFolder(tmp_path / "demo")
    asked = ["--level", "province", "--receipts", "0", "--json"]
    assert run(["demo", "--db", database, "--dir", str(folder.root), *asked]) == 0
    assert json.loads(capsys.readouterr().out)["office"] == "KHZ"
    assert place.server_of(folder).exists()
    assert not folder.database.exists()
