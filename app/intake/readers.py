"""What each column of a list is read by; one table for the rows and for how well a column fits."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeAlias

from app.domain import digits, text
from app.domain.donation import DonorKind
from app.domain.errors import AppError
from app.domain.niyyat import Niyyat
from app.intake import fields
from app.intake.cells import Cell

Readers: TypeAlias = Mapping[str, Callable[[Cell], object]]

_NIYYAT_ALSO: Final[Mapping[str, str]] = {
    text.squeezed(word): code
    for code, words in {
        "MAISHAT": ("کمک معیشت", "معیشتی", "کمک معیشتی"),
        "MASKAN": ("کمک مسکن", "تأمین مسکن"),
        "SADAQEH": ("صدقات",),
        "AYTAM": ("یتیم", "کمک به ایتام"),
        "FITR_AM": ("فطریه عام", "فطریه غیرسادات"),
        "FITR_SADAT": ("فطریه سادات", "فطریه سید"),
        "KAFF_GHAYR": ("کفاره غیرعمد", "کفاره غیر عمد"),
        "KAFF_AMD": ("کفاره عمد",),
        "FIDYEH": ("فدیه",),
    }.items()
    for word in words
}
_KINDS: Final[Mapping[str, DonorKind]] = {
    text.squeezed(word): kind
    for kind, words in {
        DonorKind.PERSON: ("حقیقی", "شخص حقیقی", "فرد", "شخص", "person"),
        DonorKind.LEGAL: ("حقوقی", "شخص حقوقی", "شرکت", "مؤسسه", "موسسه", "legal"),
        DonorKind.GROUP: ("هیئت", "هیات", "گروه", "گروه مردمی", "هیئت / گروه مردمی", "group"),
    }.items()
    for word in words
}


def designations(known: Mapping[str, Niyyat]) -> dict[str, Niyyat]:
    """Return every spelling under which a designation may stand in a file."""
    found = {key: known[code] for key, code in _NIYYAT_ALSO.items() if code in known}
    for one in known.values():
        found |= {text.squeezed(word): one for word in (one.code, one.name, one.short)}
    short = [text.squeezed(one.short) for one in known.values()]
    return {key: one for key, one in found.items() if short.count(key) < 2}  # noqa: PLR2004


def of_gifts(known: Mapping[str, Niyyat], today: date, *, toman_heading: bool) -> Readers:
    """Return what reads the columns of donations made until *today*.

    Under a *toman_heading*, an amount that does not say its own unit is refused.
    """
    spellings = designations(known)
    return {
        "name": fields.name,
        "family": fields.written,
        "national_id": fields.person_id,
        "mobile": fields.mobile,
        "date": lambda cell: fields.day(cell, today),
        "amount": _unclear_amount if toman_heading else fields.amount,
        "niyyat": lambda cell: _designation(cell, spellings),
        "method": fields.method,
        "reference": lambda cell: digits.to_ascii(fields.written(cell)),
        "note": fields.note,
    }


def _unclear_amount(cell: Cell) -> int:
    if not fields.says_unit(cell):
        raise AppError("unit_unclear")
    return fields.amount(cell)


def _designation(cell: Cell, spellings: Mapping[str, Niyyat]) -> str:
    found = spellings.get(text.squeezed(fields.written(cell)))
    if found is None:
        raise AppError("niyyat_unknown")
    if not found.active:
        raise AppError("niyyat_inactive")
    return found.code


def _kind(cell: Cell) -> str:
    key = text.squeezed(fields.written(cell))
    if key and key not in _KINDS:
        raise AppError("donor_kind_unknown")
    return str(_KINDS[key]) if key else ""


OF_DONORS: Final[Readers] = {
    "name": fields.name,
    "family": fields.written,
    "kind": _kind,
    "honorific": fields.written,
    "national_id": fields.person_id,
    "mobile": fields.mobile,
    "registration_no": fields.written,
    "economic_code": fields.written,
    "contact_name": fields.written,
    "representative": fields.written,
    "note": fields.note,
}
