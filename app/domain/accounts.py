"""The office's bank accounts: which designation's money goes to which of them (ماده ۷۱ مکرر)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain import banking, text
from app.domain.errors import AppError

LONGEST_TITLE: Final = 80
FIELDS: Final = ("title", "iban", "niyyat", "standard", "active")

Problem = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDetails:
    """An account as typed; *standard* takes what no other account was named for."""

    title: str = ""
    iban: str = ""
    niyyat: tuple[str, ...] = ()
    standard: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """The other accounts of the office, against which one is checked."""

    ibans: Collection[str] = ()
    served: Mapping[str, str] = field(default_factory=dict)
    known: Collection[str] = ()


def problems(details: AccountDetails, others: Others) -> dict[str, str]:
    """Return a code for every field that is wrong."""
    return dict(_problems(details, others))


def _problems(details: AccountDetails, others: Others) -> Iterator[Problem]:
    title = text.clean(details.title)
    if not title:
        yield "title", "required"
    elif len(title) > LONGEST_TITLE:
        yield "title", "too_long"
    yield from _iban(details.iban, others.ibans)
    if any(code not in others.known for code in details.niyyat):
        yield "niyyat", "niyyat_unknown"
    elif details.active and any(code in others.served for code in details.niyyat):
        yield "niyyat", "niyyat_has_account"
    if details.standard and not details.active:
        yield "active", "account_is_standard"


def _iban(typed: str, taken: Collection[str]) -> Iterator[Problem]:
    if not typed.strip():
        yield "iban", "required"
        return
    try:
        found = banking.iban(typed)
    except AppError as error:
        yield "iban", error.code
        return
    if found in taken:
        yield "iban", "iban_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as it stands; *uid* in hexadecimal figures."""

    uid: str
    title: str
    iban: str
    bank: str
    niyyat: tuple[str, ...]
    standard: bool
    active: bool


def serving(accounts: Iterable[Account], codes: Iterable[str]) -> dict[str, Account]:
    """Return the account of each designation: the one named for it, else the standard one."""
    standing = [one for one in accounts if one.active]
    named = {code: one for one in standing for code in one.niyyat}
    standard = next((one for one in standing if one.standard), None)
    found = {code: named.get(code, standard) for code in codes}
    return {code: one for code, one in found.items() if one is not None}
