"""Open a schema of a PostgreSQL: one place for the search path, the modes and the refusals."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg import errors, sql
from psycopg.adapt import Buffer, Loader
from psycopg.conninfo import make_conninfo
from psycopg.types.string import BytesBinaryDumper
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from typing_extensions import override

from app.db.engine import CameFirstError, Mode
from app.domain.errors import AppError

SCHEMES: Final = ("postgresql", "postgres")
_SCHEMA: Final = re.compile(r"[a-z][a-z0-9_]{0,62}")
_SETTINGS: Final = MappingProxyType(
    {
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "300s",  # a PC that froze must not hold a chain
        "standard_conforming_strings": "on",
    }
)
_READS: Final = MappingProxyType(
    {
        "default_transaction_read_only": "on",
        # what a query reads in several statements is one moment, as on SQLite
        "default_transaction_isolation": "repeatable read",
    }
)
_KEPT_ALIVE: Final[Mapping[str, str | int]] = MappingProxyType(
    {
        "connect_timeout": 10,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "application_name": "hamyar",
        "client_encoding": "utf8",
    }
)
DriverError: TypeAlias = psycopg.Error
_AGAIN: Final = (errors.SerializationFailure, errors.DeadlockDetected)
"""Another desk came first: the same work done again goes through."""

_CODES = {
    errors.DiskFull: "disk_full",
    errors.IoError: "disk_failed",
    errors.ReadOnlySqlTransaction: "disk_readonly",
    errors.DataCorrupted: "database_damaged",
    errors.IndexCorrupted: "database_damaged",
    errors.SerializationFailure: "database_busy",
    errors.DeadlockDetected: "database_busy",
    errors.LockNotAvailable: "database_busy",
    errors.QueryCanceled: "database_busy",
    errors.TooManyConnections: "database_busy",
    errors.OutOfMemory: "database_busy",
    errors.InsufficientPrivilege: "server_refused",
    errors.InvalidPassword: "server_refused",
    errors.InvalidAuthorizationSpecification: "server_refused",
    errors.InvalidCatalogName: "server_refused",
    errors.AdminShutdown: "server_away",
    errors.CrashShutdown: "server_away",
    errors.CannotConnectNow: "server_away",
    errors.ConnectionFailure: "server_away",
    errors.IdleInTransactionSessionTimeout: "server_away",
}


class _WholeNumber(Loader):
    """A sum of bigints is numeric there; no column of ours is, so it is an integer again."""

    @override
    def load(self, data: Buffer) -> int:
        return int(bytes(data))


def conninfo(url: str) -> str:
    """Return what libpq is told: TLS is asked for unless the server is reached by a socket.

    Raises AppError `server_url` for what is no address of a PostgreSQL, or names a password.
    """
    parts = urlsplit(url)
    try:
        secret, _port = parts.password, parts.port
    except ValueError as error:
        raise AppError("server_url") from error
    asked = dict(parse_qsl(parts.query))
    secret = secret or asked.get("password")
    if parts.scheme not in SCHEMES or secret or not parts.path.strip("/"):
        raise AppError("server_url")
    asked.pop("schema", None)
    host = asked.get("host", parts.hostname or "")
    if host and not host.startswith("/") and host not in {"localhost", "127.0.0.1", "::1"}:
        asked.setdefault("sslmode", "require")
    return urlunsplit(("postgresql", parts.netloc, parts.path, urlencode(asked), ""))


def connect(url: str, schema: str, mode: Mode) -> Any:
    """Return a raw connection whose names are those of *schema*; AppError where none is to be had.

    The password comes from PGPASSWORD or pgpass, never from *url*.
    """
    settings = {"search_path": schema} | dict(_SETTINGS) | ({} if mode == "write" else dict(_READS))
    options = " ".join(f"-c {name}={_escaped(value)}" for name, value in settings.items())
    try:
        found = psycopg.connect(make_conninfo(conninfo(url), options=options, **_KEPT_ALIVE))
    except psycopg.Error as error:
        told = "FATAL" in str(error)  # the only mark of a server that answered, and refused
        raise AppError("server_refused" if told else "server_away") from error
    found.adapters.register_loader("numeric", _WholeNumber)
    # for COPY, which asks by type: the driver would take one in Python that knows no bytes of ours
    found.adapters.register_dumper(bytes, BytesBinaryDumper)
    return found


def _escaped(value: str) -> str:
    return value.replace(" ", "\\ ")


def open_engine(url: str, schema: str, mode: Mode) -> Engine:
    """Return an engine on *schema*; transactions see what is committed, readers one moment."""
    check_schema(schema)
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(url, schema, mode),
        poolclass=QueuePool,
        pool_size=1 if mode == "write" else 3,
        max_overflow=0 if mode == "write" else 10,
        pool_pre_ping=True,
        hide_parameters=True,
        use_native_hstore=False,
    )
    event.listen(engine, "handle_error", _translate)
    return engine


def check_schema(schema: str) -> None:
    """Raise AppError `server_schema` for a name that would need quoting."""
    if not _SCHEMA.fullmatch(schema) or schema.startswith("pg_"):
        raise AppError("server_schema", schema=schema)


def create_schema(url: str, schema: str) -> None:
    """Make *schema* where it does not stand yet; the office's people alone may use it."""
    check_schema(schema)
    with connect(url, schema, "write") as connection:
        connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))


@contextmanager
def alone(url: str, schema: str) -> Iterator[None]:
    """Let no other desk be at work on all of *schema* meanwhile; AppError `database_busy`.

    The server lets go of it with the connection, whatever becomes of this program.
    """
    with connect(url, "public", "write") as connection:
        connection.autocommit = True  # a long merge must not stand idle in a transaction
        try:
            connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [f"alone {schema}"])
        except psycopg.Error as error:
            raise AppError(error_code(error) or "database_busy") from error
        yield


def schemas(url: str) -> tuple[str, ...]:
    """Return the schemas of the database that are a store of ours, in their order."""
    asked = "SELECT schemaname FROM pg_tables WHERE tablename = 'journal_stream' ORDER BY 1"
    with connect(url, "public", "read") as connection:
        return tuple(name for (name,) in connection.execute(asked))


def rename_schemas(url: str, names: Mapping[str, str]) -> None:
    """Give schemas new names, in order and in one transaction."""
    with connect(url, "public", "write") as connection:
        for old, new in names.items():
            check_schema(new)
            told = sql.SQL("ALTER SCHEMA {} RENAME TO {}")
            connection.execute(told.format(sql.Identifier(old), sql.Identifier(new)))


def drop_schema(url: str, schema: str) -> None:
    """Remove *schema* with all it holds, such as one whose founding was cut short."""
    check_schema(schema)
    with connect(url, schema, "write") as connection:
        connection.execute(
            sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema))
        )


def is_postgres(connection: Connection) -> bool:
    """Tell whether *connection* speaks to a PostgreSQL."""
    return connection.dialect.name == "postgresql"


def error_code(error: BaseException | None) -> str | None:
    """Return our code for what the server refuses, None for a bug of ours."""
    for kind, code in _CODES.items():
        if isinstance(error, kind):
            return code
    silent = isinstance(error, psycopg.OperationalError) and error.sqlstate is None
    return "server_away" if silent else None


def facts(connection: Connection) -> Mapping[str, str]:
    """Return what an IT person asks of a server: its version and where the store is."""
    row = connection.exec_driver_sql(
        "SELECT current_setting('server_version'), current_schema(), current_database()"
    ).one()
    return dict(zip(("version", "schema", "database"), row, strict=True))


def _translate(context: ExceptionContext) -> None:
    error = context.original_exception
    if code := error_code(error):
        kind = CameFirstError if isinstance(error, _AGAIN) else AppError
        raise kind(code) from error
