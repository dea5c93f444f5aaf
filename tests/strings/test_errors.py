"""Refusals and findings are sentences that a clerk can follow."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from app.domain.errors import AppError
from app.strings import errors, findings
from tests.test_architecture import FILES, codes_in, tree_of

KNOWN = sorted(errors.SENTENCES)
TABLES = {"REFUSALS", "_FIELDS", "_RECEIPTS", "_KEYS", "_FILES"}


@pytest.mark.parametrize("code", KNOWN)
def test_a_sentence_is_persian_ends_as_one_and_shows_no_braces(code):
    for shown in (errors.text(code), errors.sentence(AppError(code))):
        assert re.search("[آ-ی]", shown)
        assert shown.rstrip("\u2069…").endswith((".", ":", ")")) or shown.endswith("…")
        assert not re.search(r"[{}]|ي|ك", shown)


@pytest.mark.parametrize("code", KNOWN)
def test_a_sentence_uses_only_what_its_refusal_tells(code):
    wanted = set(re.findall(r"{(\w+)}", errors.SENTENCES[code]))
    assert wanted <= _told().get(code, set())


@cache
def _told():
    """Return what the refusals of the program tell, by code; read once, since the tree is large."""
    found = {}
    for node in (one for path in FILES for one in ast.walk(tree_of(path))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AppError":
            names = {keyword.arg for keyword in node.keywords}
            for one in ast.walk(node):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    found.setdefault(one.value, set()).update(names)
    return found


def test_days_and_numbers_are_shown_as_people_write_them():
    wait = errors.sentence(AppError("passphrase_wait", seconds=35))
    ahead = errors.sentence(AppError("clock_ahead", last="2026-11-22T10:00:00+03:30"))
    assert "۳۵ ثانیه" in wait
    assert "۱۴۰۵/۰۹/۰۱" in ahead


def test_what_is_latin_is_kept_apart_from_the_persian_around_it():
    shown = errors.sentence(AppError("office_missing", path="C:\\hamyar (1)"))
    assert "\u2068C:\\hamyar (1)\u2069" in shown


def test_an_unknown_code_shows_itself():
    assert errors.text("brand_new") == "brand_new"
    assert errors.sentence(AppError("brand_new", path="x")) == "brand_new"


def test_every_finding_has_a_sentence():
    folder = Path("app/services/verification")
    found = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "find":
                first = node.args[0] if len(node.args) == 3 else None
                if isinstance(first, ast.Constant):
                    found.add(first.value)
    assert found
    assert found <= set(findings.SENTENCES)
    assert set(codes_in(tree_of(folder / "office.py"))) <= set(errors.SENTENCES)


def test_a_refusal_has_its_sentence_in_one_place():
    places = {}
    for path in Path("app/strings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.AnnAssign) or not isinstance(node.value, ast.Dict):
                continue
            for key in filter(None, node.value.keys):
                if getattr(key, "value", None) in errors.SENTENCES and node.target.id in TABLES:
                    places.setdefault(key.value, []).append(path.name)
    assert places.keys() == errors.SENTENCES.keys()
    assert {code: found for code, found in places.items() if len(found) > 1} == {}
