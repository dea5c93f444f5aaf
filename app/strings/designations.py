"""Words of the office's designations, نیت‌ها."""

from collections.abc import Mapping
from typing import Final

STATES: Final[Mapping[str, str]] = {
    "on": "فعال",
    "off": "خاموش",
    "permit": "نیازمند مجوز",
}


def line(code: str, name: str, state: str) -> str:
    """Return one designation as the command prints it."""
    return f"{code}\t{name}\t{state}"
