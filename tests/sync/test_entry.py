"""A line that is not written as we write it is no entry, whoever signed it."""

import unicodedata
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import canonical
from app.domain.errors import AppError
from app.domain.journal import GENESIS, EntryFacts, body_hash, link
from app.sync import entry
from app.sync.entry import Entry
from tests.sync import golden

LINE = golden.lines()[1]
SAID = canonical.decode(LINE)


def read(line, seq=2):
    return next(entry.from_lines([line], golden.STREAM, seq, GENESIS))


def touched(**more):
    return canonical.encode(SAID | more)


bodies = st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), st.text(max_size=30))


@given(
    said=bodies,
    erased=st.booleans(),
    seq=st.integers(1, 2**40),
    salt=st.binary(min_size=16, max_size=16),
)
def test_an_entry_comes_out_as_it_went_in(said, erased, seq, salt):
    facts = EntryFacts(
        stream=golden.STREAM,
        seq=seq,
        at="2026-04-25T08:00:00.000",
        person=uuid.UUID(int=1),
        action="donor.added",
        entity="donor",
        entity_uid=uuid.UUID(int=2),
    )
    body = canonical.encode(said)
    hashed = body_hash(salt, body)
    made = Entry(
        facts=facts,
        salt=salt,
        body=None if erased else body,
        body_hash=hashed,
        previous=GENESIS,
        hash=link(facts, GENESIS, hashed),
    )
    assert read(entry.to_line(made), seq) == made


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"null",
        LINE[:-1],
        LINE + b" ",
        LINE.replace(b'"q":2', b'"q":2.0'),
        LINE.replace(b'"q":2', b'"q":NaN'),
        LINE.replace(b'"q":2', b'"q":Infinity'),
        LINE.replace(b'"q":2', b'"q":2,"q":2'),
        LINE.replace(b'"q":2', b'"q": 2'),
        LINE.replace(b'"h":null,', b"") + b'"h":null}',
        LINE.replace(b"setting.changed", b"setting\\u002echanged"),
        LINE.replace("علی".encode(), unicodedata.normalize("NFD", "آ").encode()),
        LINE.replace("علی".encode(), b"\xff"),
        b"[" * 100_000,
        touched(q=3),
        touched(q=True),
        touched(z=1),
        touched(a="Donor"),
        touched(at="2026-04-25T08:00:00"),
        touched(at="۲۰۲۶-04-25T08:00:00.000"),
        touched(p="A" * 32),
        touched(u=None),
        touched(s="AAAA"),
        touched(s="!" * 24),
        touched(s=7),
        touched(s="AAAAAAAAAAAAAAAAAAAAAB=="),
        touched(b=None),
        touched(b=7),
        touched(h="AAAA"),
    ],
    ids=range(30),
)
def test_what_is_not_canonical_or_no_entry_is_refused_with_its_place(line):
    assert line != LINE
    with pytest.raises(AppError) as refused:
        read(line)
    assert (refused.value.code, refused.value.params) == ("bundle_entry", {"seq": 2})


def test_yes_is_not_the_first_place():
    line = golden.lines()[0]
    assert read(line, 1).facts.seq == 1
    with pytest.raises(AppError):
        read(line.replace(b'"q":1', b'"q":true'), 1)
