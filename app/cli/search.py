"""`search`: what the search field finds in the office, donors and receipts, with why."""

import argparse
from typing import TYPE_CHECKING

from app.cli import output, session

if TYPE_CHECKING:
    from app.queries.donor_search import Hit
    from app.queries.receipt_search import ReceiptHit


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's command."""
    parser = nouns.add_parser("search", help="what the search field finds, with why")
    session.common(parser)
    parser.add_argument("text")
    parser.add_argument("--limit", type=int, default=50)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from app.domain import clock
    from app.services import finding, lunar_months
    from app.strings import donors, search

    reasons = {**donors.WHY, **search.WHY}
    with session.opened(arguments) as opened, opened.office.store.reading() as connection:
        who, today = opened.office.actor, clock.today()
        table = lunar_months.table(connection)
        found = finding.find(connection, who, arguments.text, today, table, arguments.limit)
    for facts in (*map(_donor, found.donors), *map(_receipt, found.receipts)):
        if arguments.json:
            output.line(facts)
        else:
            print(f"{facts['title']}\t{facts['subtitle']}\t{reasons[str(facts['why'])]}")
    return 0


def _donor(hit: "Hit") -> dict[str, object]:
    from app.strings import donors as words

    row = hit.row
    title = words.titled(row.honorific, row.name)
    subtitle = words.subtitle(row.kind, row.national_id, row.mobile)
    facts = {"kind": "donor", "uid": row.uid.hex, "title": title, "subtitle": subtitle}
    return {**facts, "why": str(hit.why), "alias": hit.alias}


def _receipt(hit: "ReceiptHit") -> dict[str, object]:
    from app.domain import digits
    from app.strings import receipt_list, search

    row = hit.row
    amount = search.amount(digits.group(row.amount)) if row.amount else ""
    status = receipt_list.STATUSES[row.status]
    return {
        "kind": "receipt",
        "uid": row.uid.hex,
        "title": search.receipt(str(row.number), row.donor or receipt_list.ANONYMOUS),
        "subtitle": search.joined(amount, row.issued_on, status),
        "why": str(hit.why),
    }
