"""Bad rows among good ones: none comes in, every good one does, and the counts always add up."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import openpyxl
from sqlalchemy import func, select

from app.domain import digits
from app.domain.findings import Notes
from app.intake.rows import Gift
from app.intake.workbook import Reader
from app.models import donation, donation_origin
from app.queries import imports as queries
from app.safety import offices
from app.safety.result import Result
from app.services import import_plans, imports
from app.services.import_plans import Plan
from app.services.opening import OpenOffice
from app.services.verification import origins

NAME = "bad rows"
FULL = 10_000
_PER_BOOK: Final = 400
_GOOD: Final = 80
_TWICE: Final = 20
_HEADINGS: Final = ("نام", "کد ملی", "همراه", "تاریخ", "مبلغ", "بابت", "روش پرداخت")
_NAMES: Final = ("علی رضایی", "زهرا کعبی", "حسین بهداروند", "مریم ساکی", "شرکت نخل")
_SPOILT: Final = {
    0: ("", "12345", "؟؟", "=A1"),
    1: ("1740000014", "111", "1111111111", "12345678901", "الف"),
    2: ("12", "0916", "+1 555 0100", "تلفن"),
    3: ("", "1404/13/02", "دیروز", "1499/01/01", "5/6/2025", "31/31/1404", "99/1", "=B2", "-3"),
    4: ("", "صفر", "-500000", 0, "2 میلیون تومان", 12.5, "=1+1", "5 تومان معادل 50 ریال"),
    5: ("", "خمس", "کفاره", "نیت دیگر", "=C3"),
    6: ("باد", "یورو", "=D4"),
}
"""By column, what no row may be taken with."""
_Facts = tuple[str, int, int, str]
"""Of a good row: its name, its day of 1404, its rials, its designation."""


@dataclass(frozen=True)
class _Book:
    """Rows of a workbook; *rials* of the good ones and *twice* by their row in the file."""

    rows: list[list[Any]]
    rials: dict[int, int]
    twice: set[int]


def run(size: int, seed: int) -> Result:
    """Import books with *size* bad rows between good ones and their doubles, twice each."""
    rng = random.Random(seed)
    counts = dict.fromkeys(("uncaught", "sums differ", "wrongly in", "wrongly out", "rials"), 0)
    naive, details, past = 0, list[str](), list[_Facts]()
    with offices.scratch() as root, Reader() as reader:
        made = offices.found(root / "office")
        with offices.opened(made.folder, made.unlock()) as office:
            for start in range(0, size, _PER_BOOK):
                book = _book(rng, min(_PER_BOOK, size - start), past)
                naive += _naive(book)
                path = _saved(root / f"{start}.xlsx", book)
                try:
                    _import(office, reader, path, book, counts)
                except Exception as error:  # noqa: BLE001 - what this looks for
                    counts["uncaught"] += 1
                    details.append(f"{start}: {type(error).__name__} {error}")
            counts["sums differ"] += _unlike_their_origins(office)
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts=counts,
        control=f"a reader that takes any figures let in {naive} of {size}",
        control_failed=naive > 0,
        details=tuple(details[:20]),
    )


def _import(
    office: OpenOffice, reader: Reader, path: Path, book: _Book, counts: dict[str, int]
) -> None:
    plan = _plan(office, reader, path)
    _compare(plan, book, counts)
    list(imports.carry_out(_writer(office), plan))
    with office.store.reading() as connection:
        asked = select(func.sum(donation.c.amount)).join_from(donation, donation_origin)
        booked = connection.execute(asked).scalar_one()
        done = sum(run.amount for run in queries.runs(connection))
    counts["rials"] += booked != done
    again = _plan(office, reader, path)
    counts["wrongly in"] += len(again.fresh)


def _plan(office: OpenOffice, reader: Reader, path: Path) -> Plan:
    sheets = reader.read(path)
    with office.store.reading() as connection:
        return import_plans.plan(connection, office.actor.role, path, sheets)


def _writer(office: OpenOffice) -> Callable[..., Any]:
    def write(use_case: Callable[..., Any], *given: Any, **named: Any) -> Any:
        with office.store.writing(office.actor.uid) as uow:
            return use_case(uow, *given, **named)

    return write


def _compare(plan: Plan, book: _Book, counts: dict[str, int]) -> None:
    found = plan.counts()
    whole = found["imported"] + found["rejected"] + found["duplicates"]
    counts["sums differ"] += not found["read"] == whole == len(book.rows)
    rials = {row.line.number: row.value.amount for row in plan.fresh if isinstance(row.value, Gift)}
    counts["wrongly in"] += len(rials.keys() - book.rials.keys())
    counts["wrongly out"] += len(book.rials.keys() - rials.keys())
    counts["wrongly out"] += len(book.twice - plan.known.keys())
    counts["rials"] += sum(book.rials.get(row, amount) != amount for row, amount in rials.items())


def _unlike_their_origins(office: OpenOffice) -> int:
    notes = Notes()
    with office.store.reading() as connection:
        origins.check(connection, notes)
    return len(notes.report().findings)


def _book(rng: random.Random, bad: int, past: list[_Facts]) -> _Book:
    """Return *bad* rows between good ones and some that came with an earlier book."""
    doubles = rng.sample(past, min(_TWICE, len(past)))
    fresh = [_facts(rng, len(past) + n) for n in range(_GOOD)]
    past += fresh
    kinds: list[_Facts | None] = [*doubles, *fresh, *([None] * bad)]
    rng.shuffle(kinds)
    rows, rials, twice = [], dict[int, int](), set[int]()
    for number, facts in enumerate(kinds, start=2):
        if facts is None:
            rows.append(_spoilt(rng))
            continue
        rows.append(_typed(rng, facts))
        if facts in doubles:
            twice.add(number)
        else:
            rials[number] = facts[2]
    return _Book(rows, rials, twice)


def _facts(rng: random.Random, n: int) -> _Facts:
    """Return a gift like no other: its rials tell."""
    amount = (rng.randrange(10, 9_000) * 100_000 + n) * 10
    return rng.choice(_NAMES), rng.randrange(1, 28), amount, rng.choice(("معیشت", "صدقه"))


def _typed(rng: random.Random, facts: _Facts) -> list[Any]:
    """Return a good row in one of the ways in which people type it."""
    name, day, amount, niyyat = facts
    dates = (f"1404/05/{day:02}", f"{day}/5/1404", digits.to_persian(f"1404-5-{day}"))
    amounts = (amount, f"{amount:,} ریال", digits.group(amount), f"{amount // 10:,} تومان")
    names = (name, f"  {name} ", name.replace("ی", "ي").replace("ک", "ك"))
    return [rng.choice(names), "", "", rng.choice(dates), rng.choice(amounts), niyyat, "نقد"]


def _spoilt(rng: random.Random) -> list[Any]:
    """Return a row in which one cell or more cannot be taken."""
    row = _typed(rng, _facts(rng, 0))
    for column in rng.sample(sorted(_SPOILT), rng.choice((1, 1, 1, 2, 3))):
        row[column] = rng.choice(_SPOILT[column])
    return row


def _saved(path: Path, book: _Book) -> Path:
    made = openpyxl.Workbook()
    for row in (_HEADINGS, *book.rows):
        made.active.append(row)
    made.save(path)
    return path


def _naive(book: _Book) -> int:
    """Return how many bad rows a reader lets in that wants figures and some day."""
    good = book.rials.keys() | book.twice
    bad = [row for number, row in enumerate(book.rows, start=2) if number not in good]
    return sum(bool(row[3]) and bool(re.search(r"\d", str(row[4]))) for row in bad)
