"""What waits for a manager: one table for every kind of request, decided once."""

import enum
from collections.abc import Mapping
from typing import Final

from app.domain.roles import Action

LONGEST_ANSWER: Final = 300


class Kind(enum.StrEnum):
    """What is asked for; its subject and payload mean what the kind says."""

    VOID_RECEIPT = "void_receipt"


class State(enum.StrEnum):
    """Where a request stands; only a pending one can still be decided."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


ASKS: Final[Mapping[Kind, Action]] = {Kind.VOID_RECEIPT: Action.ASK_VOID}
"""What a role must be granted to ask for it."""

DECIDES: Final[Mapping[Kind, Action]] = {Kind.VOID_RECEIPT: Action.APPROVE_VOID}
"""What a role must be granted to approve or refuse it."""
