"""Pictures of what came from the province: campaigns, rates, lunar months, each in its state."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.ui.gallery_province import screen_of
from app.ui.screens.province_lists import ProvinceListsScreen
from app.ui.shell import Shell
from app.ui.widgets import calendars
from app.ui.widgets.province_columns import listed

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_HERE: Final = "KHZDEZ"
_LONG: Final = "پویش استانی تأمین جهیزیهٔ سیصد و سیزده زوج جوان تحت پوشش در شهرستان‌های کم‌برخوردار"
_OFF: Final = 3
"""A rate that this office does not use."""
_UNFIT: Final = 10
"""A month whose first day cannot be."""
_Rows = tuple[Mapping[str, Any], ...]


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "lists", partial(_filled, shell, "campaign", at=0)
    yield "lists-own", partial(_filled, shell, "campaign", at=3)
    yield "lists-rates", partial(_filled, shell, "rate", at=1)
    yield "lists-months", partial(_filled, shell, "month", at=0)
    yield "lists-empty", partial(_filled, shell, "entry")
    yield "lists-new", lambda: screen_of(shell(), "lists", ProvinceListsScreen).acts.ask("campaign")


def _filled(shell: Callable[[], Shell], kind: str, at: int | None = None) -> Shell:
    made = shell()
    screen = screen_of(made, "lists", ProvinceListsScreen)
    screen.kind.choose(kind)
    rows = {"campaign": _campaigns, "rate": _rates, "month": _months}.get(kind, tuple)()

    def fill() -> None:
        screen.model.show_rows(listed(kind, rows, _HERE, calendars.lunar(), ""))
        if at is not None:
            screen.page.stand_on(at)
            screen.page.opened.emit()

    QTimer.singleShot(450, fill)
    return made


def _row(at: int, **said: Any) -> Mapping[str, Any]:
    return {"uid": uuid.UUID(int=at), "owner": "KHZ", "active": True, "said": 1} | said


def _campaigns() -> _Rows:
    today = clock.today()
    days = {"starts_on": "2026-03-21", "ends_on": "2027-03-20"}
    gone = {"starts_on": "2026-03-21", "ends_on": f"{today - timedelta(days=20)}"}
    ahead = {"starts_on": f"{today + timedelta(days=12)}", "ends_on": ""}
    own = {"owner": _HERE, "code": f"{_HERE}_01", "name": "افطاری مسجد جامع"}
    return (
        _row(1, code="KHZ_01", name=_LONG, target=60_000_000_000, **days),
        _row(2, code="KHZ_02", name="یلدای مهربانی", target=0, **ahead),
        _row(3, code="KHZ_03", name="مهر تحصیلی", target=9_000_000_000, active=False, **gone),
        _row(4, target=450_000_000, starts_on="", ends_on="", **own),
        _row(5, code="KHZ_04", name="ضیافت مهربانی", target=0, said=0, **gone | {"active": False}),
        _row(6, code="KHZ_05", name="لبخند مهربانی عیدانه", target=0, **gone),
    )


def _rates() -> _Rows:
    told = (
        (1448, "fitriyeh", 1_200_000, "گندم"),
        (1448, "fitriyeh", 3_900_000, "برنج"),
        (1448, "kaffareh_ghayr_amd", 300_000, ""),
        (1448, "kaffareh_amd", 18_000_000, ""),
        (1447, "fitriyeh", 1_000_000, "گندم"),
        (1447, "fidyeh", 250_000, "گندم"),
    )
    return tuple(
        _row(at, due=due, year=year, amount=amount, staple=staple, authority="", active=at != _OFF)
        for at, (year, due, amount, staple) in enumerate(told)
    )


def _months() -> _Rows:
    lunar = calendars.lunar()
    firsts = {(1448, month): lunar.first(1448, month) for month in (7, 8, 9, 10)}
    return tuple(
        _row(year * 100 + month, year=year, month=month, first=f"{first + moved}")
        for (year, month), first in firsts.items()
        if first is not None
        for moved in (timedelta(days=3 * (month == _UNFIT)),)
    )
