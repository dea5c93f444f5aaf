"""One file on its way in: judged by its place, proved, taken into the county's copy or refused."""

from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from app.db import migrate
from app.db.uow import Store
from app.domain.errors import AppError
from app.domain.exchange import Known, Offer, Plan, Point, Proved, Result, plan
from app.province import forks, held, keyring, merge, rebuild
from app.province.county_keys import CountyKeys
from app.province.merge import Merged, Tell, Trusted
from app.province.second import Second
from app.province.stores import Counties
from app.services.opening import OpenOffice
from app.sync import bundle
from app.sync.bundle import Sealed
from app.sync.header import Header
from app.sync.registers import RegisterSecret

_OURS: Final = frozenset(
    {
        "database_busy",
        "database_damaged",
        "database_unreachable",
        "disk_failed",
        "disk_full",
        "disk_readonly",
        "file_unwritable",
    }
)
"""What stands in the way at the province: no fault of the county's file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a file. *head* is where the copy stands, *registers* secrets that fit.

    *proved* is what of a file that was taken in was proved.
    """

    result: Result
    refusal: AppError | None = None
    head: Point | None = None
    rows: int = 0
    registers: tuple[RegisterSecret, ...] = ()
    proved: Proved | None = None

    @property
    def differs(self) -> int:
        """The entry from which a fork has two stories, 0 for none."""
        return int(str(self.refusal.params.get("seq", 0))) if self.refusal is not None else 0


@dataclass(frozen=True)
class Arriving:
    """A file whose outside is right, the province it came to, and who proves beside."""

    office: OpenOffice
    counties: Counties
    sealed: Sealed
    tell: Tell
    second: Second

    @property
    def header(self) -> Header:
        """What stands outside."""
        return self.sealed.header

    def judge(self) -> Outcome:
        """Find what is to be done and do it; a refusal leaves everything as it was.

        What is wrong here and not with the file is raised: AppErrors of the disk and the database.
        """
        try:
            return self._open()
        except AppError as error:
            if error.code in _OURS:
                raise
            result = Result.FORK if error.code in forks.CODES else Result.REFUSED
            return Outcome(result=result, refusal=error)

    def adopt(self, until: Point | None) -> Outcome:
        """Let this file's story stand from *until* on; AppError where it does not prove itself."""
        first = until is None or until.stream != self.header.stream
        base = Point(self.header.stream, 0, "") if until is None or first else until
        return self._rebuilt(until, base, "")

    def _open(self) -> Outcome:
        if self.header.schema > migrate.HEAD:
            raise AppError("schema_newer", revision=self.header.schema)
        if self.counties.exists(self.header.office):
            return self._taken()
        found = plan(offer(self.header), Known(), _nothing)
        if found.result is not Result.ACCEPTED:
            return self._left(found, None)
        try:
            return self._taken()
        except AppError:  # raised before any commit: nothing of this county was ever right
            self.counties.forget(self.header.office)
            raise

    def _taken(self) -> Outcome:
        code = self.header.office
        store = self.counties.open(code, "write")
        try:
            found, outcome = self._within(store)
        finally:
            store.close()
        if outcome is not None:
            return outcome
        above = self.header.parent
        until = Point(above.stream, above.seq, above.hash) if above is not None else None
        return self._rebuilt(until, Point(self.header.stream, 0, ""), found.reason)

    def _within(self, store: Store) -> tuple[Plan, Outcome | None]:
        """Judge and take in within one transaction; None where the copy goes back first."""
        with store.writing() as uow:
            connection = uow.connection
            known = held.known(connection)
            found = plan(offer(self.header), known, held.hash_at(connection))
            if found.result is not Result.ACCEPTED:
                left = self._left(found, known.head, self._apart(connection, found))
                return found, self._known(connection, left)
            if found.rebuild or found.base is None:
                return found, None
            return found, self._play(connection, found.base, "")

    def _apart(self, connection: Connection, found: Plan) -> int:
        """Return the entry from which a fork of a known stream has two stories."""
        if found.reason != "exchange_fork":
            return 0
        _trusted, _secrets, opened = self._opened()
        return forks.parting(connection, self.header, opened.entries).seq

    def _known(self, connection: Connection, left: Outcome) -> Outcome:
        """Return *left* with the secrets of a first file, which a crash may have kept away."""
        if left.result is not Result.DUPLICATE or self.header.hello is None:
            return left
        trusted, secrets, _opened = self._opened()
        return replace(left, registers=_fitting(connection, trusted, secrets))

    def _rebuilt(self, until: Point | None, base: Point, reason: str) -> Outcome:
        kept: list[Outcome] = []

        def then(connection: Connection) -> Merged:
            kept.append(self._play(connection, base, reason))
            head = kept[-1].head or base
            return Merged(rows=kept[-1].rows, head=head)

        trusted, _secrets, _entries = self._opened()
        rebuild.rebuild(self.counties, until, trusted, then, self.tell, self.second)
        return kept[-1]

    def _play(self, connection: Connection, base: Point, reason: str) -> Outcome:
        trusted, secrets, opened = self._opened()
        above = self.header.parent if base.seq == 0 else None
        parent = Point(above.stream, above.seq, above.hash) if above is not None else None
        entries = forks.beyond(opened.entries, base, self.header.office, held.hash_at(connection))
        beside = self.second if self.header.rows >= merge.BESIDE else None
        done = merge.play(connection, entries, base, parent, trusted, self.tell, beside=beside)
        heads = self._compare_heads(connection)
        return Outcome(
            result=Result.ACCEPTED,
            refusal=self._refusal(reason, 0) if reason else None,
            head=done.head,
            rows=done.rows,
            registers=_fitting(connection, trusted, secrets),
            proved=replace(done.proved, heads=heads),
        )

    def _opened(self) -> tuple[Trusted, dict[str, RegisterSecret], bundle.Opened]:
        office = self.office
        key = office.unlocked.db_key
        opened = bundle.unseal(self.sealed, keyring.load(office.vault, key).identity)
        with office.store.reading() as connection:
            keys = CountyKeys(connection, office.vault, key)
            trusted = keys.trusted(self.header, opened.registers)
            return trusted, keys.secrets(self.header.office, opened.registers), opened

    def _compare_heads(self, connection: Connection) -> int:
        """Return how many ends of registers are as the file tells; AppError `merge_head`."""
        told = {(one.register, one.year, one.n, one.rec) for one in self.header.heads}
        if differing := told ^ held.heads(connection):
            raise AppError("merge_head", register=min(differing)[0])
        return len(told)

    def _left(self, found: Plan, head: Point | None, apart: int = 0) -> Outcome:
        refusal = self._refusal(found.reason, found.missing or apart) if found.reason else None
        return Outcome(result=found.result, refusal=refusal, head=head)

    def _refusal(self, code: str, seq: int) -> AppError:
        office = self.header.office
        known = (
            AppError("exchange_fork", office=office, seq=seq or self.header.first),
            AppError("exchange_other_stream", office=office),
            AppError("exchange_left", office=office),
            AppError("exchange_waiting", office=office, missing=seq),
            AppError("exchange_restored", office=office),
        )
        return next(one for one in known if one.code == code)


def _fitting(
    connection: Connection, trusted: Trusted, secrets: dict[str, RegisterSecret]
) -> tuple[RegisterSecret, ...]:
    """Return the secrets that are the registers' own: known, told, or proved by a first seal."""
    codes = held.registers(connection).keys() & secrets.keys()
    return tuple(
        secrets[code]
        for code in sorted(codes)
        if code not in trusted.presumed or held.fits(connection, code, trusted.firsts[code])
    )


def offer(header: Header) -> Offer:
    """Return what a header says of its place."""
    above = header.parent
    return Offer(
        stream=header.stream,
        first=header.first,
        last=header.last,
        before=header.chain_before,
        after=header.chain_after,
        parent=Point(above.stream, above.seq, above.hash) if above is not None else None,
    )


def _nothing(_stream: str, _seq: int) -> None:
    """Hold nothing."""
