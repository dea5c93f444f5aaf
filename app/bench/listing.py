"""Pages of the long lists: by the wheel both ways, from the end, by the scroll bar, filtered."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, select, tuple_

from app.bench import measure
from app.db.types import AnySelect
from app.domain.donor_filter import DonorFilter
from app.domain.folder import OfficeFolder
from app.domain.listing import PAGE, Place, Span, Stretch
from app.domain.receipt_filter import ReceiptFilter
from app.models import donor, journal, receipt
from app.queries import donor_list, receipt_list
from app.queries import journal as events
from app.queries.journal import Wanted
from app.services import opening

F = TypeVar("F")
Look = Callable[[Connection, F, Place, int], Stretch]
Load = Callable[[Connection, F, Span], object]
RECEIPTS: Final[Mapping[str, ReceiptFilter]] = {
    "all": ReceiptFilter(),
    "cheques": ReceiptFilter(method="cheque"),
    "goods": ReceiptFilter(form="kind"),
    "voided": ReceiptFilter(status="void"),
    "designation": ReceiptFilter(niyyat="AYTAM"),
    "amounts_by_card": ReceiptFilter(method="card", least=5_000_000, most=6_000_000),
    "name": ReceiptFilter(text="کعبی"),
    "number": ReceiptFilter(text="1810"),
    "nobody": ReceiptFilter(text="ققنوسیان"),
}
DONORS: Final[Mapping[str, DonorFilter]] = {
    "all": DonorFilter(),
    "groups": DonorFilter(kind="group"),
}
_GOAL_MS: Final = 16.0
_STRETCH: Final = 20_000
_FIRST: Final = 1_000
_MANY: Final = 2_000


def lists(office: Path, *, quick: bool) -> dict[str, Any]:
    """Return the slowest page of the lists of receipts and donors, each case beside it."""
    folder, rounds = OfficeFolder(office), 10 if quick else 200
    parts: dict[str, dict[str, float]] = {}
    with opening.hold(folder):
        opened = opening.open_office(folder, opening.unlock(folder, "modir", measure.SECRET))
        with opened.store.reading() as connection:
            receipts = (receipt_list.stretch, receipt_list.span)
            for name, asked in RECEIPTS.items():
                parts |= _measured(connection, receipts, asked, f"receipts_{name}", rounds)
            donors = (donor_list.stretch, donor_list.span)
            for name, one in DONORS.items():
                parts |= _measured(connection, donors, one, f"donors_{name}", rounds)
            memory = _memory(connection, 20 if quick else _MANY)
            bare = _bare(connection, rounds)
        opened.close()
    return _figure(parts, bare) | {"memory_mib": memory}


def journal_pages(office: Path, *, quick: bool) -> dict[str, Any]:
    """Return the slowest page of the journal's screen, for each of its filters."""
    folder, rounds = OfficeFolder(office), 5 if quick else 60
    with opening.hold(folder):
        opened = opening.open_office(folder, opening.unlock(folder, "modir", measure.SECRET))
        with opened.store.reading() as connection:
            wanted, places = _journal_mix(connection, rounds)
            parts = {
                name: measure.repeated(
                    [partial(events.page, connection, one, place) for place in places]
                )
                for name, one in wanted.items()
            }
            bare = measure.repeated([partial(_bare_entries, connection, at) for at in places])
        opened.close()
    return _figure(parts, bare)


def _journal_mix(
    connection: Connection, rounds: int
) -> tuple[dict[str, Wanted], list[tuple[Any, ...]]]:
    c, rng = journal.c, Random(1405)  # noqa: S311 - the same places in every run
    last = connection.execute(
        select(c.stream, c.seq).order_by(c.stream.desc(), c.seq.desc())
    ).first()
    if last is None:
        raise ValueError("the office has no journal")
    places = [(last.stream, rng.randrange(1, last.seq + 1)) for _ in range(rounds)]
    middle = select(c.at, c.person_uid, c.entity_uid).where(c.seq == places[0][1])
    one = connection.execute(middle).one()
    clerk = events.people(connection)[0].uid
    mix = {"all": Wanted(), "person": Wanted(person=clerk), "record": Wanted(record=one.entity_uid)}
    mix["common_act"] = Wanted(action="receipt.issued")
    mix["rare_act"] = Wanted(action="receipt.voided")
    mix["persons_rare_act"] = Wanted(person=one.person_uid, action="receipt.voided")
    mix["day"] = Wanted(day=date.fromisoformat(one.at[:10]))
    return mix, places


def _figure(parts: Mapping[str, Mapping[str, float]], bare: Mapping[str, float]) -> dict[str, Any]:
    pages = {name: part for name, part in parts.items() if not name.endswith("_survey")}
    slowest = max(pages.values(), key=lambda part: part["p95"])
    found = measure.figure(slowest["p95"], bare["p95"], "ms p95", _GOAL_MS)
    cpu = max(part["cpu_p95"] for part in pages.values())
    return {**found, "cpu_p95": cpu, "bare": dict(bare), "parts": dict(parts)}


def _measured(
    connection: Connection, query: tuple[Look[F], Load[F]], asked: F, name: str, rounds: int
) -> dict[str, dict[str, float]]:
    """Survey a list as its screen does, then ask for its pages in four ways."""
    look, load = query
    spans, survey = _surveyed(connection, look, asked)
    found = {f"{name}_survey": survey}
    for way, some in _ways(spans, rounds).items():
        asks = [partial(load, connection, asked, one) for one in some]
        found[f"{name}_{way}"] = measure.repeated(asks)
    return found


def _surveyed(
    connection: Connection, look: Look[F], asked: F
) -> tuple[list[Span], dict[str, float]]:
    spans: list[Span] = []
    walls: list[float] = []
    cpus: list[float] = []
    after: Place = None
    while not walls or after is not None:
        work = partial(look, connection, asked, after, _STRETCH if walls else _FIRST)
        found, wall, cpu = measure.timed(work)
        spans, after = [*spans, *found.spans], found.next
        walls.append(wall)
        cpus.append(cpu)
    return spans, {
        "first_ms": round(walls[0], 3),
        "p95": round(measure.percentile(walls, 95), 3),
        "whole_s": round(sum(walls) / 1000, 3),
        "cpu_s": round(sum(cpus) / 1000, 3),
        "pages": len(spans),
    }


def _ways(spans: Sequence[Span], rounds: int) -> dict[str, Iterable[Span]]:
    rng = Random(1405)  # noqa: S311 - the same jumps in every run
    if not spans:
        return {}
    return {
        "down": spans[:rounds],
        "up": spans[::-1][:rounds],
        "end": [spans[-1]] * 3,
        "jumps": rng.choices(spans, k=rounds),
    }


def _memory(connection: Connection, many: int) -> dict[str, float]:
    """Return the MiB in memory before and after many jumps."""
    rng, asked = Random(1405), ReceiptFilter()  # noqa: S311 - the same jumps in every run
    spans, _ = _surveyed(connection, receipt_list.stretch, asked)
    for one in rng.choices(spans, k=many // 10):
        receipt_list.span(connection, asked, one)
    before = measure.resident()
    for one in rng.choices(spans, k=many):
        receipt_list.span(connection, asked, one)
    return {"before": round(before, 1), "after": round(measure.resident(), 1)}


def _bare(connection: Connection, rounds: int) -> dict[str, float]:
    """Ask for as many whole rows by the same indexes at random places, with no join."""
    rng = Random(1405)  # noqa: S311 - the same places in every run
    asked: list[AnySelect] = []
    for table, key in ((receipt, ("issued_on", "uid")), (donor, ("sort_key", "uid"))):
        columns = [table.c[name] for name in key]
        some = connection.execute(select(*columns).order_by(table.c.uid).limit(rounds * 5)).all()
        for one in rng.sample(some, min(len(some), rounds)):
            rows = select(table).where(tuple_(*columns) >= tuple(one)).order_by(*columns)
            asked.append(rows.limit(PAGE))
    return measure.repeated([partial(_rows, connection, one) for one in asked])


def _rows(connection: Connection, asked: AnySelect) -> object:
    return connection.execute(asked).all()


def _bare_entries(connection: Connection, place: tuple[Any, ...]) -> object:
    c = journal.c
    asked = select(journal).where(tuple_(c.stream, c.seq) < place)
    return _rows(connection, asked.order_by(c.stream.desc(), c.seq.desc()).limit(events.LIMIT))
