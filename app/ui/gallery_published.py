"""Pictures of a province's sums and of what it publishes."""

import uuid
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.province import county_totals
from app.province.county_totals import Cell
from app.strings import publishing as words
from app.ui.gallery_province import LONG, counties, screen_of
from app.ui.screens.publish import PublishScreen
from app.ui.screens.totals import TotalsScreen
from app.ui.shell import Shell
from app.ui.widgets.published_columns import lines

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    for kind in words.KINDS:
        yield f"publish-{kind}", partial(_publish, shell, kind)
    yield "publish", partial(_publish, shell, "campaign")
    yield "publish-new", lambda: _published(shell(), "rate")
    yield "publish-instruction-new", lambda: _published(shell(), "instruction")
    yield "totals-empty", lambda: _totals(shell(), [], county_totals.COUNTY)
    yield "totals", lambda: _totals(shell(), _cells(), county_totals.COUNTY)
    yield "totals-both", lambda: _totals(shell(), _cells(), county_totals.BOTH)


def _cells() -> list[Cell]:
    """Return sums of many counties, some of them as large as a province's."""
    names = {"MAISHAT": "کمک‌معیشت", "JAHIZIEH": "جهیزیه", "MASKAN": "مسکن محرومان"}
    return [
        Cell(
            office=one.row.key.code,
            county=one.row.key.name,
            niyyat=code,
            name=name,
            form=form,
            count=120 + 7 * place,
            amount=0 if form == "service" else 98_765_432_000 // (place + 1),
        )
        for place, one in enumerate(counties())
        for code, name in names.items()
        for form in county_totals.FORMS
    ]


def _totals(shell: Shell, cells: list[Cell], by: str) -> Shell:
    screen = screen_of(shell, "totals", TotalsScreen)
    screen.by.choose(by)
    QTimer.singleShot(450, lambda: screen.model.show_rows(county_totals.lines(cells, by)))
    return shell


def _publish(shell: Callable[[], Shell], kind: str) -> Shell:
    made = shell()
    screen = screen_of(made, "publish", PublishScreen)
    screen.kind.choose(kind)
    rows = {"campaign": _CAMPAIGNS, "rate": _RATES}.get(kind, ())

    def fill() -> None:
        screen.model.show_rows(lines(kind, rows))
        screen.page.stand_on(0)
        screen.page.opened.emit()

    QTimer.singleShot(450, fill)
    return made


def _published(shell: Shell, kind: str) -> QWidget:
    return screen_of(shell, "publish", PublishScreen).acts.ask(kind)


_CAMPAIGNS: Final = tuple(
    {
        "uid": uuid.UUID(int=at),
        "name": name,
        "starts_on": "2026-11-01",
        "ends_on": "2027-03-20",
        "target": 12_500_000_000 * (at + 1),
        "active": at != 1,
    }
    for at, name in enumerate(("پویش جهیزیهٔ زوج‌های جوان", "مهر تحصیلی", LONG))
)
_RATES: Final = tuple(
    {
        "uid": uuid.UUID(int=at),
        "due": due,
        "year": 1448,
        "amount": amount,
        "staple": staple,
        "authority": "",
        "active": 1,
    }
    for at, (due, amount, staple) in enumerate(
        (("fitriyeh", 1_200_000, "گندم"), ("fitriyeh", 3_900_000, "برنج"), ("fidyeh", 250_000, ""))
    )
)
