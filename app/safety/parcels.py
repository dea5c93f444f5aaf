"""Genuine files of the exchange from two offices, and how each is read: the scene of its attack."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pyrage import x25519

from app.domain import canonical
from app.domain.journal import GENESIS, EntryFacts, body_hash, link
from app.keys.signing import SigningKey
from app.sync import ack, bundle, enrolment, parcel, update
from app.sync import header as headers
from app.sync.ack import Ack
from app.sync.bundle import Sealed
from app.sync.enrolment import Enrolment, Inspector
from app.sync.entry import Entry, to_line
from app.sync.header import Head, Header
from app.sync.parcel import Form
from app.sync.registers import RegisterSecret
from app.sync.update import PublicKey, Update

Read = Callable[[bytes], object]

_ENTRIES = 12
_CHEAP = 4
_WORD = "سپیدار بلند کنار رود"
_OFFICES = ("KHZDEZ", "KHZSHU")


@dataclass(frozen=True)
class Target:
    """One kind of file: some that are genuine, and the reader that must tell them from others."""

    name: str
    genuine: Sequence[bytes]
    read: Read
    form: Form | None = None


@dataclass(frozen=True)
class Scene:
    """The four kinds, and what attackers know: the keys that are public, their own, another's."""

    targets: Sequence[Target]
    careless: Read
    identity: str
    recipients: Sequence[str]
    signers: dict[str, SigningKey]
    stranger: SigningKey

    def open(self, raw: bytes) -> tuple[Header, list[Entry]]:
        """Return what lies in a bundle, whoever signed it."""
        return _open(raw, self.identity)


def make() -> Scene:
    """Make files of each kind, twelve entries in a bundle."""
    identity = x25519.Identity.generate()
    to, province = [str(identity.to_public())], SigningKey.generate()
    signers = {office: SigningKey.generate() for office in _OFFICES}

    def read_bundle(raw: bytes) -> object:
        sealed = bundle.check(raw, lambda found: _public(signers, found))
        return list(bundle.unseal(sealed, str(identity)).entries)

    bundles = [one for office in _OFFICES for one in _bundles(office, signers[office], to)]
    acks = [ack.seal(_ack(office, n), province) for office in _OFFICES for n in range(1, 4)]
    updates = [update.seal(_update(n, province), province) for n in range(1, 4)]
    closed = [enrolment.wrap(_enrolment(office, to[0]), _WORD, _CHEAP) for office in _OFFICES]
    targets = (
        Target("hyb", bundles, read_bundle, bundle.FORM),
        Target("hya", acks, lambda raw: ack.read(raw, province.public), ack.FORM),
        Target("hyu", updates, lambda raw: update.read(raw, province.public), update.FORM),
        Target("hyo", closed, lambda raw: enrolment.unwrap(raw, _WORD)),
    )
    return Scene(
        targets=targets,
        careless=lambda raw: _open(raw, str(identity)),
        identity=str(identity),
        recipients=to,
        signers=signers,
        stranger=SigningKey.generate(),
    )


def chained(stream: uuid.UUID, first: int, before: bytes, bodies: Sequence[bytes]) -> list[Entry]:
    """Return the entries of *bodies*, linked on from the hash *before*."""
    made, salt = list[Entry](), bytes(16)
    for seq, body in enumerate(bodies, start=first):
        facts = EntryFacts(
            stream=stream,
            seq=seq,
            at="2026-04-25T08:00:00.000",
            person=uuid.UUID(int=1),
            action="donor.added",
            entity="donor",
            entity_uid=uuid.UUID(int=seq),
        )
        hashed = body_hash(salt, body)
        linked = link(facts, before, hashed)
        made.append(
            Entry(facts=facts, salt=salt, body=body, body_hash=hashed, previous=before, hash=linked)
        )
        before = linked
    return made


def sealed(
    facts: Header, entries: Sequence[Entry], signing: SigningKey, to: Sequence[str]
) -> bytes:
    """Return the bundle of *entries*, which *facts* is made to fit."""
    fitting = replace(
        facts,
        first=entries[0].facts.seq,
        last=entries[-1].facts.seq,
        rows=len(entries),
        chain_before=entries[0].previous.hex(),
        chain_after=entries[-1].hash.hex(),
    )
    return bundle.seal(fitting, [to_line(one) for one in entries], signing, to)


def _public(signers: dict[str, SigningKey], found: Header) -> bytes | None:
    signer = signers.get(found.office)
    return None if signer is None else signer.public


def _open(raw: bytes, identity: str) -> tuple[Header, list[Entry]]:
    parts = parcel.split(bundle.FORM, raw)
    found = parcel.facts(parts.header, "bundle_header", headers.of)
    parcel.whole(bundle.FORM, parts.payload, found.plen, found.psha)
    outside = Sealed(header=found, raw_header=parts.header, payload=parts.payload)
    return found, list(bundle.unseal(outside, identity).entries)


def _bundles(office: str, signing: SigningKey, to: Sequence[str]) -> list[bytes]:
    stream, before, made = uuid.uuid5(uuid.NAMESPACE_OID, office), GENESIS, list[bytes]()
    for n in range(2):
        places = range(n * _ENTRIES, (n + 1) * _ENTRIES)
        bodies = [canonical.encode({"donor": f"{office} {place}"}) for place in places]
        entries = chained(stream, places[0] + 1, before, bodies)
        facts = replace(_header(office, stream), seq=n + 1)
        made.append(sealed(facts, entries, signing, to))
        before = entries[-1].hash
    return made


def _header(office: str, stream: uuid.UUID) -> Header:
    return Header(
        office=office,
        stream=stream.hex,
        seq=1,
        first=1,
        last=1,
        rows=1,
        chain_before="0" * 64,
        chain_after="0" * 64,
        heads=(Head(register="A1", year=1405, n=3, rec="a" * 64),),
        parent=None,
        created="2026-04-25T08:00:00",
        app="0.1.0",
        schema="0014",
        unit="IRR",
        kid="A" * 8,
        plen=0,
        psha="0" * 64,
    )


def _ack(office: str, n: int) -> Ack:
    return Ack(
        province="KHZ",
        office=office,
        n=n,
        stream=uuid.uuid5(uuid.NAMESPACE_OID, office).hex,
        upto=n * _ENTRIES,
        chain="b" * 64,
        rows=_ENTRIES,
        refused=None,
        created="2026-04-25T08:00:00",
    )


def _update(n: int, province: SigningKey) -> Update:
    rows = tuple({"uid": f"{place:032x}", "name": f"پویش {place}"} for place in range(n * 4))
    key = PublicKey(
        office="KHZ", register="", kid=province.kid, public=province.public.hex(), revoked=False
    )
    return Update(
        province="KHZ",
        version=n,
        created="2026-04-25T08:00:00",
        tables={"campaign": rows},
        keys=(key,),
    )


def _enrolment(office: str, recipient: str) -> Enrolment:
    return Enrolment(
        province="KHZ",
        province_name="خوزستان",
        office=office,
        name=office,
        n=1,
        registers=(RegisterSecret(code="A1", counter="1" * 64, first="2" * 64),),
        secret="3" * 64,
        sign_public="4" * 64,
        recipient=recipient,
        recovery=recipient,
        inspector=Inspector(login="bazras", name="بازرس", passphrase=_WORD),
        parent=None,
        created="2026-04-25T08:00:00",
    )
