"""Files for the province: everything after the last acknowledged entry, sealed, on a stick."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from sqlalchemy import Connection, insert, select

from app import __version__
from app.db import migrate
from app.db.uow import Uow
from app.domain import chain, clock, money, roles
from app.domain.changes import Change
from app.domain.errors import AppError
from app.keys import files
from app.models import register, sent_file
from app.queries import exchange, lists
from app.queries.exchange import Link
from app.reports.cover_letter import Letter, LetterFile, LetterHead
from app.services import exchange_keys, export_plans, lookup
from app.services.desk import Actor
from app.services.exchange_keys import ExchangeKeys
from app.services.export_plans import Part
from app.services.opening import OpenOffice
from app.sync import bundle, entry, hello, names, stick
from app.sync.header import Header, Parent
from app.sync.hello import Hello, HelloRegister
from app.sync.names import Kind, Name

KEPT: Final = 5
_TELL: Final = 500
_REACH: Final = 1_000
Tell: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file as it was written; *code* is quoted by phone."""

    n: int
    path: Path
    part: Part
    size: int
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote, none where nothing waited; *fingerprint* is empty once known above."""

    office: str
    sent: tuple[Sent, ...]
    fingerprint: str


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def export(
    connection: Connection,
    office: OpenOffice,
    folder: Path,
    *,
    most_bytes: int = bundle.MOST_BYTES,
    whole: bool = False,
    tell: Tell = _silent,
) -> Exported:
    """Write what the province may lack into *folder*, each file read back and compared.

    *whole* sends everything from the first entry on: for a province that lost its copies.

    *tell* hears how many entries of how many are sealed; what it raises stops the work and leaves
    nothing behind. `book` notes the files afterwards. Raises AppError `not_allowed`,
    `not_enrolled`, `enrolment_missing` and those of the stick.
    """
    roles.demand(office.actor.role, roles.Action.SEND_FILES)
    link, keys = enrolled(connection, office)
    parts = export_plans.plan(connection, most_bytes, whole=whole)
    greeting = _greeting(connection, office, link, keys)
    sent: list[Sent] = []
    total, done = sum(part.rows for part in parts), 0
    shipping = _Shipping(connection, office, link, keys, greeting, lambda at: tell(at, total))
    n = _last_number(connection, office, link, folder)
    try:
        for at, part in enumerate(parts):
            tell(done, total)
            raw = shipping.seal(part, n + at + 1, parts[at + 1 :], done)
            sent.append(_ship(office, link, folder, raw, part, n + at + 1))
            done += part.rows
        tell(done, total)
    except BaseException:
        _take_back(office, sent)
        raise
    _forget_old(office)
    print_ = hello.fingerprint(greeting) if greeting is not None else ""
    return Exported(office=link.office, sent=tuple(sent), fingerprint=print_)


def fingerprint(connection: Connection, office: OpenOffice) -> str:
    """Return what is read out by phone, empty once the province has answered.

    Raises AppError `not_allowed`, `not_enrolled`, `enrolment_missing`.
    """
    roles.demand(office.actor.role, roles.Action.SEND_FILES)
    greeting = _greeting(connection, office, *enrolled(connection, office))
    return hello.fingerprint(greeting) if greeting is not None else ""


def enrolled(connection: Connection, office: OpenOffice) -> tuple[Link, ExchangeKeys]:
    """Return the link and its secrets; AppError `not_enrolled`, `enrolment_missing`."""
    link = exchange.link(connection)
    if link is None:
        raise AppError("not_enrolled")
    keys = exchange_keys.of(office.vault, office.unlocked.db_key)
    if keys is None or keys.n != link.n:
        raise AppError("enrolment_missing")
    return link, keys


def _greeting(
    connection: Connection, office: OpenOffice, link: Link, keys: ExchangeKeys
) -> Hello | None:
    """Return the office's public keys as long as nobody told that they are known above."""
    own = next(one for one in exchange.pending(connection) if one.own)
    if own.upto >= max(exchange.joined_at(connection, link), 0):
        return None
    c = register.c
    rows = connection.execute(select(c.code, c.kid, c.public_key).order_by(c.code))
    made = Hello(
        public=keys.signing.public.hex(),
        root=(office.keys.roster_root or b"").hex(),
        registers=tuple(
            HelloRegister(code=row.code, kid=row.kid, public=row.public_key.hex()) for row in rows
        ),
    )
    return replace(made, mac=hello.mac(made, link.office, keys.secret))


@dataclass(frozen=True)
class _Shipping:
    """What all files of one export share."""

    connection: Connection
    office: OpenOffice
    link: Link
    keys: ExchangeKeys
    greeting: Hello | None
    reached: Callable[[int], None]

    def seal(self, part: Part, n: int, later: Sequence[Part], done: int) -> bytes:
        """Return the bytes of the file of *part*, after *done* entries in files before it."""
        facts = Header(
            office=self.link.office,
            stream=part.stretch.stream.hex,
            seq=n,
            first=part.first,
            last=part.last,
            rows=part.rows,
            chain_before=part.before.hex(),
            chain_after=part.after.hex(),
            heads=export_plans.heads(self.connection, later),
            parent=_parent(part),
            created=f"{clock.now():%Y-%m-%dT%H:%M:%S}",
            app=__version__,
            schema=migrate.HEAD,
            unit=money.IRR.code,
            kid=self.keys.signing.kid,
            plen=0,
            psha=bytes(32).hex(),
            hello=self.greeting,
        )
        to = (self.link.recipient, self.link.recovery)
        return bundle.seal(
            facts, self._lines(part, done), self.keys.signing, to, self.keys.registers
        )

    def _lines(self, part: Part, done: int) -> Iterator[bytes]:
        found = export_plans.entries(self.connection, part.stretch, part.first, part.last)
        for at, one in enumerate(found, start=1):
            if at % _TELL == 0 and at < part.rows:
                self.reached(done + at)
            yield entry.to_line(one)


def _parent(part: Part) -> Parent | None:
    above = part.stretch.parent
    if above is None:
        return None
    return Parent(stream=above.stream.hex, seq=above.seq, hash=above.hash.hex())


def _ship(office: OpenOffice, link: Link, folder: Path, raw: bytes, part: Part, n: int) -> Sent:
    """Write a file to the stick and keep a copy on this PC."""
    name = Name(Kind.BUNDLE, link.office, n)
    code, path = stick.write(folder, name, raw), folder / str(name)
    kept = office.folder.outbox
    try:
        kept.mkdir(exist_ok=True)
        files.atomic_write(kept / path.name, raw)
    except (AppError, OSError):
        path.unlink(missing_ok=True)
        raise
    return Sent(n=n, path=path, part=part, size=len(raw), code=code)


def _take_back(office: OpenOffice, sent: Sequence[Sent]) -> None:
    for one in sent:
        for path in (one.path, office.folder.outbox / one.path.name):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _last_number(connection: Connection, office: OpenOffice, link: Link, folder: Path) -> int:
    """Return the highest number given so far, also by a database that an older copy replaced."""
    own = max([exchange.last_number(connection), *_numbers(office.folder.outbox, link.office)])
    # a name far beyond what this office ever gave would use the numbers up
    return max(own, *(n for n in _numbers(folder, link.office) if n <= own + _REACH), 0)


def _numbers(folder: Path, office: str) -> Iterator[int]:
    named = (names.parse(path.name) for path in folder.glob("*"))
    ours = (one for one in named if one is not None and one.kind is Kind.BUNDLE)
    return (one.n for one in ours if one.office == office)


def _forget_old(office: OpenOffice) -> None:
    for path in sorted(office.folder.outbox.glob("*.hyb"))[:-KEPT]:
        path.unlink()


def book(uow: Uow, exported: Exported) -> None:
    """Note the files of an export; AppError `not_allowed`."""
    roles.demand(lookup.actor(uow).role, roles.Action.SEND_FILES)
    rows = [
        {
            "n": one.n,
            "name": one.path.name,
            "stream": one.part.stretch.stream,
            "first": one.part.first,
            "last": one.part.last,
            "size": one.size,
            "code": one.code,
            "sent_at": f"{uow.now():%Y-%m-%dT%H:%M:%S}",
        }
        for one in exported.sent
    ]
    for row in rows:
        uow.local(insert(sent_file), row)
    uow.changed(Change.EXCHANGE)


def letter(connection: Connection, who: Actor, exported: Exported) -> Letter:
    """Return what the letter beside the stick says; AppError `not_allowed`, `not_enrolled`."""
    roles.demand(who.role, roles.Action.SEND_FILES)
    link = exchange.link(connection)
    if link is None:
        raise AppError("not_enrolled")
    heads = export_plans.heads(connection, ())
    return Letter(
        office=lists.the_office(connection).name,
        province=link.name,
        person=f"{who.name}، {who.title}" if who.title else who.name,
        made_on=clock.today(),
        files=tuple(
            LetterFile(name=s.path.name, first=s.part.first, last=s.part.last, code=s.code)
            for s in exported.sent
        ),
        heads=tuple(
            LetterHead(register=h.register, year=h.year, n=h.n, code=ten(h.rec)) for h in heads
        ),
        fingerprint=exported.fingerprint,
    )


def ten(rec: str) -> str:
    """Return the ten letters by which a chain's head is told on the phone."""
    return chain.b32(bytes.fromhex(rec))[:10]
