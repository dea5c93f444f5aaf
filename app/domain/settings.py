"""The office's settings: their keys and what holds until the office says otherwise."""

from collections.abc import Mapping
from typing import Final

ORGANIZATION: Final = "letterhead.organization"
DEPARTMENT: Final = "letterhead.department"
SLOGAN: Final = "letterhead.slogan"
THANKS: Final = "receipt.thanks"
SIGNATORIES: Final = "receipt.signatories"
EMBLEM: Final = "emblem"
"""The SHA-256 of the emblem's PNG, as 64 hexadecimal figures; empty without one."""
PAPER: Final = "receipt.paper"
UNIT: Final = "money.unit"
ASK_ABOVE: Final = "money.ask_above"
ASK_BELOW: Final = "money.ask_below"
IDENTIFY_ABOVE: Final = "donor.identify_above"
"""Rials above which a giver has to be identified; empty for no ceiling."""
FIRST_OPEN_DAY: Final = "fiscal.first_open_day"
COUNTY: Final = "office.county"
"""The code of the office's county in the list of counties, empty where nobody said."""

DEFAULTS: Final[Mapping[str, str]] = {
    ORGANIZATION: "سازمان بهزیستی کشور",
    DEPARTMENT: "مشارکت‌های مردمی",
    SLOGAN: "",
    THANKS: "کمک شما تنها در محل نیت شده هزینه می‌شود. سپاس از همراهی شما.",
    SIGNATORIES: "دریافت‌کننده|امور مالی|نیکوکار",
    EMBLEM: "",
    PAPER: "a4",
    UNIT: "IRR",
    ASK_ABOVE: "1000000000",
    ASK_BELOW: "100000",
    IDENTIFY_ABOVE: "",
    FIRST_OPEN_DAY: "",
    COUNTY: "",
}


def value(settings: Mapping[str, str], key: str) -> str:
    """Return the office's value of *key*, or its default."""
    return settings.get(key, DEFAULTS[key])
