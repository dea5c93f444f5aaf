"""What one check of the safety report found, beside a control that shows it can find anything."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Result:
    """One line of the report. *counts* are what must be 0: their sum is the failures.

    *control* says what was broken on purpose, *control_failed* that it failed, as it must: a check
    that cannot see a broken program proves nothing. *details* are for whoever has to look.
    """

    name: str
    size: int
    seed: int
    counts: Mapping[str, int]
    control: str
    control_failed: bool
    details: tuple[str, ...] = ()
    note: str = ""

    @property
    def failures(self) -> int:
        """How many times the product did what it must never do."""
        return sum(self.counts.values())

    @property
    def ok(self) -> bool:
        """Whether the product held and the control did not."""
        return self.failures == 0 and self.control_failed

    def line(self, seconds: float) -> str:
        """Return the check as one line of the report."""
        counts = " ".join(f"{name} {count}" for name, count in self.counts.items())
        note = f" [{self.note}]" if self.note else ""
        verdict = "" if self.ok else " | FAILED"
        return (
            f"{self.name} {self.size} {counts}{note} (seed {self.seed}, {seconds:.1f} s)"
            f" | control {self.control}{verdict}"
        )

    def facts(self, seconds: float) -> dict[str, object]:
        """Return the check for JSON."""
        return {
            "name": self.name,
            "size": self.size,
            "seed": self.seed,
            "counts": dict(self.counts),
            "failures": self.failures,
            "control": self.control,
            "control_failed": self.control_failed,
            "ok": self.ok,
            "note": self.note,
            "details": list(self.details),
            "seconds": round(seconds, 1),
        }
