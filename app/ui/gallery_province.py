"""Pictures of a province: its counties, its inbox, its sums and what it publishes."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.province.counties import Covered
from app.queries.counties import ArrivalRow, CountyRow, KeyRow
from app.reports.enrolment_card import Card
from app.ui.dialogs.county_made import CountyMade
from app.ui.screens.coverage import CoverageScreen
from app.ui.shell import Shell

S = TypeVar("S", bound=QWidget)
Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_PRINT: Final = "4821 9930 1172 5504 7716 0283 6649 3105"
_PLACES: Final = (
    *("اهواز", "دزفول", "آبادان", "خرمشهر", "بهبهان", "ماهشهر", "شوشتر", "اندیمشک"),
    *("شوش", "ایذه", "مسجدسلیمان", "رامهرمز", "شادگان", "امیدیه", "باغ‌ملک", "هندیجان"),
    *("دشت آزادگان", "لالی", "گتوند", "هفتکل", "اندیکا", "رامشیر", "باوی", "حمیدیه"),
    *("آغاجاری", "کارون", "هویزه", "دزپارت", "صیدون"),
)
_SILENT: Final = frozenset({5, 14, 23})
_UNSURE: Final = frozenset({3, 8, 13, 18, 28})
_WAITING: Final = frozenset({4, 24})
_FORKED: Final = frozenset({6})
_GONE: Final = frozenset({11})
_LONG: Final = "ادارهٔ بهزیستی شهرستان دشت آزادگان و بخش‌های بستان، نیسان و سوسنگرد مرکزی"


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "coverage-empty", lambda: _board(shell(), [])
    yield "coverage", lambda: _board(shell(), counties())
    yield "coverage-long", lambda: _board(shell(), _renamed(), at=0)
    yield "coverage-panel", lambda: _board(shell(), counties(), at=3)
    yield "coverage-fork", lambda: _board(shell(), counties(), at=6)
    yield "county-new", lambda: _asked(shell(), "enrol", None)
    yield "county-again", lambda: _asked(shell(), "enrol", counties()[3])
    yield "county-confirm", lambda: _asked(shell(), "confirm", counties()[3])
    yield "county-revoke", lambda: _asked(shell(), "revoke", counties()[3])
    yield "county-made", lambda: _made(shell())


def counties() -> list[Covered]:
    """Return 29 made-up counties in every state."""
    return [_covered(place, name) for place, name in enumerate(_PLACES)]


def _covered(place: int, name: str) -> Covered:
    day = clock.today() - timedelta(days=place * place % 17)
    at, code = f"{day.isoformat()}T10:20:00", f"KHZ{chr(65 + place % 26)}{chr(75 + place % 7)}"
    heard, came = place not in _SILENT, _arrival(code, place, at)
    key = KeyRow(
        uid=uuid.UUID(int=place),
        county_uid=uuid.UUID(int=place),
        code=code,
        name=f"بهزیستی {name}",
        n=1,
        stream="5" * 32,
        kid="9M3XK7QD",
        public_key=b"k",
        fingerprint=_PRINT,
        roster_root="",
        enrolled_at="2026-03-28T09:00:00",
        learnt_at=at if heard else "",
        confirmed_at="" if place in _UNSURE else at,
        revoked_at=at if place in _GONE else "",
    )
    row = CountyRow(
        key=key,
        newest=came if heard else None,
        last=came if heard else None,
        refused=("bundle_damaged",) if place in _WAITING else (),
        waiting=2 * (place in _WAITING),
        forks=int(place in _FORKED),
    )
    return Covered(row=row, silent=(clock.today() - day).days if heard else None)


def _arrival(code: str, place: int, at: str) -> ArrivalRow:
    seq, last = 3 + place % 12, 12_345 + place * 2_731
    return ArrivalRow(
        code=code,
        stream="5" * 32,
        seq=seq,
        first=last - 480,
        last=last,
        rows=481,
        chain="ab" * 32,
        file=f"{code}-{seq:06}.hyb",
        result="accepted",
        reason="",
        at=at,
    )


def _renamed() -> list[Covered]:
    """Return counties with the longest names that anybody has."""
    return [
        replace(one, row=replace(one.row, key=replace(one.row.key, name=_LONG)))
        for one in counties()[:6]
    ]


def _screen(shell: Shell, name: str, kind: type[S]) -> S:
    shell.open(name)
    screen = shell.findChild(kind)
    if not isinstance(screen, kind):
        raise TypeError(name)
    return screen


def _board(shell: Shell, rows: list[Covered], at: int | None = None) -> Shell:
    screen = _screen(shell, "coverage", CoverageScreen)

    def fill() -> None:
        screen.model.show_rows(rows)
        if at is not None:
            screen.page.stand_on(at)
            screen.page.opened.emit()

    QTimer.singleShot(450, fill)
    return shell


def _asked(shell: Shell, act: str, one: Covered | None) -> QWidget:
    acts = _screen(shell, "coverage", CoverageScreen).acts
    asked: QWidget = getattr(acts, act)(one)
    return asked


def _made(shell: Shell) -> QWidget:
    screen = _screen(shell, "coverage", CoverageScreen)
    card = Card(
        province="اداره کل بهزیستی استان خوزستان",
        county="بهزیستی دزفول",
        office="KHZDEZ",
        file="KHZDEZ.hyo",
        code="7QD2-T5VR",
        registers=("A", "T1"),
        issued_on=clock.today(),
    )
    return CountyMade(screen.acts.ctx, screen, card, Path("E:/همیار/KHZDEZ.hyo"))
