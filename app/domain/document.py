"""What a receipt's paper shows: frozen values, made from the bytes that were hashed."""

import enum
from dataclasses import dataclass
from datetime import date

from app.domain.receipt import ReceiptNumber, RecordType


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who issues: set by the office, never by the program. *emblem* is PNG bytes or None."""

    organization: str
    office: str
    department: str
    slogan: str = ""
    emblem: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One money line; *amount* in the unit of the document."""

    niyyat: str
    amount: int
    restricted: bool = False
    permit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMinute:
    """The minute that an item of unknown value was taken on, with its two signatories."""

    number: str
    held_on: date
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPayment:
    """What is printed of a payment beside method and reference; *card* is masked, *bank* a name."""

    terminal: str = ""
    card: str = ""
    bank: str = ""
    sayad_id: str = ""
    drawer: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentItem:
    """One item in kind; *quantity* is decimal text, *value* the total value of the row.

    A value of 0 is not known yet: *minute* says on whose word the item was taken.
    """

    niyyat: str
    name: str
    quantity: str
    unit: str
    value: int
    basis: str
    minute: DocumentMinute | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentService:
    """One service given; *hours* is decimal text."""

    niyyat: str
    hours: str
    skill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A box to sign in; the name is empty where any holder of the title may sign."""

    title: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidNote:
    """On a void record: which receipt it voids, why, and who approved."""

    number: str
    reason: str
    approver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptDocument:
    """Everything printed on a receipt. Masked already: the paper never sees a whole ID.

    *amount_words* and *amount_helper* are the words of *amount* and its toman reading.
    *qr* is the full signed text; *control* the six letters typed when no camera is at hand.
    *related* is the sibling receipt of the same visit, *replaces* the voided one.
    """

    layout: int
    type: RecordType
    number: ReceiptNumber
    letterhead: Letterhead
    issued_on: date
    issued_at: str
    paid_on: date
    donor: str
    anonymous: bool
    national_id: str
    mobile: str
    on_behalf: str
    amount: int
    unit: str
    amount_words: str
    amount_helper: str
    method: str
    reference: str
    campaign: str
    account: str
    lines: tuple[DocumentLine, ...]
    items: tuple[DocumentItem, ...]
    service: tuple[DocumentService, ...]
    signatories: tuple[Signatory, ...]
    article_172: bool
    note: str
    thanks: str
    related: str
    replaces: str
    void: VoidNote | None
    qr: str
    control: str
    behalf: str = ""
    payment: DocumentPayment = DocumentPayment()


class CopyRole(enum.StrEnum):
    """Whose copy a sheet is."""

    DONOR = "donor"
    FINANCE = "finance"
    ARCHIVE = "archive"


class CopyMark(enum.StrEnum):
    """What a reprint says of itself; *duplicate* (المثنی) only after the hand-over."""

    ORIGINAL = "original"
    REPRINT = "reprint"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One copy of one receipt, as asked from the printer. *ordinal* counts the duplicates.

    *voided_by* is the number of the record that voided it, printed across the sheet. *typed*: the
    printer is too coarse for a QR, so what can be typed instead stands large in its place.
    """

    document: ReceiptDocument
    role: CopyRole = CopyRole.DONOR
    mark: CopyMark = CopyMark.ORIGINAL
    ordinal: int = 0
    voided_by: str = ""
    typed: bool = False


class Paper(enum.StrEnum):
    """The papers a receipt is printed on; A4 holds two A5 copies and a cut line."""

    A5 = "a5"
    A4 = "a4"
    ROLL = "roll"
