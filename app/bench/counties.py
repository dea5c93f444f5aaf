"""Counties whose files the exchange is measured with: signed for real, other data in each year."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, time, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

from pyrage import x25519
from sqlalchemy import select

from app.bench import measure
from app.db import donor_index, migrate
from app.db.uow import Uow
from app.domain import clock, jalali, uid
from app.domain import donor as rules
from app.domain.donation import Basis, DonorFacts, IssueReceipt, KindItem, MoneyLine
from app.domain.donor import DonorDetails
from app.domain.folder import OfficeFolder
from app.keys.signing import SigningKey
from app.models import donor, journal, journal_stream, receipt
from app.services import donor_links, donors, founding, lookup, opening, receipts
from app.services.desk import Desk
from app.services.export_plans import entry_of
from app.services.founding import NewOffice
from app.services.opening import OpenOffice
from app.services.records import Chain
from app.sync import bundle, entry
from app.sync.entry import Entry
from app.sync.header import Header

T = TypeVar("T")
OFFICE: Final = "KHZDEZ"
_NEW: Final = NewOffice(code=OFFICE, name="دزفول")
_FIRST_YEAR: Final = 1395
_BATCH: Final = 5_000
_IN_A_FILE: Final = 15_000
_ITEM_IN: Final = 9
_SECONDS: Final = 20_000_000
"""Of a year in which a desk is open: its receipts are spread over them."""
_GIVEN: Final = ("زهرا", "مریم", "فاطمه", "علی", "رضا", "سعید", "نرگس", "کاظم", "لیلا", "یوسف")
_FAMILIES: Final = ("دریس", "کعبی", "سواری", "بهادری", "نیسی", "عبیات", "صادقی", "محمدی", "نوری")
_NIYYAT: Final = ("MAISHAT", "SADAQEH", "AYTAM", "NAZR", "DARMAN")
_RICE: Final = KindItem(
    niyyat="BASTEH", name="برنج", quantity="10", unit="کیلوگرم", value=9_000_000, basis=Basis.DONOR
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many *donors* and *receipts* come in each of *years*."""

    donors: int
    receipts: int
    years: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """What a province needs of a county to take its files in; keys as hex, files by year."""

    files: tuple[tuple[str, ...], ...]
    public: str
    identity: str
    root: str
    counters: dict[str, str]


@dataclass
class _Moving:
    """A clock that stands where it was put."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


def county(size: Size, seed: int) -> Path:
    """Return where a county of that *size* lies: `county.json` and its files.

    It is kept in the folder of temporary files until the schema or this module changes.
    """
    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    name = "-".join(map(str, (size.donors, size.receipts, size.years, seed)))
    place = Path(tempfile.gettempdir()) / f"hamyar-county-{migrate.HEAD}-{code}-{name}"
    if not (place / "county.json").exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        made = _make(place, size, Random(seed))  # noqa: S311 - the same county in every run
        (place / "county.json").write_text(json.dumps(asdict(made)), "utf-8")
    return place


def read(place: Path) -> County:
    """Return the county that lies there."""
    said = json.loads((place / "county.json").read_text("utf-8"))
    return County(**said | {"files": tuple(map(tuple, said["files"]))})


def _make(place: Path, size: Size, rng: Random) -> County:
    folder = OfficeFolder(place / "office")
    moving = _Moving(_morning(_FIRST_YEAR))
    with clock.fixed(moving):
        founding.found(folder, _NEW, measure.SECRET)
        with opening.hold(folder):
            office = opening.open_office(folder, opening.unlock(folder, _NEW.login, measure.SECRET))
            try:
                return _filled(place, office, size, rng, moving)
            finally:
                office.close()
                shutil.rmtree(folder.root, ignore_errors=True)


def _morning(year: int) -> datetime:
    return datetime.combine(jalali.from_jalali(year, 1, 5), time(8), tzinfo=clock.TEHRAN)


def _filled(place: Path, office: OpenOffice, size: Size, rng: Random, moving: _Moving) -> County:
    signing, identity = SigningKey(rng.randbytes(32)), x25519.Identity.generate()
    known: list[DonorFacts] = []
    files, sent = [], 0
    for year in range(_FIRST_YEAR, _FIRST_YEAR + size.years):
        moving.moment = _morning(year)
        known += _donors(office, size.donors, rng)
        _receipts(office, size.receipts, known, rng, moving)
        written = list(_files(place, office, sent, signing, str(identity.to_public())))
        files.append(tuple(name for name, _last in written))
        sent = written[-1][1]
    counters = {one.register: one.counter_key.hex() for one in (office.desk, office.training)}
    return County(
        files=tuple(files),
        public=signing.public.hex(),
        identity=str(identity),
        root=(office.keys.roster_root or b"").hex(),
        counters=counters,
    )


def _donors(office: OpenOffice, wanted: int, rng: Random) -> list[DonorFacts]:
    made = [
        DonorFacts(
            name=f"{rng.choice(_GIVEN)} {rng.choice(_FAMILIES)} {rng.choice(_FAMILIES)}",
            mobile=f"09{rng.randrange(10**9):09d}",
            uid=uid.new().hex,
        )
        for _ in range(wanted)
    ]
    for some in _parts(made):
        with office.store.writing(office.actor.uid) as uow:
            rows = [_row(uow, one) for one in some]
            uow.write_many("donor.added", donor, [(row["uid"], {donor: [row]}) for row in rows])
            donor_index.put(uow.connection, rows)
    return made


def _row(uow: Uow, one: DonorFacts) -> dict[str, Any]:
    stored = rules.stored(DonorDetails(name=one.name, mobile=one.mobile))
    return donors.new_row(donor_links.read_uid(one.uid) or uid.new(), uow.now(), stored)


def _receipts(
    office: OpenOffice, wanted: int, known: list[DonorFacts], rng: Random, moving: _Moving
) -> None:
    begun, apart = moving.moment, _SECONDS / wanted
    moments = (begun + timedelta(seconds=int(apart * n)) for n in count())
    for some in _parts([_visit(known, rng) for _ in range(wanted)]):
        moving.moment = next(moments)
        with office.store.writing(office.actor.uid) as uow:
            _issue(uow, office.desk, [(next(moments), one) for one in some])


def _visit(known: list[DonorFacts], rng: Random) -> IssueReceipt:
    giver = rng.choice(known)
    if rng.randrange(_ITEM_IN) == 0:
        return IssueReceipt(donor=giver, items=(_RICE,))
    chosen = rng.sample(_NIYYAT, rng.choice((1, 1, 1, 2)))
    amounts = [rng.randrange(5, 5_000) * 10_000 for _ in chosen]
    lines = [MoneyLine(niyyat=one, amount=sum_) for one, sum_ in zip(chosen, amounts, strict=True)]
    return IssueReceipt(donor=giver, lines=tuple(lines))


def _issue(uow: Uow, desk: Desk, visits: list[tuple[datetime, IssueReceipt]]) -> None:
    facts = lookup.facts(uow, lookup.actor(uow))
    end, made, moments = Chain.open(uow, desk), [], []
    for moment, command in visits:
        uow.hold_clock(moment)
        now, giver = replace(facts, moment=moment), donor_links.read_uid(command.donor.uid)
        found = receipts.rows_of_visit(end, now, command, donor=giver)
        made += [(issued.uid, rows) for issued, rows in found]
        moments += [moment] * len(found)
    uow.write_many("receipt.issued", receipt, made, moments)
    end.finish()


def _files(
    place: Path, office: OpenOffice, sent: int, signing: SigningKey, recipient: str
) -> Iterator[tuple[str, int]]:
    """Yield name and last entry of each file of what came since *sent*."""
    c = journal.c
    with office.store.reading() as connection:
        own = select(journal_stream.c.uid).where(journal_stream.c.own == 1)
        stream = connection.execute(own).scalar_one()
        asked = select(journal).where(c.stream == stream, c.seq > sent).order_by(c.seq)
        rows = connection.execute(asked)
        while some := rows.fetchmany(_IN_A_FILE):
            entries = [entry_of(row) for row in some]
            last = entries[-1].facts.seq
            name = f"{OFFICE}-{last:08d}.hyb"
            lines = map(entry.to_line, entries)
            raw = bundle.seal(_header(entries), lines, signing, [recipient])
            (place / name).write_bytes(raw)
            yield name, last


def _header(entries: list[Entry]) -> Header:
    first, last = entries[0], entries[-1]
    return Header(
        office=OFFICE,
        stream=first.facts.stream.hex,
        seq=1,
        first=first.facts.seq,
        last=last.facts.seq,
        rows=len(entries),
        chain_before=first.previous.hex(),
        chain_after=last.hash.hex(),
        heads=(),
        parent=None,
        created=last.facts.at[:19],
        app="bench",
        schema=migrate.HEAD,
        unit="IRR",
        kid="",
        plen=0,
        psha="",
    )


def _parts(every: list[T]) -> Iterator[list[T]]:
    rest = iter(every)
    while some := list(islice(rest, _BATCH)):
        yield some
