"""Pictures of the import of a workbook: its runs, columns, rows, run and result."""

import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import openpyxl
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from app.queries.imports import RunRow
from app.strings import imports as words
from app.ui.dialogs.import_undo import UndoDialog
from app.ui.screens.imports import ImportsScreen
from app.ui.shell import Shell
from app.ui.widgets.import_frame import COLUMNS, PREVIEW

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_HEADINGS: Final = (
    *("ردیف", "نام و نام خانوادگی", "كد ملي", "تلفن همراه", "تاریخ", "مبلغ", "بابت"),
    *("نحوه پرداخت", "توضیحات"),
)
_LINES: Final = (
    (1, "زهرا احمدی", "2001777639", "+989100780963", "1404/13/02", "۱۵۰٬۰۰۰٬۷۵۰", "ایتام", "نقد"),
    (2, "قاسم چنانی", "1748377833", "۰۹۳۷۱۱۹۲۹۹۲", "1403-11-8", "150000750", "ایتام", "چک"),
    (3, "  رضا مزرعه ", "۱۸۷۸۶۹۰۷۳۶", "9798574707", "22/7/1404", "1٬000٬000", "صدقه", "واریز"),
    (4, "یوسف یزدانی", "1812830386", "09987935283", "1404/04/13", "1,000,000 تومان", "صدقه", "پوز"),
    (5, "کبری البوغبیش", "1859838677", "", "۱۴۰۴/۰۴/۰۹", "۲۵۰۰۰۰ تومان", "معیشت", ""),
    (6, "", "", "", "1404/04/10", "5,000,000", "معیشت", "نقد"),
    (7, "نرگس گچ‌کار", "1988387388", "09696328469", "۹ تیر ۱۴۰۴", "دو میلیون", "معیشت", "نقد"),
    (8, "زینب کاظمی", "1859640230", "", "14040512", 7_500_000, "کمک درمان", "کارت به کارت"),
)
_PATIENCE_MS: Final = 60_000
_LONG: Final = "خانوادهٔ محترم مرحوم حاج سید عبدالرضا موسوی‌نژاد دزفولی و بستگان وابسته"
_RUN: Final = RunRow(
    uid=uuid.UUID(int=1),
    kind="donations",
    file_name="لیست خیرین ۱۴۰۴.xlsx",
    state="done",
    read=1200,
    imported=1144,
    rejected=56,
    duplicates=0,
    amount=21_877_055_250,
    created_at="2026-11-21T18:32:05",
    left=0,
    person="سعید دریس",
)
_HALF: Final = replace(_RUN, state="applying", left=544, created_at="2026-11-22T17:05:40")
_DONORS: Final = replace(
    _RUN, kind="donors", imported=895, rejected=26, duplicates=279, amount=0, state="taken_back"
)


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "imports", lambda: _at(shell(), lambda _screen: None)
    yield "imports-runs", lambda: _at(shell(), lambda one: _list(one, _RUN, _DONORS))
    yield "imports-half", lambda: _at(shell(), lambda one: _list(one, _HALF, _RUN, _DONORS))
    yield "imports-columns", lambda: _opened(shell(), _LINES)
    yield "imports-missing", lambda: _opened(shell(), _LINES, headings=("یک", "دو", "سه"))
    yield "imports-preview", lambda: _previewed(shell(), _LINES)
    yield "imports-long", lambda: _previewed(shell(), _very_long())
    yield "imports-running", lambda: _at(shell(), _run)
    yield "imports-result", lambda: _ended(shell())
    yield "imports-undo", lambda: UndoDialog(_RUN, _screen_of(shell()))


def _screen_of(shell: Shell) -> ImportsScreen:
    shell.open("imports")
    found = shell.findChild(ImportsScreen)
    if not isinstance(found, ImportsScreen):
        raise TypeError("the import is not open")
    return found


def _at(shell: Shell, deed: Callable[[ImportsScreen], None]) -> QWidget:
    screen = _screen_of(shell)
    QTimer.singleShot(450, lambda: deed(screen))
    return shell


def _list(screen: ImportsScreen, *runs: RunRow) -> None:
    screen.frame.runs.show_runs(runs)


def _book(lines: tuple[tuple[object, ...], ...], headings: tuple[str, ...]) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "لیست خیرین ۱۴۰۴"
    for line in (headings, *lines):
        book.active.append(line)
    path = Path(tempfile.mkdtemp()) / "لیست خیرین ۱۴۰۴.xlsx"
    book.save(path)
    return path


def _opened(
    shell: Shell, lines: tuple[tuple[object, ...], ...], headings: tuple[str, ...] = _HEADINGS
) -> QWidget:
    screen = _screen_of(shell)
    screen.work.open(_book(lines, headings))
    _wait_for(screen, COLUMNS)
    return shell


def _previewed(shell: Shell, lines: tuple[tuple[object, ...], ...]) -> QWidget:
    _opened(shell, lines)
    screen = _screen_of(shell)
    screen.frame.look.click()
    _wait_for(screen, PREVIEW)
    return shell


def _wait_for(screen: ImportsScreen, page: int) -> None:
    """Let the step end, however busy the machine is: its child starts an interpreter."""
    loop, look, most = QEventLoop(), QTimer(interval=20), QTimer(interval=_PATIENCE_MS)
    look.timeout.connect(lambda: loop.quit() if screen.frame.at == page else None)
    most.timeout.connect(loop.quit)
    look.start()
    most.start()
    loop.exec()


def _very_long() -> tuple[tuple[object, ...], ...]:
    good = (_LONG, "1859640230", "09161234567", "1404/05/12", "999,999,999,999 تومان")
    bad = (_LONG, "1", "12", "1404/15/40", "نهصد و نود و نه میلیارد و نهصد میلیون")
    lines = [(n, *(good if n % 2 else bad), "معیشت", "نقد", _LONG) for n in range(1, 41)]
    return tuple(lines)


def _run(screen: ImportsScreen) -> None:
    _list(screen, _RUN)
    screen.frame.busy(busy=True)
    screen.frame.strip.begin(words.WRITING)
    screen.frame.strip.show_step(words.WRITING, 600, 1144)


def _ended(shell: Shell) -> QWidget:
    """Show the end of an import that the demo office never sees."""
    _previewed(shell, _LINES)
    screen = _screen_of(shell)
    if screen.frame.preview.plan is not None:
        counts: dict[str, Any] = screen.frame.preview.plan.counts()
        screen.work.ended.emit(replace(_RUN, **counts))
    return shell
