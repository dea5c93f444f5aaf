"""The exchange file: what was sealed comes out, and nothing that was touched comes in."""

import hashlib
import uuid
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import encrypt, x25519

from app.domain import canonical
from app.domain.errors import AppError
from app.domain.journal import GENESIS, EntryFacts, body_hash, link
from app.keys.signing import SigningKey
from app.sync import bundle, header, parcel, pressed
from app.sync.entry import Entry, to_line
from app.sync.header import Head, Header, Parent
from app.sync.registers import RegisterSecret
from tests.sync import samples

STREAM = uuid.UUID(int=7)
SIGNING = SigningKey(bytes(range(32)))
PROVINCE, RECOVERY = x25519.Identity.generate(), x25519.Identity.generate()
TO = [str(PROVINCE.to_public()), str(RECOVERY.to_public())]


def chain(count, before=GENESIS, first=1, erased=()):
    made, previous = [], before
    for seq in range(first, first + count):
        facts = EntryFacts(
            stream=STREAM,
            seq=seq,
            at=f"2026-04-25T08:00:{seq % 60:02}.000",
            person=uuid.UUID(int=1),
            action="donor.added",
            entity="donor",
            entity_uid=uuid.UUID(int=seq),
        )
        body, salt = canonical.encode({"add": {"donor": [{"name": f"علی {seq}"}]}}), bytes(16)
        hashed = body_hash(salt, body)
        made.append(
            Entry(
                facts=facts,
                salt=salt,
                body=None if seq in erased else body,
                body_hash=hashed,
                previous=previous,
                hash=link(facts, previous, hashed),
            )
        )
        previous = made[-1].hash
    return made


def facts_of(entries, **more):
    said = {
        "office": "KHZDEZ",
        "stream": STREAM.hex,
        "seq": 1,
        "first": entries[0].facts.seq,
        "last": entries[-1].facts.seq,
        "rows": len(entries),
        "chain_before": entries[0].previous.hex(),
        "chain_after": entries[-1].hash.hex(),
        "heads": (Head(register="A1", year=1405, n=3, rec=bytes(32).hex()),),
        "parent": None,
        "created": "2026-04-25T08:00:00",
        "app": "0.1.0",
        "schema": "0003",
        "unit": "IRR",
        "kid": SIGNING.kid,
        "plen": 0,
        "psha": bytes(32).hex(),
    }
    return Header(**(said | more))


def sealed(entries, **more):
    lines = [to_line(one) for one in entries]
    return bundle.seal(facts_of(entries, **more), lines, SIGNING, TO)


def known(found):
    return SIGNING.public if found.kid == SIGNING.kid else None


def read(raw, identity=PROVINCE):
    return list(bundle.unseal(bundle.check(raw, known), str(identity)).entries)


def outside(said):
    return bundle.peek(parcel.pack(bundle.FORM, said, b"", SIGNING))


hexes = st.binary(min_size=32, max_size=32).map(bytes.hex)
parents = st.builds(Parent, stream=st.just("7" * 32), seq=st.integers(0, 2**40), hash=hexes)
heads = st.builds(
    Head,
    register=st.from_regex(r"[A-Z][0-9]", fullmatch=True),
    year=st.integers(1300, 1500),
    n=st.integers(0, 10**8),
    rec=hexes,
)


@given(
    heads=st.lists(heads, max_size=5).map(tuple),
    parent=st.none() | parents,
    greets=st.booleans(),
    count=st.integers(1, 6),
)
def test_whatever_its_header_says_comes_out_as_it_was_sealed(heads, parent, greets, count):
    entries, hello = chain(count), samples.hello() if greets else None
    raw = sealed(entries, heads=heads, parent=parent, hello=hello)
    found = bundle.check(raw, known).header
    assert (found.heads, found.parent, found.hello) == (heads, parent, hello)
    assert bundle.peek(raw) == found
    assert read(raw) == entries


@pytest.mark.parametrize("identity", [PROVINCE, RECOVERY], ids=["province", "recovery"])
def test_what_was_sealed_comes_out_for_the_province_and_for_its_recovery_key(identity):
    entries = chain(300)
    assert read(sealed(entries), identity) == entries


def test_a_later_file_is_chained_on_from_where_the_last_one_ended():
    entries = chain(5)
    later = chain(4, before=entries[-1].hash, first=6)
    assert read(sealed(later)) == later


def test_a_body_that_was_erased_leaves_its_hash_in_the_chain():
    entries = chain(5, erased={2, 4})
    assert read(sealed(entries)) == entries


def test_nobody_else_opens_it():
    with pytest.raises(AppError) as refused:
        read(sealed(chain(2)), x25519.Identity.generate())
    assert refused.value.code == "bundle_closed"


def test_a_key_that_is_not_known_is_said_so_and_another_office_is_not_forged_so():
    with pytest.raises(AppError) as refused:
        bundle.check(sealed(chain(2)), lambda _found: None)
    assert refused.value.code == "bundle_key_unknown"
    with pytest.raises(AppError) as refused:
        bundle.check(sealed(chain(2)), lambda _found: SigningKey.generate().public)
    assert refused.value.code == "bundle_forged"


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        ({"chain_after": bytes(32).hex()}, "bundle_chain"),
        ({"chain_before": bytes(32).hex()[:-1] + "1"}, "bundle_chain"),
        ({"last": 6, "rows": 6}, "bundle_chain"),
        ({"last": 4, "rows": 4}, "bundle_chain"),
        ({"stream": uuid.UUID(int=8).hex}, "bundle_chain"),
        ({"first": 2, "last": 6}, "bundle_entry"),
    ],
)
def test_a_header_that_says_what_the_entries_do_not_is_found_although_it_is_signed(lie, code):
    with pytest.raises(AppError) as refused:
        read(sealed(chain(5), **lie))
    assert refused.value.code == code


@pytest.mark.parametrize(
    "lie",
    [
        {"rows": 4},
        {"first": 0, "last": 4},
        {"rows": -1},
        {"rows": True},
        {"office": "khzdez"},
        {"kid": ""},
        {"created": "امروز"},
        {"stream": "x"},
    ],
)
def test_a_header_without_sense_is_refused(lie):
    with pytest.raises(AppError) as refused:
        outside(replace(facts_of(chain(5)), **lie).to_bytes())
    assert refused.value.code == "bundle_header"


def test_more_entries_than_a_file_holds_are_refused():
    count = header.MOST_ENTRIES + 1
    with pytest.raises(AppError):
        outside(replace(facts_of(chain(1)), last=count, rows=count).to_bytes())


def refusal(raw, key_of=known):
    with pytest.raises(AppError) as refused:
        list(bundle.unseal(bundle.check(raw, key_of), str(PROVINCE)).entries)
    return refused.value.code


def closed(payload, **more):
    """A file that is rightly signed around whatever lies in its payload."""
    closed_payload = encrypt(payload, [PROVINCE.to_public()])
    digest = hashlib.sha256(closed_payload).hexdigest()
    facts = facts_of(chain(5), **more)
    outer = replace(facts, plen=len(closed_payload), psha=digest).to_bytes()
    return parcel.pack(bundle.FORM, outer, closed_payload, SIGNING)


def inside(*lines):
    return zlib.compress(b"".join(line + b"\n" for line in lines))


INNER = facts_of(chain(5)).to_bytes()
NONE = b'{"registers":[]}'
LINES = [to_line(one) for one in chain(5)]


def test_secrets_of_registers_travel_inside_and_are_never_shown():
    secret = RegisterSecret(code="A1", counter="1" * 64, first="2" * 64)
    raw = bundle.seal(facts_of(chain(2)), map(to_line, chain(2)), SIGNING, TO, [secret])
    opened = bundle.unseal(bundle.check(raw, known), str(PROVINCE))
    assert opened.registers == (secret,)
    assert "1111" not in repr(opened)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (inside(INNER, NONE, *LINES), None),
        (inside(NONE, INNER, *LINES), "bundle_inner"),
        (inside(INNER, *LINES), "bundle_inner"),
        (inside(INNER, b'{"registers": []}', *LINES), "bundle_inner"),
        (inside(INNER, b'{"registers":[{"code":"A1"}]}', *LINES), "bundle_inner"),
        (inside(INNER, b"[]", *LINES), "bundle_inner"),
        (inside(INNER), "bundle_inner"),
        (inside(), "bundle_inner"),
        (inside(INNER, NONE), "bundle_chain"),
        (inside(INNER, NONE, *LINES, LINES[-1]), "bundle_entry"),
        (inside(INNER, NONE, *LINES, to_line(chain(6)[-1])), "bundle_chain"),
        (inside(INNER, NONE, LINES[1], LINES[0], *LINES[2:]), "bundle_entry"),
        (inside(INNER, NONE, *LINES, b""), "bundle_entry"),
        (inside(INNER, NONE, *LINES)[:-1], "bundle_damaged"),
        (inside(INNER, NONE, *LINES) + b"x", "bundle_damaged"),
        (zlib.compress(b"\n".join([INNER, NONE, *LINES])), "bundle_damaged"),
        (b"", "bundle_damaged"),
        (b"not pressed", "bundle_damaged"),
    ],
    ids=range(18),
)
def test_a_payload_that_is_wrong_inside_a_right_signature_is_refused(payload, code):
    if code is None:
        assert len(read(closed(payload))) == 5
    else:
        assert refusal(closed(payload)) == code


def test_a_small_file_that_fills_memory_is_stopped_at_the_cap():
    bomb = zlib.compress(bytes(bundle.MOST_INFLATED + 1), 1)
    assert len(bomb) < 1024 * 1024
    assert refusal(closed(bomb)) == "bundle_too_large"


def test_one_line_cannot_fill_the_memory():
    long = zlib.compress(b"[" + bytes(pressed.MOST_LINE) + b"]\n", 1)
    with pytest.raises(AppError) as refused:
        list(pressed.unpressed(long, bundle.MOST_INFLATED, bundle.FORM.codes))
    assert refused.value.code == "bundle_too_large"


def test_a_file_beyond_its_size_is_neither_made_nor_read():
    with pytest.raises(AppError) as refused:
        bundle.seal(facts_of(chain(5)), [bytes(bundle.MOST_INFLATED)], SIGNING, TO)
    assert refused.value.code == "bundle_too_large"
    noise = bytes(bundle.MOST_BYTES)
    with pytest.raises(AppError) as refused:
        parcel.pack(bundle.FORM, INNER, noise, SIGNING)
    assert refused.value.code == "bundle_too_large"
    assert refusal(bundle.FORM.magic + noise) == "bundle_too_large"


def test_what_is_no_bundle_says_so():
    assert refusal(b"PK") == "bundle_magic"
    assert refusal(bundle.FORM.magic) == "bundle_header"
    assert refusal(bundle.FORM.magic + b"\xff\xff\xff\xff" + bytes(99)) == "bundle_header"
    assert refusal(sealed(chain(5)) + b"x") == "bundle_damaged"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}",
        b"[]",
        INNER.replace(b'"v":1', b'"v":1.0'),
        INNER.replace(b'"v":1', b'"v":2'),
        INNER.replace(b'"v":1', b'"v":1,"v":1'),
        INNER.replace(b'"v":1', b'"v": 1'),
        INNER.replace(b'"from":1', b'"from":NaN'),
        INNER.replace(b'"heads":[', b'"heads":[7,'),
        INNER.replace(b'"year":1405', b'"year":"1405"'),
        INNER.replace(b'"hello":null', b'"hello":{}'),
        INNER.replace(b'"parent":null', b'"parent":7'),
        INNER.replace(b'"parent":null,', b""),
        INNER + b" ",
    ],
    ids=range(14),
)
def test_a_header_that_is_not_canonical_is_refused_although_it_is_signed(said):
    assert said != INNER
    assert refusal(parcel.pack(bundle.FORM, said, b"", SIGNING)) == "bundle_header"


def test_a_header_larger_than_any_is_not_packed():
    with pytest.raises(AppError):
        parcel.pack(bundle.FORM, bytes(parcel.MOST_HEADER + 1), b"", SIGNING)


def test_more_heads_than_an_office_has_are_refused():
    heads = facts_of(chain(5)).heads * 500
    with pytest.raises(AppError) as refused:
        outside(replace(facts_of(chain(5)), heads=heads).to_bytes())
    assert refused.value.code == "bundle_header"
