"""What the verbs of `niyyat`, `account`, `cheque` and `totals` do with an open office."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from app.cli import output, receipt_json
from app.cli.session import Session
from app.domain import clock, jalali
from app.domain.accounts import FIELDS as ACCOUNT_FIELDS
from app.domain.accounts import Account, AccountDetails
from app.domain.cheques import Act, Step
from app.domain.designations import FIELDS, Details, Permit
from app.domain.errors import AppError, InvalidInputError
from app.domain.listing import Place
from app.queries import lists
from app.queries.cheques import ChequeFilter, ChequeRow
from app.queries.designation_list import DesignationRow
from app.services import accounts, cheques, designations, fund_lists, funds
from app.strings import accounts as account_words
from app.strings import cheques as cheque_words
from app.strings import designations as words
from app.strings import funds as fund_words

Arguments = argparse.Namespace
_KINDS: Final = {"niyyat": list, "standard": bool, "active": bool, "needs_sayyid": bool}


def _given(fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the details that a JSON on stdin gives; raises InvalidInputError by field."""
    value = receipt_json.read(sys.stdin.read())
    wrong = {name: "unknown_field" for name in value if name not in fields}
    for name, given in value.items():
        wanted = _KINDS.get(name, str)
        if name in fields and not isinstance(given, wanted):
            wrong[name] = {bool: "not_true_or_false", list: "not_a_list"}.get(wanted, "not_text")
    if isinstance(value.get("niyyat"), list) and not all(
        isinstance(code, str) for code in value["niyyat"]
    ):
        wrong["niyyat"] = "not_text"
    if wrong:
        raise InvalidInputError(wrong)
    return {name: tuple(g) if isinstance(g, list) else g for name, g in value.items()}


def _print(arguments: Arguments, value: Mapping[str, object], sentence: str) -> int:
    if arguments.json:
        output.line(value)
    else:
        print(sentence)
    return 0


def _day(typed: str, field: str) -> date | None:
    try:
        return jalali.parse_day(typed, clock.today()) if typed else None
    except AppError as error:
        raise InvalidInputError({field: error.code}) from error


def add_niyyat(opened: Session, arguments: Arguments) -> int:
    """Add a designation of the office."""
    code = opened.runner.write(designations.add, Details(**_given(FIELDS))).result()
    return _print(arguments, {"code": code}, code)


def every_niyyat(opened: Session, arguments: Arguments) -> int:
    """Print every designation."""
    for row in opened.runner.read(designations.every, opened.office.actor).result():
        _print_niyyat(arguments, row)
    return 0


def show_niyyat(opened: Session, arguments: Arguments) -> int:
    """Print one designation."""
    for row in opened.runner.read(designations.every, opened.office.actor).result():
        if row.niyyat.code == arguments.code:
            return _print_niyyat(arguments, row)
    raise AppError("niyyat_unknown")


def _print_niyyat(arguments: Arguments, row: DesignationRow) -> int:
    one, until = row.niyyat, row.niyyat.valid_until
    value = {"code": one.code, "name": one.name, "kind": str(one.kind)}
    value |= {"channel": "/".join(one.channel), "allowed_use": one.allowed_use}
    facts = {"restriction": one.restriction, "needs_sayyid": one.needs_sayyid}
    facts |= {"active": one.active, "key": one.key, "own": row.own, "permit": one.permit}
    facts |= {"valid_until": until.isoformat() if until else "", "account": row.account}
    state = words.STATES[row.state(clock.today())]
    return _print(arguments, value | facts, words.line(one.code, one.name, state))


def change_niyyat(opened: Session, arguments: Arguments) -> int:
    """Set the fields that the JSON on stdin names."""
    opened.runner.write(designations.change, arguments.code, _given(FIELDS)).result()
    return show_niyyat(opened, arguments)


def permit_niyyat(opened: Session, arguments: Arguments) -> int:
    """Enter a permit."""
    permit = Permit(
        number=arguments.number,
        authority=arguments.authority,
        issued_on=_day(arguments.issued, "issued_on"),
        valid_until=_day(arguments.until, "valid_until"),
    )
    opened.runner.write(designations.permit, arguments.code, permit).result()
    return show_niyyat(opened, arguments)


def switch_niyyat(opened: Session, arguments: Arguments) -> int:
    """Switch one on or off."""
    active = arguments.to == "on"
    opened.runner.write(designations.switch, arguments.code, active=active).result()
    return show_niyyat(opened, arguments)


def key_niyyat(opened: Session, arguments: Arguments) -> int:
    """Give one a number key."""
    opened.runner.write(designations.set_key, arguments.code, arguments.key).result()
    return show_niyyat(opened, arguments)


def add_account(opened: Session, arguments: Arguments) -> int:
    """Add a bank account."""
    made = opened.runner.write(accounts.add, AccountDetails(**_given(ACCOUNT_FIELDS))).result()
    return _print(arguments, {"uid": made.hex}, made.hex)


def every_account(opened: Session, arguments: Arguments) -> int:
    """Print every account."""
    for one in opened.runner.read(accounts.every, opened.office.actor).result():
        _print_account(arguments, one)
    return 0


def show_account(opened: Session, arguments: Arguments) -> int:
    """Print one account."""
    for one in opened.runner.read(accounts.every, opened.office.actor).result():
        if one.uid == arguments.uid.hex:
            return _print_account(arguments, one)
    raise AppError("account_unknown")


def _print_account(arguments: Arguments, one: Account) -> int:
    sentence = account_words.on_paper(one.title, one.bank, one.iban)
    return _print(arguments, asdict(one) | {"niyyat": list(one.niyyat)}, sentence)


def change_account(opened: Session, arguments: Arguments) -> int:
    """Set the fields that the JSON on stdin names."""
    opened.runner.write(accounts.change, arguments.uid, _given(ACCOUNT_FIELDS)).result()
    return show_account(opened, arguments)


def every_cheque(opened: Session, arguments: Arguments) -> int:
    """Print the cheques that are asked for, then nothing more."""
    asked = ChequeFilter(state=arguments.state, due=arguments.due)
    after: Place = None
    if asked.state and asked.state not in cheque_words.FILTERS:
        raise InvalidInputError({"state": "cheque_state"})
    who = opened.office.actor
    while rows := opened.runner.read(cheques.page, who, asked, after).result():
        for row in rows:
            _print_cheque(arguments, row, {})
        after = (rows[-1].due_on, rows[-1].uid)
    return 0


def show_cheque(opened: Session, arguments: Arguments) -> int:
    """Print one cheque and its way."""
    view = opened.runner.read(cheques.show, opened.office.actor, arguments.uid).result()
    return _print_cheque(arguments, view.row, {"events": [asdict(one) for one in view.events]})


def _print_cheque(arguments: Arguments, row: ChequeRow, more: Mapping[str, object]) -> int:
    value = asdict(row) | {"uid": row.uid.hex, "niyyat": list(row.niyyat)}
    day = jalali.short(date.fromisoformat(row.due_on))
    state = fund_lists.state_shown(row)
    sentence = cheque_words.line(row.number, day, row.amount, state)
    return _print(arguments, value | dict(more), sentence)


def act(opened: Session, arguments: Arguments) -> int:
    """Do one step with a cheque."""
    asked = Act(
        step=Step(arguments.verb),
        day=_day(arguments.day, "day"),
        account=arguments.account,
        note=arguments.note,
    )
    state = opened.runner.write(cheques.act, arguments.uid, asked).result()
    value = {"uid": arguments.uid.hex, "state": state}
    return _print(arguments, value, cheque_words.moved(state))


def totals(opened: Session, arguments: Arguments) -> int:
    """Print what stands by designation and form."""
    office = opened.runner.read(lists.the_office).result().code
    for one in opened.runner.read(funds.totals, opened.office.actor).result():
        value = {"office": office, **asdict(one)}
        _print(arguments, value, fund_words.line(f"{one.niyyat} {one.form}", one.count, one.amount))
    return 0


RUNS: Final[Mapping[tuple[str, str], Callable[[Session, Arguments], int]]] = {
    ("niyyat", "add"): add_niyyat,
    ("niyyat", "list"): every_niyyat,
    ("niyyat", "show"): show_niyyat,
    ("niyyat", "change"): change_niyyat,
    ("niyyat", "permit"): permit_niyyat,
    ("niyyat", "switch"): switch_niyyat,
    ("niyyat", "key"): key_niyyat,
    ("account", "add"): add_account,
    ("account", "list"): every_account,
    ("account", "show"): show_account,
    ("account", "change"): change_account,
    ("cheque", "list"): every_cheque,
    ("cheque", "show"): show_cheque,
    **{("cheque", str(step)): act for step in Step},
    ("totals", "every"): totals,
}
