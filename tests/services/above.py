"""A province for tests: the keys and files of the real formats, without a database."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pyrage import x25519

from app.domain import canonical, clock
from app.domain.journal import GENESIS
from app.keys.signing import SigningKey
from app.sync import ack, bundle, hello, update
from app.sync.ack import Ack
from app.sync.enrolment import Enrolment, Inspector
from app.sync.entry import Entry
from app.sync.header import Header
from app.sync.registers import RegisterSecret
from app.sync.update import PublicKey, Update

SECRET = bytes(range(32))


@dataclass
class Above:
    """What it knows of one county: its key, once told, and the entries that arrived by stream."""

    code: str = "KHZ"
    signing: SigningKey = field(default_factory=SigningKey.generate)
    identity: x25519.Identity = field(default_factory=x25519.Identity.generate)
    recovery: x25519.Identity = field(default_factory=x25519.Identity.generate)
    known: bytes = b""
    secrets: dict[str, RegisterSecret] = field(default_factory=dict)
    streams: dict[str, list[Entry]] = field(default_factory=dict)
    headers: list[Header] = field(default_factory=list)

    def enrolment(self, **more) -> Enrolment:
        said = {
            "province": self.code,
            "province_name": "اداره کل بهزیستی استان خوزستان",
            "office": "KHZDEZ",
            "name": "اداره بهزیستی شهرستان دزفول",
            "n": 1,
            "registers": (
                RegisterSecret(code="A1", counter="11" * 32, first="22" * 32),
                RegisterSecret(code="T1", counter="33" * 32, first="44" * 32),
            ),
            "secret": SECRET.hex(),
            "sign_public": self.signing.public.hex(),
            "recipient": str(self.identity.to_public()),
            "recovery": str(self.recovery.to_public()),
            "inspector": Inspector(login="bazres", name="بازرس استان", passphrase="نخل باسق سبز"),
            "parent": None,
            "created": "2026-04-25T08:00:00",
        }
        return Enrolment(**(said | more))

    def take(self, raw: bytes) -> tuple[Header, list[Entry]]:
        """Open a file as the province does, and keep its entries where they join."""
        sealed = bundle.check(raw, self._key_of)
        opened = bundle.unseal(sealed, str(self.identity))
        found, facts = list(opened.entries), sealed.header
        self.secrets |= {one.code: one for one in opened.registers}
        self.headers.append(facts)
        standing = self.streams.setdefault(facts.stream, [])
        known = min(len(standing), facts.last)
        assert facts.first <= len(standing) + 1, "a gap"
        assert [one.hash for one in standing[facts.first - 1 : known]] == [
            one.hash for one in found[: max(known - facts.first + 1, 0)]
        ], "a fork"
        standing += found[max(known - facts.first + 1, 0) :]
        return facts, found

    def _key_of(self, facts: Header) -> bytes | None:
        greeting = facts.hello
        if greeting is not None and hello.proves(greeting, facts.office, SECRET):
            self.known = bytes.fromhex(greeting.public)
        return self.known or None

    def ack(self, **more) -> bytes:
        """Answer the newest file."""
        facts = self.headers[-1]
        entries = self.streams[facts.stream]
        said = {
            "province": self.code,
            "office": facts.office,
            "n": facts.seq,
            "stream": facts.stream,
            "upto": len(entries),
            "chain": (entries[-1].hash if entries else GENESIS).hex(),
            "rows": facts.rows,
            "refused": None,
            "created": f"{clock.now():%Y-%m-%dT%H:%M:%S}",
        }
        return ack.seal(Ack(**(said | more)), self.signing)

    def update(self, version: int, tables, keys: Callable | tuple = (), **more) -> bytes:
        said = {"province": self.code, "version": version, "created": "2026-04-25T08:00:00"}
        said |= {"tables": {name: tuple(rows) for name, rows in tables.items()}, "keys": keys}
        return update.seal(Update(**(said | more)), self.signing)

    def key(self, signing: SigningKey, *, revoked: bool = False) -> PublicKey:
        public = signing.public.hex()
        return PublicKey(
            office=self.code, register="", kid=signing.kid, public=public, revoked=revoked
        )


def bodies(entries) -> list[object]:
    return [canonical.decode(one.body) for one in entries]


def again(enrolment: Enrolment, **more) -> Enrolment:
    return replace(enrolment, **more)
