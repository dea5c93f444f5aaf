"""`donor note`: what the office wants to remember of a donor."""

import argparse
import sys
from datetime import date

from app.cli import output, receipt_json, session
from app.domain import jalali
from app.domain.errors import AppError, InvalidInputError
from app.queries import donor_notes, donors
from app.services import donor_notes as notebook
from app.strings import donors as words


def add(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Write the note that the JSON on stdin tells."""
    value = receipt_json.read(sys.stdin.read())
    wrong = {name: "unknown_field" for name in value if name != "text"}
    if not isinstance(value.get("text"), str):
        wrong["text"] = "not_text"
    if wrong:
        raise InvalidInputError(wrong)
    made = opened.runner.write(notebook.add, arguments.uid, value["text"]).result()
    output.line({"uid": made.hex})
    return 0


def every(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Print the notes that stand about a donor and about all merged into it."""
    page = opened.runner.read(donors.show, arguments.uid).result()
    if page is None:
        raise AppError("donor_unknown")
    for note in opened.runner.read(donor_notes.of_donor, page.root).result():
        if arguments.json:
            output.line({"uid": note.uid.hex, "at": note.at, "by": note.by, "text": note.text})
        else:
            day = jalali.short(date.fromisoformat(note.at[:10]))
            print(words.note_line(day, note.by, note.text))
    return 0
