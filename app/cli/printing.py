"""`receipt print`: the PDF of one receipt or of many."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import chain, islice

from sqlalchemy import Connection

from app.cli import issuing, output, session
from app.domain import settings
from app.domain.document import CopyMark, Paper, Sheet
from app.domain.errors import AppError
from app.keys.files import sync_directory
from app.queries import lists, pictures, receipts
from app.queries.receipts import PaperRow
from app.reports import receipt as drawing
from app.services import papers, pc, printing
from app.strings import commands

_BATCH = 1000


def run(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Write the PDF under a `.part` name and rename it when it is whole."""
    mark = _mark(arguments)
    out = opened.office.folder.apart(arguments.out)
    part = out.with_name(out.name + ".part")

    def tell(page: int) -> bool:
        if page % _BATCH == 0:
            output.say(commands.pages_done(page))
        return True

    with opened.office.store.reading() as connection:
        paper = Paper(arguments.paper or settings.value(lists.settings(connection), settings.PAPER))
        rows = _papers(opened, connection, arguments)
        first = next(rows, None)
        if first is None:
            raise AppError("receipt_unknown", number=arguments.number or "")
        out.parent.mkdir(parents=True, exist_ok=True)
        emblems = pictures.every(connection)
        sheets = _sheets(opened, chain((first,), rows), mark, paper, emblems)
        try:
            with part.open("wb") as stream:
                pages = drawing.render_to(sheets, paper, stream, tell)
            part.replace(out)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    sync_directory(out.parent)
    if arguments.json:
        output.line({"file": str(out), "pages": pages})
    else:
        print(commands.printed(str(out), pages))
    return 0


def _mark(arguments: argparse.Namespace) -> CopyMark:
    if arguments.duplicate:
        return CopyMark.DUPLICATE
    return CopyMark.REPRINT if arguments.reprint else CopyMark.ORIGINAL


def _papers(
    opened: session.Session, connection: Connection, arguments: argparse.Namespace
) -> Iterator[PaperRow]:
    if arguments.number:
        number = issuing.read_number(opened, arguments.number)
        return iter(receipts.papers(connection, [number]))
    if arguments.all:
        return receipts.papers_between(connection, None, None)
    first = issuing.read_number(opened, arguments.first)
    last = issuing.read_number(opened, arguments.last)
    if (first.office, first.register) != (last.office, last.register):
        raise AppError("range_of_registers")
    return receipts.papers_between(connection, first, last)


def _sheets(
    opened: session.Session,
    rows: Iterator[PaperRow],
    mark: CopyMark,
    paper: Paper,
    emblems: Mapping[str, bytes],
) -> Iterator[Sheet]:
    typed = pc.of(opened.office.folder).paper(paper).typed
    while batch := list(islice(rows, _BATCH)):
        uids = [row.uid for row in batch]
        ordinals = opened.runner.write(printing.note_printed, uids, mark, paper).result()
        for row in batch:
            for sheet in papers.sheets(row, mark, paper, ordinals, emblems):
                yield replace(sheet, typed=typed)
