"""The office's bank accounts: added, changed, switched off; each designation has at most one."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from app.db.uow import Uow
from app.domain import accounts as rules
from app.domain import banking, roles, text, uid
from app.domain.accounts import Account, AccountDetails, Others
from app.domain.changes import Change
from app.domain.errors import AppError, InvalidInputError
from app.models import bank_account
from app.queries import accounts
from app.queries import lists as listed
from app.services import clocks, lists, lookup
from app.services.desk import Actor


def every(connection: Connection, who: Actor) -> tuple[Account, ...]:
    """Return all accounts; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.CHANGE_SETTINGS)
    return accounts.every(connection)


def bank_of(iban: str) -> str:
    """Return the name of the bank of a normalised شبا, or nothing."""
    return lists.banks().of_iban(iban)


def add(uow: Uow, details: AccountDetails) -> uuid.UUID:
    """Add an account; the first of an office is its standard one. Returns its uid.

    Raises InvalidInputError by field, AppError `not_allowed`, `clock_behind`, `clock_ahead`.
    """
    standing = _asked(uow)
    if not any(one.active and one.standard for one in standing) and details.active:
        details = replace(details, standard=True)
    _check(uow, details, standing)
    own = uid.new()
    row = {"uid": own, "created_at": uow.now().strftime("%Y-%m-%dT%H:%M:%S")} | _stored(details)
    _yield_standard(uow, details, standing)
    uow.add("account.added", bank_account, own, {bank_account: [row]})
    uow.changed(Change.LISTS)
    return own


def change(uow: Uow, one: uuid.UUID, given: Mapping[str, Any]) -> None:
    """Set the *given* details of an account; the others stay.

    Raises InvalidInputError by field, AppError `account_unknown`, `not_allowed`.
    """
    standing = _asked(uow)
    before = next((each for each in standing if each.uid == one.hex), None)
    if before is None:
        raise AppError("account_unknown")
    if unknown := given.keys() - {*rules.FIELDS}:
        raise InvalidInputError(dict.fromkeys(unknown, "unknown_field"))
    others = [each for each in standing if each.uid != one.hex]
    old = AccountDetails(**{name: getattr(before, name) for name in rules.FIELDS})
    details = replace(old, **given)
    _check(uow, details, others)
    kept, wanted = _stored(old), _stored(details)
    if changed := {name: value for name, value in wanted.items() if kept[name] != value}:
        _yield_standard(uow, details, others)
        uow.change("account.changed", bank_account, one, changed)
        uow.changed(Change.LISTS)


def _asked(uow: Uow) -> tuple[Account, ...]:
    """Return the accounts, after the role and the clock were asked."""
    roles.demand(lookup.actor(uow).role, roles.Action.CHANGE_SETTINGS)
    clocks.check(uow)
    return accounts.every(uow.connection)


def _check(uow: Uow, details: AccountDetails, others: tuple[Account, ...] | list[Account]) -> None:
    served = {code: each.title for each in others if each.active for code in each.niyyat}
    known = listed.designations(uow.connection).keys()
    beside = Others(ibans={each.iban for each in others}, served=served, known=known)
    if wrong := rules.problems(details, beside):
        raise InvalidInputError(wrong)


def _yield_standard(
    uow: Uow, details: AccountDetails, others: tuple[Account, ...] | list[Account]
) -> None:
    """Let the new standard account be the only one."""
    for each in others:
        if details.standard and each.standard:
            uow.change("account.changed", bank_account, uuid.UUID(each.uid), {"standard": 0})


def _stored(details: AccountDetails) -> dict[str, Any]:
    found = banking.iban(details.iban)
    return {
        "title": text.clean(details.title),
        "iban": found,
        "bank": bank_of(found),
        "niyyat": "|".join(details.niyyat),
        "standard": int(details.standard),
        "active": int(details.active),
    }
