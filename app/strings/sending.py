"""Words of what goes to the province and comes back: files, acknowledgements, updates."""

from collections.abc import Mapping
from typing import Final

EVENTS: Final[Mapping[str, str]] = {
    "province.joined": "پیوستن به استان",
    "province.renewed": "ثبت دوباره در استان",
    "province.key_known": "کلید استان",
    "province.key_changed": "تغییر کلید استان",
}

TABLES: Final[Mapping[str, str]] = {
    "province_link": "استان بالادست",
    "province_key": "کلید استان",
}
