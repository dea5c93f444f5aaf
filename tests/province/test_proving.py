"""A province's page proves the receipts of every county whose rows it holds."""

import json

import pytest

from app.domain import uid
from app.models import county, county_key
from app.province import proving
from app.province.stores import Counties
from tests import factory
from tests.province.test_merge import entries_of, play, trusted


@pytest.fixture
def counties(office):
    """The office holds a county's rows, which are a copy of its own."""
    factory.issue(office, factory.money())
    held = Counties(office.folder.root, office.unlocked.db_key)
    store = held.open("KHZDEZ", "write")
    play(store, entries_of(office), trusted(office))
    store.close()
    return held


def enrol(office, **changes):
    """Book an enrolment, as far as the page asks for it."""
    told = json.dumps([{"code": "A1", "kid": "", "public": ""}])
    empty = dict.fromkeys(("stream", "kid", "roster_root", "fingerprint"), "")
    moments = dict.fromkeys(("enrolled_at", "learnt_at", "confirmed_at", "revoked_at"), "")
    own = uid.new()
    known = {"uid": own, "code": "KHZDEZ", "name": "بهزیستی دزفول", "enrolled_at": ""}
    row = {"uid": uid.new(), "county_uid": own, "n": 1, "registers": told, "public_key": b""}
    row |= {"parent_stream": None, "parent_seq": 0, "parent_hash": b""}
    with office.store.writing(office.actor.uid) as uow:
        rows = {county: [known], county_key: [row | empty | moments | changes]}
        uow.add("county.enrolled", county, own, rows)


def keys_in(file):
    held = file.read_text("utf-8").partition('id="data">')[2].partition("</script>")[0]
    return json.loads(held)["keys"]


def test_the_page_has_the_keys_as_the_county_booked_them(office, counties, tmp_path):
    made = proving.make(office, tmp_path / "page.html")
    own = json.loads(office.keys.to_bytes())["keys"]
    assert made.registers == 2 * len(own)
    assert keys_in(made.file)[len(own) :] == own


def test_registers_of_a_revoked_county_are_revoked_in_it_and_the_county_has_its_name(
    office, counties, tmp_path
):
    enrol(office, revoked_at="2026-04-25T10:00:00")
    made = proving.make(office, tmp_path / "page.html")
    revoked = {one["register"] for one in keys_in(made.file) if one["revoked"]}
    assert revoked == {"A1"}
    assert "بهزیستی دزفول" in made.file.read_text("utf-8")


def test_without_counties_it_is_the_offices_own_page(office, tmp_path):
    assert not proving.has_counties(office.folder.root)
    assert proving.make(office, tmp_path / "page.html").registers == len(office.keys.entries)
