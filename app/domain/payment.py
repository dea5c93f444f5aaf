"""How money came, in full: what a terminal, a slip, a card or a cheque leaves behind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final

from app.domain import banking, digits, text
from app.domain.errors import AppError

MAX_TEXT: Final = 200
FARTHEST: Final = timedelta(days=3660)
"""A cheque due later than ten years from now is a slip of the hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDetails:
    """What is kept beside the reference; *card* is its last four digits, or six and four.

    *bank* is the three-digit code of the shipped list, of a slip or a cheque.
    """

    terminal: str = ""
    card: str = ""
    bank: str = ""
    sayad_id: str = ""
    drawer: str = ""
    due_on: date | None = None


ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "cash": (),
    "pos": ("terminal", "card"),
    "bank": ("bank",),
    "card": ("card",),
    "cheque": ("sayad_id", "bank", "due_on", "drawer"),
}
"""What each method leaves behind, in the order of the form."""

_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {
    "card": banking.kept_card,
    "sayad_id": banking.sayad_id,
}


def problems(
    method: str, details: PaymentDetails, banks: Mapping[str, str], today: date
) -> Iterator[tuple[str, str]]:
    """Yield a code for every field of *details* that is wrong for *method*."""
    for field in fields(details):
        if getattr(details, field.name) and field.name not in ASKED.get(method, ()):
            yield f"details.{field.name}", "not_of_this_method"
    if method == "cheque":
        yield from _missing(details)
    yield from _unreadable(details)
    if details.bank and details.bank not in banks:
        yield "details.bank", "bank_unknown"
    if details.due_on and details.due_on > today + FARTHEST:
        yield "details.due_on", "due_too_far"


def _missing(details: PaymentDetails) -> Iterator[tuple[str, str]]:
    if not details.sayad_id:
        yield "details.sayad_id", "sayad_id_required"
    if not details.bank:
        yield "details.bank", "bank_required"
    if details.due_on is None:
        yield "details.due_on", "due_required"


def _unreadable(details: PaymentDetails) -> Iterator[tuple[str, str]]:
    for name, check in _CHECKS.items():
        typed = getattr(details, name)
        try:
            check(typed) if typed else None
        except AppError as error:
            yield f"details.{name}", error.code
    for name in ("terminal", "drawer"):
        if len(getattr(details, name)) > MAX_TEXT:
            yield f"details.{name}", "too_long"


def kept(details: PaymentDetails, banks: Mapping[str, str]) -> dict[str, str]:
    """Return checked details as they are stored and printed, nothing where there are none."""
    card, sayad = details.card, details.sayad_id
    found = {
        "terminal": digits.to_ascii(text.clean(details.terminal)),
        "card": banking.kept_card(card) if card else "",
        "bank": details.bank,
        "bank_name": banks.get(details.bank, ""),
        "sayad_id": banking.sayad_id(sayad) if sayad else "",
        "drawer": text.clean(details.drawer),
        "due_on": details.due_on.isoformat() if details.due_on else "",
    }
    return found if any(found.values()) else {}
