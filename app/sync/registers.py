"""The secrets of a register that travel: what its counters and seals are checked with."""

from dataclasses import dataclass, field
from typing import Final

from app.sync import form


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSecret:
    """Counter key CK and first seal key K1 of a register, 32 bytes each as hex; never shown."""

    code: str
    counter: str = field(repr=False)
    first: str = field(repr=False)


CHECKS: Final = {"code": form.REGISTER, "counter": form.HEX64, "first": form.HEX64}
