"""Read a workbook in a child process that can be lost: memory capped, time bounded, reused."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.domain.errors import AppError
from app.intake import guards
from app.intake.cells import EMPTY, Cell, Kind, Line, Sheet

_ROOT: Final = Path(__file__).parents[2]
MAX_LINES: Final = 50_000
PATIENCE: Final = 120.0
"""Seconds that a workbook may take; one within the caps takes a tenth of it on a slow PC."""


class Reader:
    """A child that parses one workbook after another; a new one starts when one is lost."""

    def __init__(self, patience: float = PATIENCE, lines: int = MAX_LINES) -> None:
        self._patience, self._lines = patience, lines
        self._child: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._stop()

    def read(self, path: Path) -> tuple[Sheet, ...]:
        """Return the visible sheets of *path*.

        Raises AppError: the codes of `guards.check`, `workbook_too_long`, `workbook_unreadable`.
        """
        guards.check(path)
        child = self._child = self._child or _start(self._lines)
        alarm = threading.Timer(self._patience, child.kill)
        alarm.daemon = True
        alarm.start()
        try:
            sheets, end = _ask(child, path.resolve())
        except (OSError, ValueError):
            sheets, end = [], "broken"
            self._stop()
        finally:
            alarm.cancel()
        if end == "long":
            raise AppError("workbook_too_long", name=path.name)
        if end:
            raise AppError("workbook_unreadable", name=path.name)
        return tuple(sheets)

    def abandon(self) -> None:
        """End what is being read, from another thread; its `read` is refused."""
        if (child := self._child) is not None:
            child.kill()

    def _stop(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None


def _start(lines: int) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own module under our own interpreter
        [sys.executable, "-m", "app.intake.child", str(lines)],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def _ask(child: subprocess.Popen[str], path: Path) -> tuple[list[Sheet], str]:
    """Return the sheets and how the answer ended; ValueError when the child is lost."""
    if child.stdin is None or child.stdout is None or "\n" in str(path):
        raise ValueError
    child.stdin.write(f"{path}\n")
    child.stdin.flush()
    sheets: list[tuple[str, list[Line]]] = []
    for raw in child.stdout:
        match json.loads(raw):
            case ["sheet", str(title)]:
                sheets.append((title, []))
            case ["row", int(number), list(cells)]:
                sheets[-1][1].append(Line(number=number, cells=tuple(map(_cell, cells))))
            case ["end", str(end)]:
                return [Sheet(title=title, lines=tuple(lines)) for title, lines in sheets], end
    raise ValueError


def _cell(parts: list[str]) -> Cell:
    return EMPTY if parts == [str(Kind.EMPTY)] else Cell(Kind(parts[0]), *parts[1:])
