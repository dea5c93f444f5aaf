"""The page's file, before any browser has seen it."""

import hashlib
import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import AppError
from app.domain.roles import Role
from app.keys.record import Reason
from app.reports import verifier
from app.services import verifier_page
from app.strings import verifier as words
from tests import factory
from tests.keys import golden

MADE_ON = date(2026, 11, 22)


def page(keys=None, names=None):
    return verifier.page(keys or golden.public_keys(), names or {}, MADE_ON).decode()


def test_the_same_keys_and_day_give_the_same_bytes_with_both_in_them():
    assert page() == page()
    assert all(entry.kid in page() for entry in golden.public_keys().entries)
    assert "یکشنبه ۱ آذر ۱۴۰۵" in page()
    assert "کلیدهای ۲ باجه" in page()


def test_the_policy_lets_in_nothing_but_the_pages_own_scripts():
    held = page()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', held).group(1)
    scripts = re.findall(r"<script>(.*?)</script>", held, re.DOTALL)
    hashes = {b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts}
    assert set(re.findall(r"sha256-([^']+)'", policy.partition("style-src")[0])) == hashes
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"https?:|\*|unsafe-inline|'self'|connect-src", policy)


def test_it_names_no_address_outside():
    bare = re.sub(r"https://fastly\.jsdelivr\.net/npm/zxing-wasm", "", page())
    assert not re.findall(r"(?:src|href|action)=[\"']?https?:", bare)
    assert set(re.findall(r"https?://[a-z0-9.-]+", bare)) <= {"http://www.w3.org"}


def test_a_name_cannot_break_out_of_its_place():
    evil = '</script><script>alert("x")</script>'
    keys = replace(golden.public_keys(), name=evil)
    held = page(keys, {"KHZDEZ": evil})
    assert "<script>alert" not in held
    data = re.search(r'id="data">(.*?)</script>', held, re.DOTALL).group(1)
    assert json.loads(data)["names"] == {"KHZDEZ": evil}


def test_every_verdict_of_python_has_its_words():
    assert {str(reason) for reason in Reason} | {"genuine"} <= set(words.ANSWERS)
    tones = {tone for tone, _, _ in words.ANSWERS.values()}
    assert tones == set(words.SHOWN["short"])
    headings = [heading for _, heading, _ in words.ANSWERS.values()]
    assert len(set(headings)) == len(headings)


def test_whoever_may_verify_makes_it_and_nobody_else(office, tmp_path):
    made = verifier_page.make(office, tmp_path / "page.html")
    assert made.registers == 2
    assert factory.NAME in made.file.read_text("utf-8")
    guest = replace(office, actor=replace(office.actor, role="guest"))
    with pytest.raises(AppError, match="not_allowed"):
        verifier_page.make(guest, tmp_path / "other.html")
    auditor = replace(office, actor=replace(office.actor, role=Role.AUDITOR))
    assert verifier_page.make(auditor, tmp_path / "other.html").registers == 2


def test_it_never_takes_the_place_of_the_offices_own_files(office):
    with pytest.raises(AppError, match="target_is_office"):
        verifier_page.make(office, office.folder.keys)
