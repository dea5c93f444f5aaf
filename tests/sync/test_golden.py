"""What was sealed once is read for ever: frozen entries and a frozen file of each kind."""

from dataclasses import replace

import pytest

from app.domain.journal import GENESIS
from app.sync import ack, bundle, enrolment, entry, stick, update
from app.sync.names import Kind
from tests.sync import golden, samples

FROZEN = {found.name.kind: stick.read(found) for found in stick.find(golden.FOLDER)}


def test_the_twenty_entries_are_the_frozen_bytes_and_hashes():
    raw = (golden.FOLDER / "entries.lines").read_bytes()
    assert raw == b"".join(line + b"\n" for line in golden.lines())
    read = list(entry.from_lines(raw.splitlines(), golden.STREAM, 1, GENESIS))
    assert read == golden.entries()
    hashes = (golden.FOLDER / "entries.hashes").read_text().split()
    assert [one.hash.hex() for one in read] == hashes
    assert len(hashes) == 20


def test_the_frozen_bundle_opens():
    sealed = bundle.check(FROZEN[Kind.BUNDLE], lambda _found: samples.OFFICE.public)
    opened = bundle.unseal(sealed, golden.IDENTITY)
    assert opened.registers == samples.REGISTERS
    assert list(opened.entries) == golden.entries()
    assert bundle.peek(FROZEN[Kind.BUNDLE]) == sealed.header
    assert sealed.header.hello == samples.hello()


@pytest.mark.parametrize(
    ("kind", "reader", "said"),
    [(Kind.ACK, ack, samples.ack()), (Kind.UPDATE, update, samples.update())],
    ids=["ack", "update"],
)
def test_the_frozen_answers_are_read(kind, reader, said):
    found = reader.read(FROZEN[kind], samples.PROVINCE.public)
    assert found == replace(said, kid=samples.PROVINCE.kid)
    if kind is Kind.ACK:
        assert reader.seal(said, samples.PROVINCE) == FROZEN[kind]


def test_the_frozen_enrolment_opens_by_its_passphrase():
    assert enrolment.unwrap(FROZEN[Kind.ENROLMENT], golden.WORD) == samples.enrolment()
