"""What the verbs of `donor` do that end in a file."""

import argparse

from app.cli import output, session
from app.keys import files
from app.services import statements
from app.strings import statement as words


def statement(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Write a donor's yearly statement as PDF."""
    office = opened.office
    target = office.folder.apart(arguments.out)
    with office.store.reading() as connection:
        made = statements.statement(connection, office.actor, arguments.uid, arguments.year)
    files.atomic_write(target, statements.paper_of(made), mode=files.SHARED)
    if arguments.json:
        output.line({"file": str(arguments.out), "year": made.year, "lines": made.count})
    else:
        print(words.saved(str(arguments.out)))
    return 0
