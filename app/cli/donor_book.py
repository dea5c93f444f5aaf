"""What the verbs of `donor` do with an open office."""

import argparse
import sys
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from app.cli import output, receipt_json, session
from app.domain import clock, jalali
from app.domain.donor import FIELDS, DonorDetails
from app.domain.errors import AppError, InvalidInputError
from app.domain.roles import Action
from app.queries import donor_duplicates, donor_gifts, donor_nights, donors
from app.queries.donors import DonorRow
from app.services import donors as register
from app.services import lunar_months
from app.strings import donors as words


def add(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Register the donor of each line; a refused one prints its error and the rest go on."""
    refused = 0
    for line in sys.stdin:
        if line.strip():
            refused += _add(opened, line, although_known=arguments.although_known)
    return 1 if refused else 0


def _add(opened: session.Session, line: str, *, although_known: bool) -> int:
    try:
        details = DonorDetails(**_given(line))
        likely = opened.runner.read(donor_duplicates.of_typed, details).result()
        done = opened.runner.write(register.add, details, although_known=although_known)
        answer: dict[str, object] = {"uid": done.result().hex}
    except AppError as error:
        output.line(output.problem(error))
        return 1
    answer["duplicates"] = [
        {"uid": one.row.uid.hex, "name": one.row.name, "reasons": [str(r) for r in one.reasons]}
        for one in likely
    ]
    output.line(answer)
    return 0


def _given(line: str) -> dict[str, Any]:
    """Return the details that a JSON object gives; raises InvalidInputError by field."""
    value = receipt_json.read(line)
    wrong = {name: "unknown_field" for name in value if name not in FIELDS}
    for name, given in value.items():
        wanted = bool if name == "publish_name" else str
        if name in FIELDS and not isinstance(given, wanted):
            wrong[name] = "not_true_or_false" if wanted is bool else "not_text"
    if wrong:
        raise InvalidInputError(wrong)
    return dict(value)


def every(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Print every donor that stands for itself."""
    opened.demand(Action.SEE_DONORS)
    with opened.office.store.reading() as connection:
        page = donors.page(connection)
        while page.rows:
            for row in page.rows:
                _print(arguments, listed(row), _line(row))
            if page.next is None:
                break
            page = donors.page(connection, page.next)
    return 0


def listed(row: DonorRow) -> dict[str, object]:
    """Return a donor as the commands print it."""
    return {**asdict(row), "uid": row.uid.hex}


def _line(row: DonorRow) -> str:
    name = words.titled(row.honorific, row.name)
    return f"{name}\t{words.subtitle(row.kind, row.national_id, row.mobile)}"


def _print(arguments: argparse.Namespace, value: Mapping[str, object], sentence: str) -> None:
    if arguments.json:
        output.line(value)
    else:
        print(sentence)


def show(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Print a donor's page: who it is, what stands of its gifts, the newest of them."""
    opened.demand(Action.SEE_DONORS)
    with opened.office.store.reading() as connection:
        page = donors.show(connection, arguments.uid)
        if page is None:
            raise AppError("donor_unknown")
        given = donor_gifts.sums(connection, page.root)
        gifts = donor_gifts.history(connection, page.root).rows
        table = lunar_months.table(connection)
        nights = donor_nights.last_year(connection, page.root, clock.today(), table)
    if arguments.json:
        output.line(_shown(page, given, gifts, nights))
        return 0
    print(_line(page.row))
    for one in given:
        print(words.sum_line(one.form, one.count, one.amount))
    if nights is not None:
        ends = (jalali.short(nights.first), jalali.short(nights.last))
        parts = (words.sum_line(one.form, one.count, one.amount) for one in nights.sums)
        print(words.last_year(*ends, "؛ ".join(parts)))
    for gift in gifts:
        day = jalali.short(date.fromisoformat(gift.paid_on))
        print(words.gift_line(gift.number, day, gift.form, gift.amount, gift.status))
    return 0


def _shown(page: Any, given: Any, gifts: Any, nights: Any) -> dict[str, object]:
    value = asdict(page)
    root, into = page.root.hex, page.merged_into
    value |= {"row": listed(page.row), "root": root, "merged_into": into.hex if into else None}
    value["aliases"] = [listed(alias) for alias in page.aliases]
    value["sums"] = [asdict(one) for one in given]
    value["history"] = [{**asdict(gift), "uid": gift.uid.hex} for gift in gifts]
    value["last_year"] = nights and {
        "first": nights.first.isoformat(),
        "last": nights.last.isoformat(),
        "sums": [asdict(one) for one in nights.sums],
    }
    return {**value.pop("row"), **value}


def change(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Set the fields that the JSON on stdin names."""
    given = _given(sys.stdin.read())
    opened.runner.write(register.change, arguments.uid, given).result()
    _print(arguments, {"uid": arguments.uid.hex}, words.saved(arguments.uid.hex))
    return 0


def merge(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Make one an alias of the other."""
    gone, kept = arguments.uid, arguments.into
    opened.runner.write(register.merge, gone, kept).result()
    sentence = words.merged(_name(opened, gone), _name(opened, kept))
    _print(arguments, {"uid": gone.hex, "root": kept.hex}, sentence)
    return 0


def unmerge(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Let an alias stand for itself again."""
    one = arguments.uid
    opened.runner.write(register.unmerge, one).result()
    _print(arguments, {"uid": one.hex, "root": one.hex}, words.unmerged(_name(opened, one)))
    return 0


def _name(opened: session.Session, one: uuid.UUID) -> str:
    page = opened.runner.read(donors.show, one).result()
    return page.row.name if page is not None else ""


def reindex(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Make the index that the search reads anew."""
    count = opened.runner.write(register.reindex).result()
    _print(arguments, {"donors": count}, words.reindexed(count))
    return 0


def duplicates(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Print pairs that share an identifier, a mobile or a name."""
    opened.demand(Action.SEE_DONORS)
    with opened.office.store.reading() as connection:
        for pair in donor_duplicates.pairs(connection):
            value = {"one": listed(pair.one), "other": listed(pair.other)}
            sentence = words.pair_line(pair.one.name, pair.other.name, pair.reason)
            _print(arguments, {**value, "reason": str(pair.reason)}, sentence)
    return 0
