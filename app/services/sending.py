"""What the desk sees of its way to the province: state, files sent, their letter, once more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from app.domain import clock, roles, text
from app.domain.errors import AppError
from app.keys import files
from app.queries import exchange, lists, unsent
from app.queries.exchange import Answer, Link, SentRow
from app.queries.unsent import Unsent
from app.reports import cover_letter
from app.reports.content import Entry
from app.reports.cover_letter import Letter, LetterFile, LetterHead
from app.reports.sheet import Column, Kind, Listing, Row, Tell
from app.services import exporting, list_files
from app.services.desk import Actor
from app.services.opening import OpenOffice
from app.strings import exchange as words
from app.sync import bundle, hello, names, stick
from app.sync.code import code
from app.sync.header import Header


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Who is above and what they lack; *fingerprint* until they have answered once.

    *lost*: the PC has no secrets of the exchange, and the office enrols again.
    """

    link: Link | None
    unsent: Unsent | None
    answer: Answer | None
    fingerprint: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class SentFilter:
    """Which files: those that *text* names, *state* waiting or arrived, "" for both."""

    text: str = ""
    state: str = ""


def outlook(connection: Connection, office: OpenOffice) -> Outlook:
    """Return how far the exchange is.

    Raises AppError `not_allowed`; a PC that lost its secrets has no fingerprint.
    """
    roles.demand(office.actor.role, roles.Action.SEND_FILES)
    link = exchange.link(connection)
    printed, lost = "", False
    if link is not None:
        try:
            printed = exporting.fingerprint(connection, office)
        except AppError as error:
            if error.code != "enrolment_missing":
                raise
            lost = True
    return Outlook(
        link=link,
        unsent=unsent.of(connection),
        answer=exchange.last_answer(connection),
        fingerprint=printed,
        lost=lost,
    )


def state_of(row: SentRow) -> str:
    """Return waiting or arrived."""
    return "arrived" if row.arrived else "waiting"


def every(connection: Connection, who: Actor, asked: SentFilter) -> Sequence[SentRow]:
    """Return the files that answer *asked*, the newest first; AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.SEND_FILES)
    return [one for one in exchange.sent(connection) if _answers(one, asked)]


def _answers(row: SentRow, asked: SentFilter) -> bool:
    if asked.state and asked.state != state_of(row):
        return False
    return text.matches(asked.text, f"{row.name} {row.code} {row.code.replace('-', '')}")


def place(office: OpenOffice, folder: Path) -> Path:
    """Return *folder*; AppError `target_is_office` within the office's own."""
    if folder.resolve().is_relative_to(office.folder.root.resolve()):
        raise AppError("target_is_office", name=folder.name)
    return folder


def kept(office: OpenOffice, name: str) -> bool:
    """Tell whether this PC still has a copy of the file."""
    return (office.folder.outbox / name).is_file()


def again(office: OpenOffice, row: SentRow, folder: Path, tell: stick.Tell) -> Path:
    """Write a file that was sent to *folder* once more, and return where it is.

    Raises AppError `not_allowed`, `outbox_missing` for a file that this PC keeps no longer or not
    as it was, `target_is_office` and those of the stick.
    """
    roles.demand(office.actor.role, roles.Action.SEND_FILES)
    raw, name = _kept(office, row), names.parse(row.name)
    if raw is None or name is None:
        raise AppError("outbox_missing", name=row.name)
    stick.write(place(office, folder), name, raw, tell)
    return folder / row.name


def _kept(office: OpenOffice, row: SentRow) -> bytes | None:
    """Return the copy of a file, None where there is none, or not the same."""
    try:
        raw = files.read(office.folder.outbox / row.name, limit=bundle.MOST_BYTES)
    except AppError:
        return None
    return raw if code(raw) == row.code else None


def letter(connection: Connection, office: OpenOffice, n: int) -> bytes:
    """Return the letter of file *n* as PDF, with the files that were made along with it.

    Heads and fingerprint are read from the file itself, as long as this PC keeps it. Raises
    AppError `not_allowed`, `not_enrolled`, `row_missing`.
    """
    roles.demand(office.actor.role, roles.Action.SEND_FILES)
    link, rows = exchange.link(connection), exchange.sent(connection)
    if link is None:
        raise AppError("not_enrolled")
    asked = next((one for one in rows if one.n == n), None)
    if asked is None:
        raise AppError("row_missing", table="sent_file")
    together = [one for one in reversed(rows) if one.sent_at == asked.sent_at]
    facts, who = _facts(office, together[-1]), office.actor
    greeting = facts.hello if facts is not None else None
    return cover_letter.render(
        Letter(
            office=lists.the_office(connection).name,
            province=link.name,
            person=f"{who.name}، {who.title}" if who.title else who.name,
            made_on=date.fromisoformat(asked.sent_at[:10]),
            files=tuple(
                LetterFile(name=one.name, first=one.first, last=one.last, code=one.code)
                for one in together
            ),
            heads=tuple(
                LetterHead(
                    register=one.register, year=one.year, n=one.n, code=exporting.ten(one.rec)
                )
                for one in (facts.heads if facts is not None else ())
            ),
            fingerprint=hello.fingerprint(greeting) if greeting is not None else "",
        )
    )


def _facts(office: OpenOffice, row: SentRow) -> Header | None:
    raw = _kept(office, row)
    return bundle.peek(raw) if raw is not None else None


def export(connection: Connection, who: Actor, asked: SentFilter, out: Path, tell: Tell) -> int:
    """Write the files that answer *asked* to *out*; returns how many.

    Raises AppError `not_allowed`, `list_format`, `file_unwritable`.
    """
    rows = every(connection, who, asked)
    return list_files.write(_listing(connection, asked), _rows(rows), out, tell)


def draw(connection: Connection, who: Actor, asked: SentFilter, tell: Tell) -> bytes:
    """Return the files that answer *asked* as PDF; raises AppError `not_allowed`."""
    rows = every(connection, who, asked)
    return list_files.draw(_listing(connection, asked), _rows(rows), tell)


def _listing(connection: Connection, asked: SentFilter) -> Listing:
    conditions = ((words.STATE, words.STATES.get(asked.state, "")), (words.NAME, asked.text))
    return Listing(
        title=words.TITLE,
        office=lists.the_office(connection).name,
        made_on=clock.today(),
        asked=tuple(Entry(label, value) for label, value in conditions if value),
        columns=_COLUMNS,
        sums=(),
    )


_COLUMNS: Final = (
    Column(words.NAME, 0.2, Kind.CODE),
    Column(words.DAY, 0.12, Kind.DAY),
    Column(words.ENTRIES, 0.22),
    Column(words.ROWS, 0.1, Kind.NUMBER),
    Column(words.CODE, 0.16, Kind.CODE),
    Column(words.STATE, 0.2),
)


def _rows(rows: Sequence[SentRow]) -> Iterator[Row]:
    for one in rows:
        day = date.fromisoformat(one.sent_at[:10])
        count, state = one.last - one.first + 1, words.STATES[state_of(one)]
        yield (one.name, day, words.span(one.first, one.last), count, one.code, state)
