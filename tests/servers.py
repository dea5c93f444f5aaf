"""A real PostgreSQL for the tests: one server a run, a database of its own for whoever asks."""

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import psycopg
from filelock import FileLock

from app.db import embedded, place
from app.domain.folder import OfficeFolder
from app.keys.vault import Vault
from app.services import founding
from tests import factory
from tests.factory import Template

_NUMBERS = count(1)
_QUICK = ("fsync", "synchronous_commit", "full_page_writes")


@dataclass(frozen=True)
class Server:
    """The server, reached at the URL with a database's name in its place."""

    url: str
    folder: Path

    def stop(self) -> None:
        """Let go of the server; whoever is the last of the run clears up."""
        with FileLock(f"{self.folder}.lock"):
            embedded.stop(self.folder)
            if not (self.folder / "data" / "postmaster.pid").exists():
                shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, template: str = "template0") -> str:
        """Make a database, a copy of *template*, and return its URL."""
        name = f"t{os.getpid()}_{next(_NUMBERS)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url.replace("/hamyar?", f"/{name}?")

    def drop(self, url: str) -> None:
        """Remove a database that the test is done with."""
        self._do(f"DROP DATABASE {name_of(url)} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)


def name_of(url: str) -> str:
    """The database's name in a URL."""
    return url.split("?", maxsplit=1)[0].rsplit("/", 1)[1]


def start() -> Server:
    """Start the run's server, or find it started by another worker."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"alone{os.getpid()}")
    folder = Path(tempfile.gettempdir()) / f"hamyar-pg-{run}"
    with FileLock(f"{folder}.lock"):
        server = Server(embedded.start(folder), folder)
        with psycopg.connect(server.url, autocommit=True) as connection:
            for setting in _QUICK:  # a test's power is never cut
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
    return server


def found(server: Server, root: Path) -> Template:
    """Found an office on the server, as `init --db` does."""
    url = server.database()
    new = founding.NewOffice(code=factory.CODE, name=factory.NAME, manager="سعید دریس")
    made = founding.found(OfficeFolder(root), new, factory.PASSPHRASE, server=url)
    unlocked = Vault(made.folder.vault).open("modir", factory.PASSPHRASE)
    return Template(made.folder, made.recovery, unlocked)


def copy(server: Server, made: Template, root: Path) -> OfficeFolder:
    """A copy of a founded office, its database copied as well."""
    shutil.copytree(made.folder.root, root)
    folder = OfficeFolder(root)
    here = place.server_of(folder)
    assert here is not None
    place.keep(folder, replace(here, url=server.database(name_of(here.url))))
    return folder
