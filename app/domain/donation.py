"""What a clerk asks for when a donation is handed over."""

import enum
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain import digits
from app.domain.errors import AppError
from app.domain.payment import PaymentDetails
from app.domain.valuation import Minute

MAX_TEXT = 200


class DonorKind(enum.StrEnum):
    """Who gives."""

    PERSON = "person"
    LEGAL = "legal"
    GROUP = "group"
    ANONYMOUS = "anonymous"


class Method(enum.StrEnum):
    """How money arrives; all but cash leave a reference, which the desk asks for."""

    CASH = "cash"
    POS = "pos"
    BANK = "bank"
    CARD = "card"
    CHEQUE = "cheque"


class Basis(enum.StrEnum):
    """Where the value of an item in kind comes from: فاکتور، کارشناسی، اعلام نیکوکار."""

    INVOICE = "invoice"
    EXPERT = "expert"
    DONOR = "donor"


class Behalf(enum.StrEnum):
    """For whom: به نیابت از، هدیه به روح، برای سلامتی."""

    PROXY = "proxy"
    SOUL = "soul"
    HEALTH = "health"


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorFacts:
    """The donor as typed; the honorific stands apart from the name.

    *uid* names the registered donor, as 32 hexadecimal figures, where one was chosen.
    """

    kind: str = DonorKind.PERSON
    honorific: str = ""
    name: str = ""
    national_id: str = ""
    mobile: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """A part of the money and its designation; *amount* in integer units (rials)."""

    niyyat: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindItem:
    """One item in kind; *quantity* is decimal text, *value* the whole row's value in rials.

    A *value* of 0 is one that experts tell later: it stands on a *minute*, and its basis is theirs.
    """

    niyyat: str
    name: str
    quantity: str
    unit: str
    value: int
    basis: str
    minute: Minute | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """Work given; *hours* is decimal text."""

    niyyat: str
    hours: str
    skill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueReceipt:
    """One visit: money and items in kind in one visit become two receipts naming each other.

    *campaign* is the code of a running one, or its name as free text. *paid_on* None means today.
    *client_id* makes a repeated call answer with the same receipt. *total*, when given, must
    equal the sum of the lines. *original_qr* re-enters a paper whose record a restored backup
    lost; it becomes a receipt of type P. *details* None are not asked for (a list of the past),
    those given must be complete. *behalf* says what *on_behalf* is, empty means by proxy.
    """

    donor: DonorFacts
    paid_on: date | None = None
    method: str = Method.CASH
    reference: str = ""
    details: PaymentDetails | None = None
    campaign: str = ""
    lines: tuple[MoneyLine, ...] = ()
    items: tuple[KindItem, ...] = ()
    service: tuple[ServiceLine, ...] = ()
    total: int | None = None
    unit: str = "IRR"
    client_id: str = ""
    on_behalf: str = ""
    behalf: str = ""
    article_172: bool = False
    note: str = ""
    training: bool = False
    original_qr: str = ""


_MOST_FIGURES = 20
_QUANTITY = re.compile(r"[0-9]+(\.[0-9]+)?")


def quantity(typed: str) -> str:
    """Return decimal text in ASCII figures of what was typed in any of the three digit sets.

    Raises AppError `quantity_unreadable`, `quantity_not_positive`.
    """
    figures = digits.to_ascii(typed).strip().replace(digits.DECIMAL_MARK, ".")
    if len(figures) > _MOST_FIGURES or not _QUANTITY.fullmatch(figures.removeprefix("-")):
        raise AppError("quantity_unreadable")
    if not Decimal(0) < Decimal(figures) <= Decimal(10**9):
        raise AppError("quantity_not_positive")
    return figures
