"""How a field of a file from outside is taken: by its own check, or not at all."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

Check = Callable[[Any], Any]
T = TypeVar("T")

_MOST_COUNT: Final = 2**62


def build(kind: type[T], said: Any, checks: Mapping[str, Check]) -> T:
    """Return a *kind* of *said*, which has exactly the fields of *checks*; raises ValueError."""
    if not isinstance(said, dict) or said.keys() != checks.keys():
        raise ValueError("other fields")
    return kind(**{name: check(said[name]) for name, check in checks.items()})


def text(pattern: str) -> Check:
    """Take a text that *pattern* matches whole."""
    fits = re.compile(pattern).fullmatch

    def check(said: Any) -> str:
        if not isinstance(said, str) or not fits(said):
            raise ValueError("a text that does not belong here")
        return said

    return check


def count(said: Any) -> int:
    """Take a whole number from 0 on; a bool is none."""
    if type(said) is not int or not 0 <= said <= _MOST_COUNT:
        raise ValueError("a count that is none")
    return said


def flag(said: Any) -> bool:
    """Take yes or no."""
    if not isinstance(said, bool):
        raise ValueError("neither yes nor no")  # noqa: TRY004 - one kind of refusal for all
    return said


def maybe(check: Check) -> Check:
    """Take nothing, or what *check* takes."""
    return lambda said: None if said is None else check(said)


def part(kind: type[Any], checks: Mapping[str, Check]) -> Check:
    """Take a *kind* of its own."""
    return lambda said: build(kind, said, checks)


def each(check: Check, most: int) -> Check:
    """Take a list of at most *most*, each by *check*; gives a tuple."""

    def checked(said: Any) -> tuple[Any, ...]:
        if not isinstance(said, list) or len(said) > most:
            raise ValueError("no list, or a longer one")
        return tuple(check(one) for one in said)

    return checked


OFFICE: Final = text(r"[A-Z][A-Z0-9]{1,9}")
REGISTER: Final = text(r"[A-Z][0-9]")
HEX64: Final = text(r"[0-9a-f]{64}")
UID: Final = text(r"[0-9a-f]{32}")
KID: Final = text(r"[A-Z2-7]{8}")
CODE: Final = text(r"[a-z][a-z0-9_]{0,63}")
MOMENT: Final = text(r"[0-9A-Za-z.+:T-]{1,40}")
NAME: Final = text(r"[^\x00-\x1f\x7f]{1,200}")
LOGIN: Final = text(r"[^\s\x00-\x1f\x7f]{1,64}")
"""Texts that more than one kind of file has."""
