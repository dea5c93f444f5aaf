"""Acknowledgement, update and enrolment: what was sealed comes out, all else is refused."""

from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import passphrase as age

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.signing import SigningKey
from app.sync import ack, closing, enrolment, parcel, update
from tests.sync import samples
from tests.sync.samples import PROVINCE

WORD = "کلید سبز خانه"
counts = st.integers(0, 2**62)
names = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=60)
values = st.one_of(st.none(), st.booleans(), counts, names)


def refusal(call, *arguments):
    with pytest.raises(AppError) as refused:
        call(*arguments)
    return refused.value.code


def sealed(form, said, payload=b"", signing=PROVINCE):
    return parcel.pack(form, canonical.encode(said), payload, signing)


@given(n=counts, upto=counts, rows=counts, refused=st.sampled_from([None, "bundle_chain"]))
def test_an_answer_comes_out_as_it_was_sealed(n, upto, rows, refused):
    said = samples.ack(n=n, upto=upto, rows=rows, refused=refused)
    found = ack.read(ack.seal(said, PROVINCE), PROVINCE.public)
    assert found == replace(said, kid=PROVINCE.kid)


@given(st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,20}", fullmatch=True), values, max_size=6))
def test_an_update_comes_out_as_it_was_sealed(columns):
    row = canonical.decode(canonical.encode(columns | {"uid": "8" * 32}))
    said = samples.update(tables={"campaign": (row,)})
    found = update.read(update.seal(said, PROVINCE), PROVINCE.public)
    assert found == replace(said, kid=PROVINCE.kid)


READERS = [
    (ack, ack.seal(samples.ack(), PROVINCE), "ack"),
    (update, update.seal(samples.update(), PROVINCE), "update"),
]
each_kind = pytest.mark.parametrize(("kind", "raw", "word"), READERS, ids=["ack", "update"])


@each_kind
def test_another_key_has_not_signed_it(kind, raw, word):
    assert refusal(kind.read, raw, SigningKey.generate().public) == f"{word}_forged"


@each_kind
def test_what_is_no_such_file_says_so(kind, raw, word):
    assert refusal(kind.read, b"PK\x03\x04" + raw, PROVINCE.public) == f"{word}_magic"
    assert refusal(kind.read, raw[:40], PROVINCE.public) == f"{word}_damaged"


@each_kind
def test_bytes_behind_its_end_are_refused(kind, raw, word):
    assert refusal(kind.read, raw + b"\0", PROVINCE.public) == f"{word}_damaged"


@pytest.mark.parametrize(
    "lie",
    [
        {"v": 2},
        {"v": True},
        {"n": -1},
        {"n": "1"},
        {"n": 2**63},
        {"upto": None},
        {"rows": False},
        {"office": "khzdez"},
        {"stream": "7"},
        {"chain": "G" * 64},
        {"refused": "Bundle Chain"},
        {"more": 1},
    ],
    ids=str,
)
def test_a_signed_answer_without_sense_is_refused(lie):
    said = asdict(samples.ack(kid=PROVINCE.kid)) | {"v": 1} | lie
    assert refusal(ack.read, sealed(ack.FORM, said), PROVINCE.public) == "ack_damaged"


def test_an_answer_that_lacks_a_field_is_refused():
    said = asdict(samples.ack(kid=PROVINCE.kid)) | {"v": 1}
    del said["upto"]
    assert refusal(ack.read, sealed(ack.FORM, said), PROVINCE.public) == "ack_damaged"
    assert refusal(ack.read, sealed(ack.FORM, [1]), PROVINCE.public) == "ack_damaged"


def test_a_larger_answer_than_any_is_none():
    raw = ack.seal(samples.ack(), PROVINCE) + bytes(ack.FORM.most)
    assert refusal(ack.read, raw, PROVINCE.public) == "ack_magic"


@pytest.mark.parametrize(
    "lie",
    [
        {"tables": {"Campaign": ()}},
        {"tables": {"campaign": ({"name": "بی‌شناسه"},)}},
        {"tables": {"campaign": ({"uid": 8},)}},
        {"tables": {"campaign": ("۸",)}},
        {"tables": {f"t{n}": () for n in range(101)}},
        {"keys": (replace(samples.update().keys[0], register="A"),)},
        {"keys": (replace(samples.update().keys[0], revoked=0),)},
    ],
    ids=range(7),
)
def test_a_signed_update_without_sense_is_refused(lie):
    raw = update.seal(samples.update(**lie), PROVINCE)
    assert refusal(update.read, raw, PROVINCE.public) == "update_damaged"


def test_an_update_of_two_lines_or_of_other_fields_is_refused():
    for lines in ([b"{}", b"{}"], [b"{}"], [b"[]"], [b'{"a": 1}']):
        payload = update.pressed.lines(lines, 99, update.FORM.codes)
        raw = parcel.pack(update.FORM, outside_of(payload), payload, PROVINCE)
        assert refusal(update.read, raw, PROVINCE.public) == "update_damaged"


def outside_of(payload):
    digest = update.hashlib.sha256(payload).hexdigest()
    said = {"province": "KHZ", "version": 3, "created": "2026", "kid": PROVINCE.kid, "v": 1}
    return canonical.encode(said | {"plen": len(payload), "psha": digest})


def test_an_update_beyond_its_size_is_not_made():
    huge = ({"uid": "8" * 32, "pdf": "Q" * update.MOST_INFLATED},)
    assert refusal(update.seal, samples.update(tables={"instruction": huge}), PROVINCE) == (
        "update_too_large"
    )


@pytest.fixture(scope="module")
def closed():
    return enrolment.wrap(samples.enrolment(), WORD)


def test_an_enrolment_opens_by_its_passphrase_however_the_keyboard_spells_it(closed):
    assert enrolment.unwrap(closed, WORD.replace("ک", "ك")) == samples.enrolment()


def test_an_enrolment_does_not_open_by_another_passphrase(closed):
    assert refusal(enrolment.unwrap, closed, WORD + "!") == "enrolment_passphrase"


def test_what_is_no_enrolment_says_so(closed):
    for raw in (b"", b"PK\x03\x04", closed[1:], closed + bytes(enrolment.MOST_BYTES)):
        assert refusal(enrolment.unwrap, raw, WORD) == "enrolment_damaged"


def test_an_enrolment_that_opens_and_has_no_sense_is_refused():
    said = canonical.encode(asdict(samples.enrolment()) | {"v": 2})
    assert (
        refusal(enrolment.unwrap, closing.close(said, WORD.encode(), 4), WORD)
        == "enrolment_damaged"
    )


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
def test_any_other_age_opens_what_we_closed(size):
    plain = bytes(size)
    assert age.decrypt(closing.close(plain, WORD.encode(), 4), WORD) == plain


def test_no_secret_is_shown_by_accident():
    shown = repr(samples.enrolment())
    assert not any(secret in shown for secret in ("سپیدار", samples.SECRET.hex(), "1" * 64))
