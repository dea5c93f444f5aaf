"""Pictures of a province: its counties, and what comes from them."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.errors import AppError
from app.domain.exchange import Proved
from app.province.counties import Covered
from app.province.forks import Parting
from app.province.stories import Stories, Story, Told
from app.queries.arrivals import AwayRow, CameRow
from app.queries.counties import ArrivalRow, CountyRow, Decision, KeyRow, Reason
from app.reports.enrolment_card import Card
from app.strings import errors
from app.ui.dialogs.county_made import CountyMade
from app.ui.screens.coverage import CoverageScreen
from app.ui.screens.inbox import InboxScreen
from app.ui.shell import Shell
from app.ui.widgets.arrival_columns import Line

S = TypeVar("S", bound=QWidget)
Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_PRINT: Final = "4821 9930 1172 5504 7716 0283 6649 3105"
_PLACES: Final = (
    *("آبادان", "آغاجاری", "امیدیه", "اندیکا", "اندیمشک", "اهواز", "ایذه", "باغ‌ملک"),
    *("باوی", "بهبهان", "حمیدیه", "خرمشهر", "دزپارت", "دزفول", "دشت آزادگان", "رامشیر"),
    *("رامهرمز", "شادگان", "شوش", "شوشتر", "صیدون", "کارون", "گتوند", "لالی"),
    *("ماهشهر", "مسجدسلیمان", "هفتکل", "هندیجان", "هویزه"),
)
_TIME: Final = "20261115T104500"
_SILENT: Final = frozenset({5, 14, 23})
_UNSURE: Final = frozenset({3, 8, 13, 18, 28})
_WAITING: Final = frozenset({4, 24})
_FORKED: Final = frozenset({6})
_GONE: Final = frozenset({11})
_STOLEN: Final = "رایانهٔ دفتر در شب ۲۳ آبان دزدیده شد؛ رئیس اداره تلفنی خبر داد."
_WHY: Final = "پشتیبان هفتهٔ پیش بی‌خبر برگردانده شده بود؛ رسیدهای تازه به دست نیکوکاران رسیده است."
_PROVED: Final = Proved(receipts=1_200, seals=1_200, counters=1_200, heads=3)
LONG: Final = "ادارهٔ بهزیستی شهرستان دشت آزادگان و بخش‌های بستان، نیسان و سوسنگرد مرکزی"


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "coverage-empty", lambda: _board(shell(), [])
    yield "coverage", lambda: _board(shell(), counties())
    yield "coverage-long", lambda: _board(shell(), _renamed(), at=0)
    yield "coverage-panel", lambda: _board(shell(), counties(), at=3)
    yield "coverage-revoked", lambda: _board(shell(), counties(), at=11)
    yield "coverage-fork", lambda: _board(shell(), counties(), at=6)
    yield "county-new", lambda: _asked(shell(), "enrol", None)
    yield "county-again", lambda: _asked(shell(), "enrol", counties()[3])
    yield "county-confirm", lambda: _asked(shell(), "confirm", counties()[3])
    yield "county-revoke", lambda: _asked(shell(), "revoke", counties()[3])
    yield "inbox-empty", lambda: _inbox(shell(), [])
    yield "inbox", lambda: _inbox(shell(), came())
    yield "inbox-panel", lambda: _inbox(shell(), came(), at=1)
    yield "inbox-refused", lambda: _inbox(shell(), came(), at=0)
    yield "inbox-fork", lambda: _inbox(shell(), came(), at=5)
    yield "inbox-decided", lambda: _inbox(shell(), _decided(), at=5)
    yield "fork", lambda: _fork(shell())
    yield "county-made", lambda: _made(shell())


def _inbox(shell: Shell, rows: list[Line], at: int | None = None) -> Shell:
    screen = screen_of(shell, "inbox", InboxScreen)

    def fill() -> None:
        screen.model.show_rows(rows)
        if at is not None:
            screen.page.stand_on(at)
            screen.page.opened.emit()

    QTimer.singleShot(450, fill)
    return shell


def came() -> list[Line]:
    """Return files that came, each with another result."""
    results = ("accepted", "accepted", "waiting", "duplicate", "fork", "accepted", "accepted")
    rows = [_line(place, results[place % 7]) for place in range(16)]
    forged = AppError("bundle_forged", office="KHZDEZ")
    door = AwayRow(
        uid=uuid.UUID(int=99),
        file="KHZDEZ-000013.hyb",
        office="KHZDEZ",
        digest=b"d" * 32,
        reason=forged.code,
        told="",
        at=f"{clock.today().isoformat()}T10:52:00",
        person="مینا راد",
    )
    told = errors.sentence(forged)
    return [Line(file=door.file, result="refused", sentence=told, away=door), *rows]


def _decided() -> list[Line]:
    """Return the same files after somebody decided the fork."""
    at = f"{clock.today().isoformat()}T11:05:00"
    last = Decision(state="adopted", at=at, reason=_WHY, person="مینا راد")
    return [
        replace(one, row=replace(one.row, undecided=False, decision=last))
        if one.row is not None and one.row.undecided
        else one
        for one in came()
    ]


def _line(place: int, result: str) -> Line:
    one = counties()[place].row
    row = CameRow(
        uid=uuid.UUID(int=place),
        code=one.key.code,
        name=one.key.name,
        county_uid=one.key.county_uid,
        stream="5" * 32,
        seq=3 + place,
        first=11_865 + 97 * place,
        last=12_345 + 97 * place,
        rows=481,
        file=f"{one.key.code}-{3 + place:06}.hyb",
        digest=bytes([place]) * 32,
        result=result,
        reason="",
        at=f"{clock.today().isoformat()}T10:{20 + place}:00",
        person="مینا راد",
        missing=11_800 * (result == "waiting"),
        undecided=result == "fork",
        proved=_PROVED if result == "accepted" else None,
    )
    sentence = ""
    if result == "fork":
        sentence = errors.sentence(AppError("exchange_fork", office=row.code, seq=row.first))
    return Line(file=row.file, result=result, sentence=sentence, missing=row.missing, row=row)


def _fork(shell: Shell) -> QWidget:
    acts = screen_of(shell, "inbox", InboxScreen).forks
    told = [
        Told(number=f"KHZDEZ / A1 / 1405 / {n:06}-7", time=_TIME, kind="D", amount=n * 1_250_000)
        for n in range(731, 739)
    ]
    span = {"began": "2026-11-15T08:10:00", "ended": "2026-11-21T13:52:00"}
    here = Story(entries=41, receipts=(*told,), **span)
    there = Story(entries=17, receipts=(*told[:3],), **span)
    file = "KHZDEZ-000012.hyb"
    acts.show(
        Stories(
            office="KHZDEZ",
            file=file,
            first=1,
            parting=Parting("5" * 32, 12_304),
            here=here,
            there=there,
        ),
        "بهزیستی دزفول",
    )
    return acts.dialog or shell


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
        revoked_for=_STOLEN if place in _GONE else "",
    )
    row = CountyRow(
        key=key,
        newest=came if heard else None,
        last=came if heard else None,
        refused=(Reason(code="merge_head", told='{"register":"A1"}'),) if place in _WAITING else (),
        waiting=2 * (place in _WAITING),
        proved=_PROVED,
        forks=int(place in _FORKED),
    )
    return Covered(row=row, silent=(clock.today() - day).days if heard else None)


def _arrival(code: str, place: int, at: str) -> ArrivalRow:
    seq, last = 3 + place % 12, 12_345 + place * 2_731
    return ArrivalRow(
        uid=uuid.UUID(int=0),
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
        replace(one, row=replace(one.row, key=replace(one.row.key, name=LONG)))
        for one in counties()[:6]
    ]


def screen_of(shell: Shell, name: str, kind: type[S]) -> S:
    """Return the screen of *kind*, opened in *shell*."""
    shell.open(name)
    screen = shell.findChild(kind)
    if not isinstance(screen, kind):
        raise TypeError(name)
    return screen


def _board(shell: Shell, rows: list[Covered], at: int | None = None) -> Shell:
    screen = screen_of(shell, "coverage", CoverageScreen)

    def fill() -> None:
        screen.model.show_rows(rows)
        if at is not None:
            screen.page.stand_on(at)
            screen.page.opened.emit()

    QTimer.singleShot(450, fill)
    return shell


def _asked(shell: Shell, act: str, one: Covered | None) -> QWidget:
    acts = screen_of(shell, "coverage", CoverageScreen).acts
    asked: QWidget = getattr(acts, act)(one)
    return asked


def _made(shell: Shell) -> QWidget:
    screen = screen_of(shell, "coverage", CoverageScreen)
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
