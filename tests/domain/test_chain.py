import base64
import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import chain
from app.domain.clock import TEHRAN
from app.domain.errors import AppError
from app.domain.receipt import RecordType

REC = bytes(range(32))
FIELDS = {
    "office": "KHZDEZ",
    "register": "A1",
    "year": 1405,
    "n": 1243,
    "time": datetime(2026, 11, 22, 10, 5, 9, tzinfo=TEHRAN),
    "kind": RecordType.CASH,
    "amount": 2_500_000,
    "unit": "IRR",
    "ref": 0,
    "counter": chain.b32(bytes(8)),
    "kid": "ABCDEFGH",
    "previous": chain.b32(bytes(8)),
    "commitment": chain.b32(bytes(10)),
}
SIGNATURE = chain.b32(bytes(64))
TEXT = f"{chain.body(**FIELDS)}/{SIGNATURE}"

kinds = st.sampled_from(list(RecordType))
amounts = st.integers(0, 10**18 - 1)
moments = st.datetimes(
    datetime(1921, 3, 21),  # noqa: DTZ001 - hypothesis wants bounds without a zone
    datetime(2121, 3, 20),  # noqa: DTZ001
    timezones=st.just(TEHRAN),
)


@st.composite
def fields(draw):
    kind, amount = draw(kinds), draw(amounts)
    void = kind is RecordType.VOID
    return {
        "office": draw(st.from_regex(r"[A-Z0-9]{1,10}", fullmatch=True)),
        "register": draw(st.from_regex(r"[A-Z][0-9]", fullmatch=True)),
        "year": draw(st.integers(1200, 1500)),
        "n": draw(st.integers(1, 10**9 - 1)),
        "time": draw(moments).replace(microsecond=0),
        "kind": kind,
        "amount": -amount if void else amount,
        "unit": "IRR",
        "ref": draw(st.integers(1 if void else 0, 10**9 - 1)),
        "counter": chain.b32(draw(st.binary(min_size=8, max_size=8))),
        "kid": chain.b32(draw(st.binary(min_size=5, max_size=5))),
        "previous": chain.b32(draw(st.binary(min_size=8, max_size=8))),
        "commitment": chain.b32(draw(st.binary(min_size=10, max_size=10))),
    }


@given(fields(), st.binary(min_size=64, max_size=64))
@settings(derandomize=False)
def test_what_was_written_is_read_back_field_by_field(given_fields, signature):
    body = chain.body(**given_fields)
    parsed = chain.parse(f"{body}/{chain.b32(signature)}")
    assert (parsed.body, parsed.signature) == (body, signature)
    for name in ("counter", "previous", "commitment"):
        assert chain.b32(getattr(parsed, name)) == given_fields[name]
    for name in ("office", "register", "year", "n", "time", "kind", "amount", "unit", "ref", "kid"):
        assert getattr(parsed, name) == given_fields[name]


@given(st.lists(st.binary(max_size=9), max_size=5), st.lists(st.binary(max_size=9), max_size=5))
@settings(derandomize=False)
def test_two_lists_of_parts_never_give_the_same_bytes(left, right):
    assert (chain.lp(*left) == chain.lp(*right)) == (left == right)


@given(st.binary(max_size=70))
@settings(derandomize=False)
def test_base32_has_one_spelling_for_each_sequence_of_bytes(raw):
    assert chain.unb32(chain.b32(raw)) == raw


@given(st.text("AQZ27aé_ 01=", max_size=16))
@settings(derandomize=False)
def test_base32_is_read_as_the_library_reads_it_where_it_writes_it_so_again(text):
    try:
        there = base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError:
        there = None
    if there is None or chain.b32(there) != text:
        with pytest.raises(ValueError, match=r"canonical|ascii"):
            chain.unb32(text)
    else:
        assert chain.unb32(text) == there


@pytest.mark.parametrize(
    "text", ["AB", "ab", "AA======", "A", "A0", "ABCDEFG", " AA", "A_A", "+A", "AAA", "AAAAAA"]
)
def test_other_spellings_of_base32_are_refused(text):
    with pytest.raises(ValueError, match="canonical"):
        chain.unb32(text)


def test_the_lengths_are_four_bytes_big_endian():
    assert chain.lp(b"a", b"", b"xyz") == b"\0\0\0\1a\0\0\0\0\0\0\0\3xyz"


def test_a_part_that_outgrows_its_length_is_refused():
    class Endless(bytes):
        def __len__(self):
            return 2**32

    with pytest.raises(ValueError, match="longer"):
        chain.lp(Endless())


def test_a_series_begins_with_its_name_and_the_last_record_of_the_year_before():
    first = hashlib.sha256(b"GENESIS/KHZDEZ/A1/1405/").digest()
    assert chain.genesis("KHZDEZ", "A1", 1405, None) == first
    assert chain.genesis("KHZDEZ", "A1", 1406, first) == (
        hashlib.sha256(b"GENESIS/KHZDEZ/A1/1406/" + first).digest()
    )


def test_a_record_is_linked_by_its_bytes_its_salt_and_the_record_before():
    lengths = b"\0\0\0\2{}" + b"\0\0\0\x10" + bytes(16) + b"\0\0\0\x20" + REC
    assert chain.link(b"{}", bytes(16), REC) == hashlib.sha256(b"HY-REC1\0" + lengths).digest()


@pytest.mark.parametrize(("salt", "previous"), [(b"short", REC), (bytes(16), b"short")])
def test_a_record_with_a_short_salt_or_predecessor_is_refused(salt, previous):
    with pytest.raises(ValueError, match="bytes where"):
        chain.link(b"{}", salt, previous)


def test_the_first_record_points_at_the_genesis_and_later_ones_at_the_text_before():
    assert chain.previous_text("", REC) == chain.b32(REC[:8])
    assert chain.previous_text("R1/X", REC) == chain.b32(hashlib.sha256(b"R1/X").digest()[:8])


def test_the_text_commits_to_the_first_ten_bytes_of_the_record():
    assert chain.unb32(chain.commitment_text(REC)) == REC[:10]


def test_the_control_letters_are_six_fixed_places_of_the_signature():
    letters = "".join(chr(ord("A") + place % 10) for place in range(103))
    assert chain.control_letters(letters) == "AAAAAA"
    assert chain.control_letters("Z" + letters[1:]) == "ZAAAAA"


def test_times_are_irans_whatever_zone_they_come_in():
    moment = datetime(2026, 11, 22, 20, 45, tzinfo=UTC)
    assert chain.time_text(moment) == "20261123T001500"
    assert chain.read_time("20261123T001500") == moment


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        chain.time_text(datetime(2026, 11, 22))  # noqa: DTZ001 - that is the point


def test_the_facts_of_a_text_are_ready_for_json():
    facts = chain.parse(TEXT).facts()
    assert facts["number"] == "KHZDEZ / A1 / 1405 / 001243-6"
    assert facts["time"] == "2026-11-22T10:05:09+03:30"
    assert (facts["type"], facts["amount"]) == ("C", 2_500_000)


def test_the_text_stays_in_the_alphanumeric_set_of_qr_codes():
    assert set(TEXT) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/")


@pytest.mark.parametrize(
    "wrong",
    [
        {"office": "khzdez"},
        {"office": "ELEVENCHARS"},
        {"register": "A10"},
        {"n": 0},
        {"n": 10**9},
        {"amount": -1},
        {"amount": 10**18},
        {"unit": "IR"},
        {"ref": -1},
        {"counter": "A"},
        {"kid": "ABCDEFG1"},
        {"kind": RecordType.VOID},
        {"kind": RecordType.VOID, "amount": 1, "ref": 1},
        {"kind": RecordType.VOID, "amount": -1, "ref": 0},
    ],
)
def test_a_record_that_no_verifier_could_read_is_never_signed(wrong):
    with pytest.raises(ValueError, match="no place"):
        chain.body(**{**FIELDS, **wrong})


@pytest.mark.parametrize(
    ("part", "spelling"),
    [
        ("/1405/", "/01405/"),
        ("/1243/", "/01243/"),
        ("/1243/", "/+1243/"),
        ("/1243/", "/۱۲۴۳/"),
        ("/2500000/", "/2500000.0/"),
        ("/2500000/", "/-0/"),
        ("/2500000/", "/-2500000/"),
        ("/C/", "/V/"),
        ("/C/", "/X/"),
        ("/0/", "/00/"),
        ("20261122T100509", "20261322T100509"),
        ("20261122T100509", "20261122T100560"),
        ("20261122T100509", "20261122100509"),
        ("R1/", "R2/"),
        ("R1/", " R1/"),
        ("IRR", "irr"),
        (SIGNATURE, SIGNATURE + "="),
        (SIGNATURE, SIGNATURE + "\n"),
        (SIGNATURE, SIGNATURE[:-1] + "B"),
        (SIGNATURE, SIGNATURE[:-1]),
        (SIGNATURE, SIGNATURE + "/"),
        (FIELDS["counter"], FIELDS["counter"][:-1] + "B"),
    ],
)
def test_every_other_spelling_is_malformed(part, spelling):
    assert part in TEXT
    with pytest.raises(AppError) as refused:
        chain.parse(TEXT.replace(part, spelling, 1))
    assert refused.value.code == "qr_malformed"


def test_a_year_has_as_many_records_as_the_text_can_number():
    later = FIELDS["time"] + timedelta(days=1)
    text = chain.body(**{**FIELDS, "n": 10**9 - 1, "time": later})
    assert chain.parse(f"{text}/{SIGNATURE}").n == 10**9 - 1
