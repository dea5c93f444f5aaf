"""`report`: the lists of the screens as Excel or PDF, by name."""

import argparse
from datetime import date
from pathlib import Path

from app.cli import output, session
from app.domain import clock, jalali
from app.domain.errors import AppError, InvalidInputError
from app.strings import commands

NAMES = ("receipts", "funds", "today")
_TOLD = 5000


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("report", help="lists as Excel or PDF")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="name")
    named = verbs.add_parser("list", help="the names of the reports")
    named.add_argument("--json", action="store_true")
    named.set_defaults(run=_list)
    for name, says in (("receipts", "receipts of some days"), ("funds", "the fund ledger")):
        made = verbs.add_parser(name, help=says)
        session.common(made)
        made.add_argument("--from", dest="first", default="")
        made.add_argument("--to", dest="last", default="")
        made.add_argument("--out", type=Path, required=True)
        made.set_defaults(run=_of_days)
    today = verbs.add_parser("today", help="the figures of a day, beside other days")
    session.common(today)
    today.add_argument("--date", default="")
    today.add_argument("--out", type=Path, required=True)
    today.set_defaults(run=_of_today)


def _list(arguments: argparse.Namespace) -> int:
    for name in NAMES:
        if arguments.json:
            output.line({"name": name})
        else:
            print(name)
    return 0


def _of_days(arguments: argparse.Namespace) -> int:
    from app.domain.receipt_filter import ReceiptFilter
    from app.services import fund_lists, receipt_lists

    first, last = _day(arguments.first, "from"), _day(arguments.last, "to")

    def tell(count: int) -> bool:
        if count % _TOLD == 0:
            output.say(commands.rows_done(count))
        return True

    with session.opened(arguments) as opened:
        office = opened.office
        with office.store.reading() as connection:
            given = (connection, office.actor)
            target = office.folder.apart(arguments.out)
            if arguments.verb == "funds":
                rows = fund_lists.export_ledger(*given, (first, last), target, tell)
            else:
                asked = ReceiptFilter(first_day=first, last_day=last)
                rows = receipt_lists.export(*given, asked, target, tell)
    return _told(arguments, rows)


def _of_today(arguments: argparse.Namespace) -> int:
    from app.services import dashboards, lunar_months

    day = date.fromisoformat(_day(arguments.date, "date") or clock.today().isoformat())
    with session.opened(arguments) as opened:
        office = opened.office
        with office.store.reading() as connection:
            target = office.folder.apart(arguments.out)
            asked = dashboards.Asked(day, lunar_months.table(connection))
            rows = dashboards.export(connection, office.actor, asked, target, lambda _rows: True)
    return _told(arguments, rows)


def _told(arguments: argparse.Namespace, rows: int) -> int:
    if arguments.json:
        output.line({"file": str(arguments.out), "rows": rows})
    else:
        print(commands.listed(str(arguments.out), rows))
    return 0


def _day(typed: str, field: str) -> str:
    """Return an ISO day, or nothing for nothing."""
    if not typed:
        return ""
    try:
        found: date = jalali.parse_day(typed, clock.today())
    except AppError as error:
        raise InvalidInputError({field: error.code}) from error
    return found.isoformat()
