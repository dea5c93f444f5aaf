"""`search`: what the search field finds, with why."""

import argparse

from app.cli import output, session


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's command."""
    parser = nouns.add_parser("search", help="what the search field finds, with why")
    session.common(parser)
    parser.add_argument("text")
    parser.add_argument("--limit", type=int, default=50)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from app.queries import donor_search
    from app.strings import donors as words

    with session.opened(arguments) as opened, opened.office.store.reading() as connection:
        found = donor_search.search(connection, arguments.text, limit=arguments.limit)
    for hit in found.hits:
        row = hit.row
        title = words.titled(row.honorific, row.name)
        subtitle = words.subtitle(row.kind, row.national_id, row.mobile)
        if arguments.json:
            facts = {"kind": "donor", "uid": row.uid.hex, "title": title, "subtitle": subtitle}
            output.line({**facts, "why": str(hit.why), "alias": hit.alias})
        else:
            print(f"{title}\t{subtitle}\t{words.why(hit.why, hit.alias)}")
    output.say(words.shown_of(len(found.hits), found.total, more=found.more))
    return 0
