"""Who may do what: denied unless granted here, checked by every use-case."""

import enum
from collections.abc import Mapping
from typing import Final

from app.domain.errors import AppError


class Role(enum.StrEnum):
    """What a person is in this office."""

    CLERK = "clerk"
    MANAGER = "manager"
    FINANCE = "finance"
    AUDITOR = "auditor"


class Action(enum.StrEnum):
    """One thing a person can be allowed to do."""

    ISSUE = "issue"
    PRINT = "print"
    SEE_RECEIPTS = "see_receipts"
    ASK_VOID = "ask_void"
    APPROVE_VOID = "approve_void"
    BACK_UP = "back_up"
    RESTORE = "restore"
    VERIFY = "verify"
    MANAGE_PEOPLE = "manage_people"
    CHANGE_SETTINGS = "change_settings"
    CONFIRM_CLOCK = "confirm_clock"
    IMPORT = "import"
    SEE_JOURNAL = "see_journal"
    EDIT_DONORS = "edit_donors"
    MERGE_DONORS = "merge_donors"
    REVEAL_ID = "reveal_id"
    SEE_DONORS = "see_donors"
    SEE_APPROVALS = "see_approvals"
    HANDLE_CHEQUES = "handle_cheques"
    SEE_FUNDS = "see_funds"
    ENROL = "enrol"
    PUBLISH = "publish"
    SEE_COUNTIES = "see_counties"
    MERGE = "merge"
    RESOLVE = "resolve"
    READ_INSTRUCTIONS = "read_instructions"
    SEND_FILES = "send_files"
    TAKE_FILES = "take_files"
    OPEN_DESK = "open_desk"


_DESK = frozenset({Action.ISSUE, Action.PRINT, Action.SEE_RECEIPTS, Action.ASK_VOID})
_DESK |= {Action.SEE_APPROVALS, Action.READ_INSTRUCTIONS}
_DONORS = frozenset({Action.SEE_DONORS, Action.EDIT_DONORS, Action.MERGE_DONORS, Action.REVEAL_ID})
_STICK = frozenset({Action.SEND_FILES, Action.TAKE_FILES})
_LOOK = frozenset({Action.SEE_RECEIPTS, Action.SEE_DONORS, Action.VERIFY})
_LOOK |= {Action.READ_INSTRUCTIONS}

GRANTED: Final[Mapping[Role, frozenset[Action]]] = {
    Role.CLERK: _DESK | _DONORS | _STICK | {Action.BACK_UP, Action.VERIFY, Action.HANDLE_CHEQUES},
    Role.MANAGER: frozenset(Action),
    Role.FINANCE: _LOOK
    | {Action.PRINT, Action.HANDLE_CHEQUES, Action.SEE_FUNDS}
    | {Action.SEE_COUNTIES},
    Role.AUDITOR: _LOOK
    | {Action.SEE_JOURNAL, Action.SEE_APPROVALS, Action.SEE_FUNDS, Action.SEE_COUNTIES},
}


def may(role: str, action: Action) -> bool:
    """Tell whether *role* was granted *action*; an unknown role was granted nothing."""
    return role in list(Role) and action in GRANTED[Role(role)]


def demand(role: str, action: Action) -> None:
    """Raise AppError `not_allowed` unless *role* was granted *action*."""
    if not may(role, action):
        raise AppError("not_allowed", action=str(action))
