"""A donor as the office registers one: what may be wrong, and how it is stored and found."""

import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Final

from app.domain import identity, text
from app.domain.donation import MAX_TEXT, DonorKind
from app.domain.errors import AppError

REGISTERED: Final = (DonorKind.PERSON, DonorKind.LEGAL, DonorKind.GROUP)
MAX_NOTE: Final = 2_000
_CODES: Final = ("registration_no", "economic_code")
_TEXTS: Final = ("honorific", "name", "contact_name", "representative", *_CODES)
_ONLY_LEGAL: Final = ("registration_no", "economic_code", "contact_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorDetails:
    """A donor as typed. *national_id* is a person's کد ملی or a legal person's شناسهٔ ملی.

    *registration_no*, *economic_code* and *contact_name* belong to a legal person,
    *representative* to a group. *publish_name* is the donor's own «نام ما اعلام شود».
    """

    kind: str = DonorKind.PERSON
    honorific: str = ""
    name: str = ""
    national_id: str = ""
    mobile: str = ""
    registration_no: str = ""
    economic_code: str = ""
    contact_name: str = ""
    representative: str = ""
    publish_name: bool = False
    note: str = ""


FIELDS: Final = tuple(field.name for field in fields(DonorDetails))
Problem = tuple[str, str]


def problems(details: DonorDetails) -> dict[str, str]:
    """Return a code for every field that is wrong; an empty dict means it may be stored."""
    found = dict(_texts(details))
    found.update(_belongings(details))
    return found


def _texts(details: DonorDetails) -> Iterator[Problem]:
    for name in _TEXTS:
        if len(getattr(details, name)) > MAX_TEXT:
            yield name, "too_long"
    if len(details.note) > MAX_NOTE:
        yield "note", "too_long"
    if not text.search_key(details.name):
        yield "name", "required"
    yield from _unread("mobile", details.mobile, identity.mobile)


def _belongings(details: DonorDetails) -> Iterator[Problem]:
    if details.kind not in REGISTERED:
        yield "kind", "donor_kind_unknown"
        return
    if details.kind == DonorKind.GROUP and details.national_id.strip():
        yield "national_id", "group_without_id"
    elif details.kind != DonorKind.GROUP:
        yield from _unread("national_id", details.national_id, _reader(details.kind))
    for name in _ONLY_LEGAL:
        if details.kind != DonorKind.LEGAL and getattr(details, name).strip():
            yield name, "legal_donor_only"
    if details.kind != DonorKind.GROUP and details.representative.strip():
        yield "representative", "group_donor_only"


def _reader(kind: str) -> Callable[[str], str]:
    return identity.legal_id if kind == DonorKind.LEGAL else identity.national_id


def _unread(name: str, typed: str, read: Callable[[str], str]) -> Iterator[Problem]:
    if not typed.strip():
        return
    try:
        read(typed)
    except AppError as error:
        yield name, error.code


def stored(details: DonorDetails) -> dict[str, object]:
    """Return the columns of checked *details*: letters folded, identifiers normalised."""
    values: dict[str, object] = {name: text.clean(getattr(details, name)) for name in _TEXTS}
    values |= {name: identity.compact(getattr(details, name)) for name in _CODES}
    values["kind"] = str(details.kind)
    values["note"] = text.clean(details.note)
    values["publish_name"] = int(details.publish_name)
    known = details.national_id.strip()
    values["national_id"] = _reader(details.kind)(known) if known else ""
    values["mobile"] = identity.mobile(details.mobile) if details.mobile.strip() else ""
    return values | keys(str(values["name"]))


def keys(name: str) -> dict[str, object]:
    """Return the folded name without titles and spaces, and its place in Persian order."""
    return {"search_key": folded(name), "sort_key": text.sort_key(name)}


def folded(name: str) -> str:
    """Return the key that is equal for «سید علی‌اکبر کعبی» and «علي اكبر كعبي»."""
    return text.strip_titles(name).replace(" ", "")


def details_of(row: Mapping[str, object]) -> DonorDetails:
    """Return the details that a stored row was made from."""
    values: dict[str, object] = {name: row[name] for name in FIELDS}
    return DonorDetails(
        **{name: str(value) for name, value in values.items() if name != "publish_name"},
        publish_name=bool(row["publish_name"]),
    )


class Likeness(enum.StrEnum):
    """Why two donors may be one."""

    IDENTIFIER = "identifier"
    MOBILE = "mobile"
    NAME = "name"
