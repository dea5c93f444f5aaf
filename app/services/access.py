"""What a role must be granted to read by a query: what is not named here is read by nobody.

Use-cases and the services that screens read through ask for themselves; a query knows no person,
so that the runner asks for it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.domain.errors import AppError
from app.domain.roles import Action, Role, may

EVERYBODY: Final = frozenset(Action)
"""For lists and settings that each screen and paper shows: any role at all is enough."""

_PACKAGE: Final = "app.queries."
_DONORS: Final = frozenset({Action.SEE_DONORS})
_RECEIPTS: Final = frozenset({Action.SEE_RECEIPTS})
_FUNDS: Final = frozenset({Action.SEE_FUNDS})

NEEDS: Final[Mapping[str, frozenset[Action]]] = {
    "accounts": EVERYBODY,
    "arrivals": frozenset({Action.SEE_COUNTIES}),
    "batches": frozenset({Action.ISSUE}),
    "cheque_days": frozenset({Action.HANDLE_CHEQUES}),
    "cheques": frozenset({Action.HANDLE_CHEQUES}),
    "counties": frozenset({Action.SEE_COUNTIES}),
    "dashboard": _RECEIPTS,
    "designation_list": EVERYBODY,
    "donor_duplicates": _DONORS,
    "donor_gifts": _DONORS,
    "donor_habits": _DONORS,
    "donor_list": _DONORS,
    "donor_matches": _DONORS,
    "donor_merges": _DONORS,
    "donor_nights": _DONORS,
    "donor_notes": _DONORS,
    "donor_runs": frozenset({Action.IMPORT}),
    "donor_search": _DONORS,
    "donor_statement": _DONORS,
    "donor_view": _DONORS,
    "donors": _DONORS,
    "exchange": frozenset({Action.SEND_FILES}),
    "funds": _FUNDS,
    "imports": frozenset({Action.IMPORT}),
    "journal": frozenset({Action.SEE_JOURNAL}),
    "lists": EVERYBODY,
    "people": frozenset({Action.MANAGE_PEOPLE}),
    "pictures": EVERYBODY,
    "published": EVERYBODY,
    "receipt_detail": _RECEIPTS,
    "receipt_list": _RECEIPTS,
    "receipt_search": _RECEIPTS,
    "receipts": _RECEIPTS,
    "references": _RECEIPTS,
    "unsent": EVERYBODY,
    "valuations": _RECEIPTS,
}
"""A module of queries -> the actions of which one is enough."""


def demand(role: str, query: Callable[..., Any]) -> None:
    """Raise AppError `not_allowed` unless *role* may read by *query*."""
    module = str(getattr(query, "__module__", ""))
    if not module.startswith(_PACKAGE):
        return
    name = module.removeprefix(_PACKAGE)
    wanted = NEEDS.get(name, frozenset())
    known = role in list(Role) and wanted is EVERYBODY
    if not known and not any(may(role, action) for action in wanted):
        raise AppError("not_allowed", action=f"read_{name}")
