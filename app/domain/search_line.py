"""What somebody means who types into the search field: names, figures, a day, a whole number."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain import chain, digits, jalali, lunar, text
from app.domain.errors import AppError
from app.domain.lunar import LunarTable
from app.domain.receipt import LONGEST_SERIAL, ReceiptNumber

TAIL: Final = 4
"""Figures from which on a number may be the end of a reference."""
LONGEST: Final = 20

_GROUPED: Final = re.compile(r"(?<=[0-9])[٬,،](?=[0-9]{3})")
_SCALES: Final = {"هزار": 10**3, "میلیون": 10**6, "میلیارد": 10**9}
_SCALED: Final = re.compile(
    rf"(?P<count>[0-9]+(?:[.٫][0-9]+)?) ?(?P<scale>{'|'.join(_SCALES)})?"
    r"(?: ?(?P<unit>ریال|تومان|تومن))?(?=\s|$)"
)
_SERIAL: Final = re.compile(rf"(?<![\w/-])([0-9]{{1,{LONGEST_SERIAL}}})-[0-9](?![\w/-])")
_SLASHED: Final = re.compile(r"(?<!\S)[0-9]{1,4}(?:/[0-9]{1,2}){1,2}(?!\S)")
_NAMED: Final = re.compile(
    rf"(?<!\S)(?P<night>شب )?(?P<day>[0-9]{{1,2}}) ?(?P<month>{'|'.join(jalali.MONTHS)}"
    rf"|{'|'.join(lunar.MONTHS)})(?: (?P<year>1[34][0-9]{{2}}))?(?!\S)"
)
_DAY_WORDS: Final = {"امشب": "امروز", "دیشب": "دیروز", "پریشب": "پریروز"}
_WEEKDAYS: Final = frozenset(text.squeezed(name) for name in jalali.WEEKDAYS)
_DAYS: Final = _WEEKDAYS | {text.squeezed(word) for word in ("امروز", "دیروز", "پریروز")}
_PARTED: Final = re.compile(r"(?<!\S)(یک|دو|سه|چهار|پنج)[ \u200c]شنبه(?!\S)")
_NIGHT: Final = "شب"
_NOISE: Final = frozenset({"رسید", "شماره", "شمارهٔ", "مبلغ", "مرجع", "کارت", "ریال", "تومان"})
"""Words that say what a figure is; which one it is, is looked up anyway."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was typed. *rials* are the amounts, *serial* and *tail* what else it may be."""

    figures: str
    rials: tuple[int, ...]
    serial: bool
    tail: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What was typed, taken apart. *day* is ISO or empty, *names* is what is neither.

    *dated* tells that the day stood there in figures: a word such as «جمعه» may be a name too.
    """

    typed: str
    names: str = ""
    figures: tuple[Figure, ...] = ()
    day: str = ""
    dated: bool = False
    number: ReceiptNumber | None = None

    @property
    def asks(self) -> bool:
        """Tell whether anything is asked at all."""
        return bool(self.names or self.figures or self.day or self.number)


def read(typed: str, today: date, table: LunarTable) -> Sought:
    """Return what *typed* means; days are read as seen from *today*."""
    line = digits.to_ascii(text.clean(typed))
    if (number := _whole_number(line)) is not None:
        return Sought(typed=typed, number=number)
    line = _GROUPED.sub("", line)
    day, dated, line = _take_day(line, today, table)
    figures: list[Figure] = []
    line = _SERIAL.sub(lambda found: _put(figures, Figure(found[1], (), True, False)), line)
    line = _SCALED.sub(lambda found: _put(figures, _figure(found)), line)
    names = " ".join(word for word in line.split() if word not in _NOISE)
    return Sought(typed=typed, names=names, figures=tuple(figures), day=day, dated=dated)


def _whole_number(line: str) -> ReceiptNumber | None:
    """Read a printed number or a scanned code; a wrong check digit is nobody's number."""
    try:
        if line.upper().startswith("R1/"):
            return chain.parse(line.upper().replace(" ", "")).number
        return ReceiptNumber.parse(line)
    except AppError:
        return None


def _put(figures: list[Figure], one: Figure) -> str:
    if len(one.figures) <= LONGEST:
        figures.append(one)
    return " "


def _figure(found: re.Match[str]) -> Figure:
    count, scale, unit = found["count"].replace("٫", "."), found["scale"], found["unit"]
    whole, _, part = count.partition(".")
    factor = _SCALES.get(scale, 1)
    if part and not scale:
        return Figure(whole + part, (), False, False)
    amount = int(whole) * factor + (int(part) * factor // 10 ** len(part) if part else 0)
    tomans, rials = amount * 10, amount
    if unit == "ریال":
        return Figure(str(amount), (rials,), False, False)
    if unit or scale:
        # people say tomans; a bare «میلیون» may be of rials too
        return Figure(str(amount), (tomans,) if unit else (tomans, rials), False, False)
    return Figure(whole, (rials, tomans), len(whole) <= LONGEST_SERIAL, len(whole) >= TAIL)


def _take_day(line: str, today: date, table: LunarTable) -> tuple[str, bool, str]:
    """Return the ISO day that stands in *line*, or nothing, if by figures, and the rest."""
    for found in _NAMED.finditer(line):
        if (day := _named_day(found, today, table)) is not None:
            return day.isoformat(), True, _without(line, found)
    for found in _SLASHED.finditer(line):
        if (day := _read_day(found[0], today)) is not None:
            return day.isoformat(), True, _without(line, found)
    words = _PARTED.sub(r"\1شنبه", line).split()
    for at, word in enumerate(words):
        meant = text.squeezed(_DAY_WORDS.get(word, word))
        if meant in _DAYS and (day := _read_day(meant, today)) is not None:
            # the night of Friday is Thursday's evening, but «جمعه شب» is Friday's
            eve = meant in _WEEKDAYS and at > 0 and words[at - 1] == _NIGHT
            rest = [*words[:at], *words[at + 1 :]]
            left = " ".join(one for one in rest if one != _NIGHT)
            return (day - timedelta(days=eve)).isoformat(), False, left
    return "", False, line


def _without(line: str, found: re.Match[str]) -> str:
    return f"{line[: found.start()]} {line[found.end() :]}"


def _read_day(typed: str, today: date) -> date | None:
    try:
        return jalali.parse_day(typed, today)
    except AppError:
        return None


def _named_day(found: re.Match[str], today: date, table: LunarTable) -> date | None:
    if found["month"] in jalali.MONTHS:
        return _read_day(found[0].removeprefix("شب "), today)
    month, day = lunar.MONTHS.index(found["month"]) + 1, int(found["day"])
    now = table.day(today)
    if not 1 <= day <= lunar.LONGEST or now is None:
        return None
    years = [int(found["year"])] if found["year"] else [now.year, now.year - 1]
    # the night of a day begins on the evening before
    ahead = 0 if found["night"] else 1
    days = (table.evening_of(year, month, day + ahead) for year in years)
    return next((one for one in days if one is not None and one <= today), None)
