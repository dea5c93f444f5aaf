"""The columns of the tables of an import: its runs, its rows as they were read, its reasons."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain import digits, identity, jalali, text
from app.domain.donor import DonorDetails
from app.intake import fields
from app.intake.cells import Cell
from app.intake.rows import Gift, Row
from app.queries.imports import DONATIONS, RunRow
from app.services.import_plans import Plan
from app.strings import donors, errors, intake
from app.strings import imports as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import REST

FRESH, REJECTED, DUPLICATES = "imported", "rejected", "duplicates"
_OUTCOMES: Final = {
    FRESH: (words.FRESH, "ok"),
    REJECTED: (words.REJECTED, "danger"),
    DUPLICATES: (words.DUPLICATES, "muted"),
}
_STATES: Final = {"done": "ok", "taken_back": "muted"}


def _state(run: RunRow) -> str:
    return words.waiting(run.left) if run.state == "applying" else words.STATES[run.state]


def _state_role(run: RunRow, role: int) -> Any:
    return _ink(_STATES.get(run.state, "danger"), role)


def _ink(tone: str, role: int) -> Any:
    return theme.color(tone) if role == Qt.ItemDataRole.ForegroundRole else None


def _file_tip(run: RunRow, role: int) -> Any:
    return words.file(run.file_name) if role == Qt.ItemDataRole.ToolTipRole else None


RUNS: Final[tuple[Column[RunRow], ...]] = (
    Column(words.WHEN, lambda run: words.moment(run.created_at)),
    Column(words.WHAT, lambda run: words.KINDS[run.kind]),
    Column(words.FILE, lambda run: words.file(run.file_name), role=_file_tip),
    Column(words.WHO, lambda run: run.person),
    Column(words.READ, lambda run: digits.group(run.read), number=True),
    Column(words.DONE, lambda run: digits.group(run.imported), number=True),
    Column(words.REJECTED, lambda run: digits.group(run.rejected), number=True),
    Column(words.DUPLICATES, lambda run: digits.group(run.duplicates), number=True),
    Column(words.AMOUNT, lambda run: digits.group(run.amount) if run.amount else "—", number=True),
    Column(words.STATE, _state, role=_state_role),
)
RUN_WIDTHS: Final = (132, 88, REST, 104, 68, 76, 76, 68, 132, 148)


@dataclass(frozen=True)
class Shown:
    """A row of the file beside what becomes of it."""

    row: Row
    outcome: str
    remark: str
    cells: Callable[[str], Cell]

    def value(self, kind: type[Any]) -> Any:
        """Return what was read, None where the row was not."""
        return self.row.value if isinstance(self.row.value, kind) else None


def shown(plan: Plan) -> list[Shown]:
    """Return every row of a plan as the preview shows it."""
    return [_shown(plan, row) for row in plan.every]


def _shown(plan: Plan, row: Row) -> Shown:
    def cells(name: str) -> Cell:
        return row.line.at(plan.columns.at.get(name))

    known = plan.known.get(row.line.number)
    if row.problems:
        said = [intake.reason(name, code, errors.text(code)) for name, code in row.problems]
        return Shown(row, REJECTED, " ".join(said), cells)
    if known is not None:
        return Shown(row, DUPLICATES, words.known(known.code, known.name), cells)
    toman = isinstance(row.value, Gift) and fields.says_toman(cells("amount"))
    cell = cells("amount")
    return Shown(row, FRESH, words.toman(f"{cell.text} {cell.says}") if toman else "", cells)


def reasons(plan: Plan) -> Counter[str]:
    """Return how many rows each reason kept out, with the name of the cell; a row's first one."""
    said = [row.problems[0] for row in plan.every if row.problems]
    found = Counter(intake.reason(name, code, errors.text(code)) for name, code in said)
    found.update(words.known(one.code, "") for one in plan.known.values())
    return found


def converted(plan: Plan) -> int:
    """Return how many fresh amounts were tomans."""
    place = plan.columns.at.get("amount")
    return sum(1 for row in plan.fresh if fields.says_toman(row.line.at(place)))


def _raw(one: Shown, name: str) -> str:
    cell = one.cells(name)
    said = digits.to_persian(f"{cell.text} {cell.says}".strip())
    return words.sample(said) if said else "—"


def _name(one: Shown) -> str:
    value = one.row.value
    if value is None:
        return _raw(one, "name")
    if isinstance(value, Gift):
        return value.who.name or words.ANONYMOUS
    return donors.titled(value.honorific, value.name)


def _day(one: Shown) -> str:
    gift = one.value(Gift)
    return jalali.short(gift.paid_on) if gift else _raw(one, "date")


def _rials(one: Shown) -> str:
    gift = one.value(Gift)
    return digits.group(gift.amount) if gift else _raw(one, "amount")


def _niyyat(known: Mapping[str, str]) -> Callable[[Shown], str]:
    def told(one: Shown) -> str:
        gift = one.value(Gift)
        return known[gift.niyyat] if gift else _raw(one, "niyyat")

    return told


def _donor_kind(one: Shown) -> str:
    value = one.value(DonorDetails)
    return donors.KINDS[value.kind] if value else _raw(one, "kind")


def _identity(one: Shown) -> str:
    value = one.value(DonorDetails)
    if value is None:
        return _raw(one, "national_id")
    code = identity.mask_national_id(value.national_id) if value.national_id else ""
    return text.isolate_ltr(digits.to_persian(code)) if code else "—"


def _mobile(one: Shown) -> str:
    value = one.value(DonorDetails)
    if value is None:
        return _raw(one, "mobile")
    code = identity.mask_mobile(value.mobile)
    return text.isolate_ltr(digits.to_persian(code)) if code else "—"


def _outcome_role(one: Shown, role: int) -> Any:
    return _ink(_OUTCOMES[one.outcome][1], role)


def _remark_role(one: Shown, role: int) -> Any:
    if role == Qt.ItemDataRole.ToolTipRole:
        return one.remark
    return _ink("accent_text" if one.outcome == FRESH else "muted", role)


_BEGIN: Final[tuple[Column[Shown], ...]] = (
    Column(words.ROW, lambda one: digits.to_persian(one.row.line.number), number=True),
    Column(words.OUTCOME, lambda one: _OUTCOMES[one.outcome][0], role=_outcome_role),
    Column(words.NAME, _name),
)
_END: Final[Column[Shown]] = Column(words.REMARK, lambda one: one.remark, role=_remark_role)


def preview(plan: Plan) -> tuple[tuple[Column[Shown], ...], tuple[int, ...]]:
    """Return the columns of the preview of a plan, and their widths."""
    if plan.kind == DONATIONS:
        middle: tuple[Column[Shown], ...] = (
            Column(words.DAY, _day),
            Column(words.RIALS, _rials, number=True),
            Column(words.NIYYAT, _niyyat(plan.niyyat)),
        )
        return (*_BEGIN, *middle, _END), (58, 92, 178, 110, 136, 112, REST)
    middle = (
        Column(words.DONOR_KIND, _donor_kind),
        Column(words.IDENTITY, _identity),
        Column(words.MOBILE, _mobile),
    )
    return (*_BEGIN, *middle, _END), (64, 96, 200, 140, 140, 140, REST)
