"""What a verification found: values, in the order they were met."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

MOST: Final = 500
"""Findings kept of one kind; a ruined file says the same thing a million times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: *entity* is the kind of thing, *key* names the very one."""

    code: str
    entity: str
    key: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was checked, and what was found."""

    checked: Mapping[str, int]
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def _silent() -> None:
    """Tell nobody."""


@dataclass
class Notes:
    """The report while it is written; *beat* hears of each thing checked, and may stop it all."""

    beat: Callable[[], None] = _silent
    checked: dict[str, int] = field(default_factory=dict)
    findings: dict[Finding, None] = field(default_factory=dict)
    _kinds: dict[str, int] = field(default_factory=dict)

    def count(self, what: str, many: int = 1) -> None:
        """Add to what was checked."""
        self.checked[what] = self.checked.get(what, 0) + many
        self.beat()

    def find(self, code: str, entity: str, key: str) -> None:
        """Note one finding, once."""
        if self._kinds.setdefault(code, 0) < MOST:
            self.findings.setdefault(Finding(code=code, entity=entity, key=key))
            self._kinds[code] += 1

    def report(self) -> Report:
        """Return the finished report."""
        return Report(checked=dict(self.checked), findings=tuple(self.findings))
