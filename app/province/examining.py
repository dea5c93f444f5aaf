"""Prove the receipts of a stream as they come: chain, signature, seal, sum, and what was booked.

The same walk that `verify` does in the office, fed from the entries instead of the tables. It
knows no database, so that a second process can do it beside the one that writes.
"""

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, Final, TypeAlias

from app.domain import canonical, chain
from app.domain.findings import Finding, Notes
from app.domain.receipt import ReceiptNumber
from app.keys.public import KeyEntry, PublicKeys
from app.keys.seal import evolve, seal
from app.services.verification import bookings
from app.services.verification.series import Walk

Said = Mapping[str, Any]
Link: TypeAlias = tuple[str, str, str]
"""Form of a receipt's own donation, type and form of the one it voids; "" for none."""

PARTS: Final = {"lines": "donation_line", "items": "donation_item", "service": "donation_service"}
_BYTES: Final = ("snapshot", "salt", "rec", "seal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Where a register stands before the first entry: its newest series and its whole life."""

    uid: str
    year: int = 0
    last: int = 0
    rec: bytes = b""
    qr: str = ""
    life: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """All that the walk needs; *firsts* and *counters* are K₁ and CK by register, where known.

    *pinned* are public keys that the office told at its enrolment; *revoked* registers issue
    nothing any more. Secrets of a *presumed* register that do not fit its first record are not
    its own. *designations* is uid -> code.
    """

    office: str
    keys: PublicKeys
    held: Mapping[str, Held]
    counters: Mapping[str, bytes]
    firsts: Mapping[str, bytes]
    pinned: Mapping[str, bytes]
    presumed: frozenset[str]
    revoked: frozenset[str]
    designations: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a series came to, and how much of it was proved now."""

    register_uid: str
    register: str
    year: int
    last: int
    rec: bytes
    qr: str
    life: int
    total: int
    receipts: int = 0
    seals: int = 0
    counters: int = 0


@dataclass
class Examiner:
    """Takes the bodies of entries in their order and says the first thing that is wrong."""

    start: Start
    notes: Notes = field(default_factory=Notes)
    ends: dict[tuple[str, int], End] = field(default_factory=dict)
    _walks: dict[str, Walk] = field(default_factory=dict)
    _uids: dict[str, str] = field(default_factory=dict)
    _designations: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take up the registers where they stand."""
        self.keys = self.start.keys
        self._designations = dict(self.start.designations)
        for code, held in self.start.held.items():
            self._walks[code] = self._walk(code, held)
            self._uids[held.uid] = code

    def take(self, bodies: Iterable[bytes], links: Mapping[str, Link]) -> Finding | None:
        """Prove what these entries add; the first finding is enough to refuse a file."""
        for body in bodies:
            added = canonical.parsed(body)["add"]
            try:
                if (finding := next(self._entry(added, links), None)) is not None:
                    return finding
            except (ValueError, KeyError, TypeError, AttributeError):
                # the office signed it all the same: no way of saying it may stop the inbox
                return Finding(code="snapshot_unreadable", entity="receipt", key=self._named(added))
        return None

    def _named(self, added: Said) -> str:
        """Return the number of an entry's receipt as it says it, else a register or the office."""
        for row in added.get("receipt", ()):
            return f"{row['office']} / {row['register']} / {row['year']} / {row['n']}"
        codes = (row["code"] for row in added.get("register", ()))
        return next(codes, self.start.office)

    def _entry(self, added: Said, links: Mapping[str, Link]) -> Iterator[Finding]:
        for row in added.get("niyyat", ()):
            self._designations[row["uid"]] = row["code"]
        for row in added.get("register", ()):
            yield from self._opened(row)
        for row in added.get("register_end", ()):
            self._ended(row)
        for row in added.get("receipt", ()):
            yield from self._receipt(row, added, links)

    def _opened(self, row: Said) -> Iterator[Finding]:
        public, code = base64.b64decode(row["public_key"]), row["code"]
        entry = KeyEntry(
            office=row["office"],
            register=code,
            public=public,
            valid_from=chain.read_time(row["opened_at"]),
            revoked=code in self.start.revoked,
        )
        told = self.start.pinned.get(code, public)
        if row["office"] != self.start.office or entry.kid != row["kid"] or told != public:
            yield Finding(
                code="register_unknown", entity="register", key=f"{row['office']} / {code}"
            )
        self._know(self.keys.with_entry(entry))
        self._uids[row["uid"]] = code
        self._walks[code] = self._walk(code, Held(uid=row["uid"]))

    def _ended(self, row: Said) -> None:
        code, until = self._uids.get(row["register_uid"], ""), chain.read_time(row["at"])
        for entry in self.keys.entries:
            if entry.register == code:
                self._know(self.keys.with_entry(replace(entry, valid_to=until)))

    def _know(self, keys: PublicKeys) -> None:
        self.keys = keys
        for walk in self._walks.values():
            walk.keys = keys

    def _walk(self, code: str, held: Held) -> Walk:
        key = self.start.firsts.get(code)
        for _ in range(held.life if key is not None else 0):
            key = evolve(key or b"")
        return Walk(
            self.notes,
            self.keys,
            self.start.counters.get(code),
            key,
            year=held.year,
            last=held.last,
            rec=held.rec,
            qr=held.qr,
            life=held.life,
            total=held.total,
        )

    def _receipt(self, said: Said, added: Said, links: Mapping[str, Link]) -> Iterator[Finding]:
        number = ReceiptNumber(said["office"], said["register"], said["year"], said["n"])
        walk = self._walks.get(said["register"])
        if walk is None or self._uids.get(said["register_uid"]) != said["register"]:
            yield Finding(code="register_unknown", entity="receipt", key=str(number))
            return
        gift = _of(added.get("donation", ()), "uid", said["donation_uid"])
        form, voided_type, voided_form = links.get(said["uid"], ("", "", ""))
        row: Any = SimpleNamespace(**said)
        row.form = gift["form"] if gift is not None else form
        row.voided_type, row.voided_form = voided_type, voided_form
        for column in _BYTES:
            setattr(row, column, base64.b64decode(said[column]))
        if said["register"] in self.start.presumed and not walk.life:
            _forget_others(walk, row.rec, row.seal)
        walk.check(row)
        yield from self.notes.findings
        if gift is not None and self._booked_otherwise(walk.said, gift, added):
            yield Finding(code="donation_differs", entity="receipt", key=str(number))
        place = said["register"], said["year"]
        self.ends[place] = self._end(walk, said, self.ends.get(place))

    def _end(self, walk: Walk, said: Said, before: End | None) -> End:
        """Return where *said* leads to, with what is proved by now."""
        return End(
            register_uid=said["register_uid"],
            register=said["register"],
            year=said["year"],
            last=walk.last,
            rec=walk.rec,
            qr=walk.qr,
            life=walk.life,
            total=walk.total,
            receipts=1 + (before.receipts if before else 0),
            seals=(walk.seal_key is not None) + (before.seals if before else 0),
            counters=(walk.counter_key is not None) + (before.counters if before else 0),
        )

    def _booked_otherwise(self, body: Said | None, gift: Said, added: Said) -> bool:
        """Compare the printed with what the same entry booked."""
        if body is None:
            return True
        own = gift["uid"]
        parts = {name: self._parts(added.get(table, ()), own) for name, table in PARTS.items()}
        method = _of(added.get("donation_method", ()), "donation_uid", own) or {}
        places = {item["uid"]: item["n"] for item in _all_of(added.get("donation_item", ()), own)}
        minutes = {
            places[one["item_uid"]]: _texts(one)
            for one in added.get("donation_minute", ())
            if one["item_uid"] in places
        }
        stands: Any = SimpleNamespace(**gift)
        return bookings.differs(body, stands, parts) or bookings.differs_in_full(
            body, stands, _texts(method), minutes
        )

    def _parts(self, rows: Sequence[Said], gift: str) -> list[Any]:
        found = sorted(_all_of(rows, gift), key=lambda row: int(row["n"]))
        return [
            SimpleNamespace(**row, code=self._designations.get(row["niyyat_uid"])) for row in found
        ]


def _forget_others(walk: Walk, rec: bytes, sealed: bytes) -> None:
    """Let secrets go that are not this register's own."""
    if walk.seal_key is not None and seal(walk.seal_key, rec) != sealed:
        walk.seal_key = walk.counter_key = None


def _all_of(rows: Sequence[Said], gift: str) -> list[Said]:
    return [row for row in rows if row["donation_uid"] == gift]


def _of(rows: Sequence[Said], column: str, wanted: str | None) -> Said | None:
    return next((row for row in rows if row[column] == wanted), None) if wanted else None


def _texts(row: Said) -> dict[str, str]:
    uids = {"uid", "donation_uid", "item_uid"}
    return {name: said for name, said in row.items() if name not in uids and said is not None}
