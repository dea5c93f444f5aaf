"""Open an office for one command: folder, lock, passphrase, runner."""

import argparse
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from app.domain.folder import OfficeFolder

if TYPE_CHECKING:
    from app.domain.roles import Action
    from app.services.opening import OpenOffice
    from app.services.runner import Runner

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - no public name
Run: TypeAlias = Callable[[argparse.Namespace], int]


def common(parser: argparse.ArgumentParser, *, secret: bool = True) -> None:
    """Add the options that every command on an office has."""
    parser.add_argument("--dir", type=Path, help="the office's folder")
    parser.add_argument("--db", metavar="URL", help="its PostgreSQL, without the password")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    if secret:
        parser.add_argument("--passphrase-file", type=Path)
        parser.add_argument("--user", help="who acts; the first manager when left out")


def verb(verbs: Verbs, name: str, run: Run, says: str = "") -> argparse.ArgumentParser:
    """Add a command on an office to *verbs*; *run* does it."""
    made = verbs.add_parser(name, help=says)
    common(made)
    made.set_defaults(run=run)
    return made


def of_one(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Let *parser* ask which row is meant, by its uid."""
    parser.add_argument("--uid", required=True, type=uuid.UUID)
    return parser


def embedded(parser: argparse.ArgumentParser) -> None:
    """Add the option of a new office whose PostgreSQL the program brings itself."""
    parser.add_argument("--embedded", action="store_true", help="on a PostgreSQL of its own")


def folder(arguments: argparse.Namespace) -> OfficeFolder:
    """Return the office's folder; the platform's data folder when none is named.

    A desk of a server's office that names no folder has one of its own there. AppError
    `server_other` where the folder is of another office than `--db` names.
    """
    from platformdirs import user_data_path

    where = arguments.dir or user_data_path("hamyar", appauthor=False)
    if not arguments.db:
        return OfficeFolder(where)
    from app.db import place

    found = OfficeFolder(where if arguments.dir else where / place.folder_of(arguments.db))
    place.demand(found, arguments.db)
    return found


@dataclass(frozen=True)
class Session:
    """An open office and its runner, for one command."""

    office: "OpenOffice"
    runner: "Runner"

    def demand(self, action: "Action") -> None:
        """Raise AppError `not_allowed` unless who acts was granted *action*."""
        from app.domain import roles

        roles.demand(self.office.actor.role, action)


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Session]:
    """Hold the office's lock and open it as the acting person."""
    from app.services import opening
    from app.services.runner import Runner

    where = folder(arguments)
    with opening.hold(where):
        login = arguments.user or opening.first_manager(where)
        unlocked = opening.unlock(where, login, opening.passphrase_of(arguments.passphrase_file))
        office = opening.open_office(where, unlocked)
        runner = Runner(office.store, person=office.actor.uid)
        try:
            yield Session(office, runner)
        finally:
            runner.close()
            office.close()
