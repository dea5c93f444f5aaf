"""Take a county's entries into its copy: verbatim into the journal, played into the tables.

One transaction, streamed in pieces, so that memory does not grow with the county. Whatever is
wrong raises, and nothing of the file is kept.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import DataError, OperationalError

from app.db import guard, inflow
from app.db.inflow import Values
from app.domain.errors import AppError
from app.domain.exchange import Point, Proved
from app.domain.findings import Finding
from app.domain.receipt import RecordType
from app.models import donation, fund_total, journal, person, receipt
from app.province import consents, counts, held, player, rostered, touched, whole
from app.province.consents import Signed
from app.province.examining import End, Link, Start
from app.province.player import Layer, Player
from app.province.second import Beside, Here, Proving, Second
from app.province.touched import Touched
from app.strings import findings
from app.sync.entry import Entry

PIECE: Final = 2_000
"""Entries at once."""

BESIDE: Final = 1_000
"""Entries from which on a second process is worth its while."""

_PROVED: Final = ("receipt", "register", "register_end", "niyyat")
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """What the province knows of a county, apart from its copy.

    *counters* and *firsts* are CK and K₁ by register, *pinned* the public keys it was enrolled
    with. Of *presumed* registers the secrets were given at the enrolment, and an office that began
    alone keeps its own: its first record tells. *root* is that of the roster of its people,
    empty where it was never told; *above* is the province's own key, which may appoint there.
    """

    office: str
    counters: Mapping[str, bytes] = field(default_factory=dict)
    firsts: Mapping[str, bytes] = field(default_factory=dict)
    pinned: Mapping[str, bytes] = field(default_factory=dict)
    presumed: frozenset[str] = frozenset()
    revoked: frozenset[str] = frozenset()
    root: bytes = b""
    above: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """How many entries came, what was proved of them, and where the copy stands now."""

    rows: int
    head: Point
    proved: Proved = field(default_factory=Proved)


@dataclass
class _Piece:
    """Entries as they go into the journal, and what their bodies touch."""

    entries: list[Values] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    touched: Touched = field(default_factory=Touched)
    asked: list[uuid.UUID] = field(default_factory=list)
    layers: list[Layer] = field(default_factory=list)


def play(
    connection: Connection,
    entries: Iterable[Entry],
    base: Point,
    parent: Point | None,
    trusted: Trusted,
    tell: Tell,
    *,
    beside: Second | None = None,
) -> Merged:
    """Write *entries*, which follow *base*, after proving each; *tell* hears how many are done.

    The receipts are proved in the process of *beside*, where one is given.

    Raises AppError `merge_row`, `merge_conflict`, `merge_counts`, `merge_receipt`,
    `merge_roster`, and what *entries* raise.
    """
    proving = _proving(_start(connection, trusted), beside)
    with _sums(), guard.journalling(connection), proving as prove:
        before = counts.marks(connection)
        touched.begin(connection)
        work = _Work(connection, prove)
        source, head = iter(entries), base
        while some := list(islice(source, PIECE)):
            head = Point(base.stream, some[-1].facts.seq, some[-1].hash.hex())
            work.write(some)
            tell(head.seq - base.seq)
        finding, ends = prove.finish()
        _refuse(finding)
        held.keep_heads(connection, ends)
        held.keep_stream(connection, head, parent)
        held.own_office(connection, trusted.office)
        counts.compare(connection, before, work.player.came)
        work.consented(trusted)
        touched.end(connection)
    return Merged(rows=head.seq - base.seq, head=head, proved=_proved(ends))


def _proved(ends: Iterable[End]) -> Proved:
    every = [*ends]
    return Proved(
        receipts=sum(one.receipts for one in every),
        seals=sum(one.seals for one in every),
        counters=sum(one.counters for one in every),
    )


def _proving(start: Start, beside: Second | None) -> AbstractContextManager[Proving]:
    return Beside(beside, start) if beside is not None else nullcontext[Proving](Here(start))


@contextmanager
def _sums() -> Iterator[None]:
    """Refuse amounts that no sum can hold; a full disk is told by the engine before."""
    try:
        yield
    except (OperationalError, DataError) as error:
        raise AppError("merge_counts", table=fund_total.name) from error


def _start(connection: Connection, trusted: Trusted) -> Start:
    standing = held.registers(connection)
    others = {
        code
        for code in trusted.presumed & standing.keys()
        if standing[code].life and not held.fits(connection, code, trusted.firsts[code])
    }
    return Start(
        office=trusted.office,
        keys=held.keys(connection, trusted.office, trusted.revoked),
        held=standing,
        counters=_without(trusted.counters, others),
        firsts=_without(trusted.firsts, others),
        presumed=trusted.presumed,
        pinned=trusted.pinned,
        revoked=trusted.revoked,
        designations=held.designations(connection),
    )


def _without(keys: Mapping[str, bytes], others: set[str]) -> dict[str, bytes]:
    return {code: key for code, key in keys.items() if code not in others}


class _Work:
    """Reads and writes one piece after another."""

    def __init__(self, connection: Connection, prove: Proving) -> None:
        self.player, self.signed = Player(connection), Signed()
        self.unsigned: set[uuid.UUID] = set()
        self._connection, self._prove = connection, prove

    def write(self, some: Sequence[Entry]) -> None:
        piece = self._piece(some)
        piece.touched.move(self._connection, -1)
        self.player.write(piece.layers)
        inflow.insert(self._connection, journal, piece.entries)
        piece.touched.move(self._connection, 1)
        piece.touched.index(self._connection)
        if piece.bodies:
            _refuse(self._prove.take(piece.bodies, _links(self._connection, piece.asked)))

    def consented(self, trusted: Trusted) -> None:
        """Prove what managers signed in all that was written."""
        roots = (trusted.root, trusted.above)
        roster = rostered.check(self._connection, roots, self.signed, self.unsigned)
        for wrong in consents.findings(self._connection, trusted.office, roster, self.signed):
            _refuse(wrong)

    def _piece(self, some: Sequence[Entry]) -> _Piece:
        """Read entries; AppError `merge_row` names the one that is none."""
        piece, bodies = _Piece(), []
        for entry in some:
            piece.entries.append(_values(entry))
            if entry.body is not None:
                try:
                    bodies.append((entry.facts.seq, self._read(entry.body, piece, entry.facts.seq)))
                except player.UNREADABLE as error:
                    raise AppError("merge_row", seq=entry.facts.seq) from error
        try:
            piece.layers = self.player.ready()
        except player.UNREADABLE as error:
            wrong = next(seq for seq, body in bodies if player.is_wrong(body))
            raise AppError("merge_row", seq=wrong) from error
        return piece

    def _read(self, raw: bytes, piece: _Piece, seq: int) -> Mapping[str, Any]:
        body = self.player.take(raw)
        added = body.get("add", {})
        whole.check(added, seq)
        for name, rows in added.items():
            piece.touched.added(name, rows)
            self.signed.added(name, rows)
        steps = body.get("change", ())
        # a role and the roster's signature over it are two entries, and a file may end between them
        self.unsigned = {uuid.UUID(hex=one["uid"]) for one in steps if one["table"] == person.name}
        for step in steps:
            piece.touched.changed(step["table"], step["uid"], step["after"])
            self.signed.changed(step["table"], step["uid"])
        if not added.keys().isdisjoint(_PROVED):
            piece.bodies.append(raw)
            self._ask(added, piece)
        return body

    def _ask(self, added: Mapping[str, Any], piece: _Piece) -> None:
        """Note the receipts of which the entry itself does not tell everything."""
        gifts = {row["uid"] for row in added.get("donation", ())}
        for row in added.get("receipt", ()):
            own = uuid.UUID(hex=row["uid"])
            if row["type"] == RecordType.VOID:
                self.signed.voids.append(own)
                piece.asked.append(own)
            elif row["donation_uid"] and row["donation_uid"] not in gifts:
                piece.asked.append(own)


def _values(entry: Entry) -> Values:
    facts = entry.facts
    return (
        facts.stream.bytes,
        facts.seq,
        facts.at,
        facts.person.bytes,
        facts.action,
        facts.entity,
        facts.entity_uid.bytes,
        entry.salt,
        entry.body,
        entry.body_hash,
        entry.previous,
        entry.hash,
    )


def _links(connection: Connection, asked: list[uuid.UUID]) -> dict[str, Link]:
    """Return form of the donation, type and form of what is voided, by receipt."""
    if not asked:
        return {}
    c, voided, gift = receipt.c, receipt.alias("voided"), donation.alias("gift")
    found = (
        select(c.uid, donation.c.form, voided.c.type, gift.c.form)
        .outerjoin(donation, donation.c.uid == c.donation_uid)
        .outerjoin(voided, voided.c.uid == c.ref_uid)
        .outerjoin(gift, gift.c.uid == voided.c.donation_uid)
        .where(c.uid.in_(bindparam("some", expanding=True)))
    )
    return {
        row[0].hex: (row[1] or "", row[2] or "", row[3] or "")
        for some in _parts(asked)
        for row in connection.execute(found, {"some": some})
    }


def _parts(every: list[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    return (every[start : start + 500] for start in range(0, len(every), 500))


def _refuse(finding: Finding | None) -> None:
    if finding is not None:
        said = findings.sentence(finding.code, finding.key)
        raise AppError("merge_receipt", receipt=finding.key, found=finding.code, said=said)
