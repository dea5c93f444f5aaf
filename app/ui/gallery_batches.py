"""Pictures of the evening pile: empty, half typed, agreeing, and where a manager is asked."""

import uuid
from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.batch import Heading, Row, State, Totals, totals
from app.domain.donation import DonorFacts
from app.queries.batches import BatchRow, Typed, Whole
from app.ui.dialogs.pile_differs import PileDiffersDialog
from app.ui.screens.batches import BatchesScreen
from app.ui.shell import Shell

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_HEADING = Heading(paid_on=date(2026, 11, 20), method="cash")
_LONG = "خانوادهٔ محترم مرحوم حاج سید عبدالرضا موسوی‌نژاد دزفولی و بستگان وابسته"
_GIFTS = (
    ("زهرا کاظمی‌نژاد", 25_000_000, "JAHIZIEH", "pos", "732100451"),
    ("", 2_000_000, "SADAQEH", "cash", ""),
    ("جاسم کعبی", 5_000_000, "MAISHAT", "cash", ""),
    (_LONG, 1_250_000_000, "MASKAN", "bank", "99120045512"),
    ("شرکت نخل سبز جنوب", 100_000_000, "AYTAM", "bank", "99120045513"),
)


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "batches", lambda: _page(shell(), None, {})
    yield "batch-typing", lambda: _page(shell(), Totals(count=12, amount=2_000_000_000), {})
    agreed = totals(one.row for one in _typed())
    yield "batch-agrees", lambda: _page(shell(), agreed, {})
    wrong = {"rows.2.niyyat": "niyyat_inactive", "rows.4.donor.name": "required"}
    yield "batch-problems", lambda: _page(shell(), agreed, wrong)
    yield "batch-differs", lambda: _differs(shell())


def _typed() -> tuple[Typed, ...]:
    made = []
    for n, (name, amount, niyyat, method, reference) in enumerate(_GIFTS, start=1):
        donor = DonorFacts(name=name) if name else DonorFacts(kind="anonymous")
        row = Row(donor=donor, amount=amount, niyyat=niyyat, method=method, reference=reference)
        made.append(Typed(n=n, client_uid=uuid.UUID(int=n), row=row))
    return tuple(made)


def _whole(expected: Totals) -> Whole:
    rows = _typed()
    pile = BatchRow(
        uid=uuid.UUID(int=0),
        heading=_HEADING,
        expected=expected,
        accepted=None,
        reason="",
        state=State.OPEN,
        person="",
        created_at="",
        closed_at="",
    )
    reached = totals(one.row for one in rows)
    return Whole(pile=pile, reached=reached, typed=rows, last=len(rows))


def _page(shell: Shell, expected: Totals | None, problems: dict[str, str]) -> QWidget:
    shell.open("batches")
    screen = _screen(shell)
    if expected is not None:
        whole = _whole(expected)
        QTimer.singleShot(500, lambda: _show(screen, whole, problems))
    return shell


def _show(screen: BatchesScreen, whole: Whole, problems: dict[str, str]) -> None:
    screen.pages.setCurrentWidget(screen.page)
    screen.page.begin(whole.pile.heading)
    screen.page.show_whole(whole, problems)
    donor = DonorFacts(name="مریم بهادری")
    screen.page.line.show_row(
        Row(donor=donor, amount=3_000_000, niyyat="MAISHAT"), screen.page.line.place.text()
    )


def _differs(shell: Shell) -> QWidget:
    shell.open("batches")
    return PileDiffersDialog("۷ برگه، ۷۵۰٬۰۰۰٬۰۰۰ ریال", [("modir", "سعید دریس")], shell)


def _screen(shell: Shell) -> BatchesScreen:
    found = shell.findChild(BatchesScreen)
    if not isinstance(found, BatchesScreen):
        raise TypeError("the piles are not open")
    return found
