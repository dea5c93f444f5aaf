"""What `import` says to a person, and an import that did not end well."""

import json
from pathlib import Path

import openpyxl
import pytest

from app.cli.main import run
from app.intake.workbook import Reader
from app.services import import_plans, imports, opening
from tests import factory
from tests.intake import books


@pytest.fixture
def ask(folder, wall, monkeypatch, capsys):
    monkeypatch.setenv("HAMYAR_PASSPHRASE", factory.PASSPHRASE)

    def ask(*argv):
        capsys.readouterr()
        assert run(["import", *map(str, argv), "--dir", str(folder.root)]) == 0
        return capsys.readouterr()

    return ask


@pytest.fixture
def listed(tmp_path):
    return books.save(tmp_path / "فهرست.xlsx", books.GOOD, [*books.GOOD[:4], "صفر", "معیشت"])


def half_done(template, folder, file) -> str:
    """Import half of *file* as a crash would leave it; return the run."""
    office = opening.open_office(folder, template.unlocked)
    with Reader() as reader:
        sheets = reader.read(file)
    with office.store.reading() as connection:
        planned = import_plans.plan(connection, "manager", file, sheets)
    with office.store.writing(office.actor.uid) as uow:
        made = imports.begin(uow, planned)
        imports.stage(uow, made, planned.fresh, last=True)
    office.close()
    return made.hex


def test_a_person_is_told_the_mapping_the_progress_and_the_counts(ask, listed):
    said = ask("donations", listed)
    assert '"amount": "E"' in said.err
    assert "۱ از ۱ ردیف" in said.err
    assert said.out == "۲ ردیف: ۱ ثبت‌شده، ۱ نپذیرفته، ۰ تکراری؛ جمع ۲٬۵۰۰٬۰۰۰ ریال\n"
    assert "ثبت‌شده" in ask("list").out


def test_a_mapping_that_was_shown_is_taken_back(ask, listed, tmp_path):
    shown = ask("donations", listed, "--dry-run").err.partition(":")[2]
    (tmp_path / "map.json").write_text(shown, "utf-8")
    again = json.loads(ask("donations", listed, "--map", tmp_path / "map.json", "--json").out)
    assert again["imported"] == 1


def test_rejected_rows_come_back_to_be_mended_and_handed_in_again(ask, listed, tmp_path):
    out = tmp_path / "rejected.xlsx"
    ask("donations", listed, "--rejected", out)
    book = openpyxl.load_workbook(out)
    book.active["E2"] = "۵۰ تومان"
    book.save(out)
    again = json.loads(ask("donations", out, "--json").out)
    assert (again["read"], again["imported"], again["amount"]) == (1, 1, 500)


@pytest.mark.parametrize(("verb", "state"), [("resume", "done"), ("undo", "taken_back")])
def test_a_half_done_import_is_resumed_or_undone(template, folder, ask, listed, verb, state):
    made = half_done(template, folder, listed)
    assert "نیمه‌کاره" in ask("list").out
    assert json.loads(ask(verb, made, "--json").out) == {"uid": made, "done": True}
    assert json.loads(ask("list", "--json").out)["state"] == state


def test_a_mapping_that_is_no_object_is_refused(folder, listed, tmp_path, monkeypatch, wall):
    monkeypatch.setenv("HAMYAR_PASSPHRASE", factory.PASSPHRASE)
    Path(tmp_path / "map.json").write_text("[]", "utf-8")
    argv = ["import", "donations", str(listed), "--map", str(tmp_path / "map.json")]
    assert run([*argv, "--dir", str(folder.root)]) == 1
