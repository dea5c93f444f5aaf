"""Where an office's rows lie: a file in its folder, or a schema of a PostgreSQL that it names."""

import hashlib
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import Engine

from app.db.engine import Mode, open_engine
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder

EMBEDDED: Final = "embedded"
"""In place of a URL: the server that comes with the program, its data in the office's folder."""

COUNTY: Final = "county_"
"""How the schema of a county's copy begins, at the province."""

_NAMED: Final = "office_{}"
_TOML: Final = (
    '# The password is not here: it comes from pgpass or PGPASSWORD.\nurl = "{}"\nschema = "{}"\n'
)


@dataclass(frozen=True, slots=True)
class FilePlace:
    """An encrypted file; *synchronous* differs from FULL only in the power-cut test's control."""

    path: Path
    key: bytes = field(repr=False)
    synchronous: str = "FULL"

    def engine(self, mode: Mode) -> Engine:
        """Return an engine on the file."""
        return open_engine(self.path, self.key, mode, synchronous=self.synchronous)

    def exists(self) -> bool:
        """Tell whether the file is there."""
        return self.path.exists()

    def prepare(self) -> None:
        """Do nothing: SQLite makes the file."""

    def clear(self) -> None:
        """Remove what was begun here and is no office."""
        for end in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)

    def describe(self) -> str:
        """Return what is shown of it."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class SchemaPlace:
    """A schema of a database server; *url* without a password."""

    url: str
    schema: str

    def engine(self, mode: Mode) -> Engine:
        """Return an engine on the schema; AppError `server_away` and its like."""
        from app.db import postgres  # noqa: PLC0415 - an office in a file never loads its driver

        return postgres.open_engine(self.url, self.schema, mode)

    def exists(self) -> bool:
        """Tell whether a store of ours stands there."""
        from app.db import postgres  # noqa: PLC0415 - as above

        return self.schema in postgres.schemas(self.url)

    def prepare(self) -> None:
        """Make the schema; AppError `server_taken` where a store of ours stands in it."""
        from app.db import postgres  # noqa: PLC0415 - as above

        if self.exists():
            raise AppError("server_taken", schema=self.schema)
        postgres.create_schema(self.url, self.schema)

    def clear(self) -> None:
        """Remove what was begun here and is no office."""
        from app.db import postgres  # noqa: PLC0415 - as above

        postgres.drop_schema(self.url, self.schema)

    def describe(self) -> str:
        """Return what is shown of it."""
        return f"{self.url} · {self.schema}"


Place: TypeAlias = FilePlace | SchemaPlace


def of_county(above: SchemaPlace, code: str) -> SchemaPlace:
    """Return where a province keeps the county called *code*: a schema beside its own."""
    return replace(above, schema=COUNTY + code.lower())


def of(folder: OfficeFolder, key: bytes, *, synchronous: str = "FULL") -> Place:
    """Return where the office of *folder* lies; AppError `server_named` for a broken file."""
    server = server_of(folder)
    return server or FilePlace(folder.database, key, synchronous)


def server_of(folder: OfficeFolder) -> SchemaPlace | None:
    """Return the schema that the folder names, None for an office in a file."""
    if not folder.server.exists():
        return None
    named = _read(folder)
    return replace(named, url=_started(folder)) if named.url == EMBEDDED else named


def is_embedded(folder: OfficeFolder) -> bool:
    """Tell whether the office's server is the program's own, which no other PC reaches."""
    return folder.server.exists() and _read(folder).url == EMBEDDED


def _read(folder: OfficeFolder) -> SchemaPlace:
    try:
        facts = tomllib.loads(folder.server.read_text("utf-8"))
        return SchemaPlace(str(facts["url"]), str(facts["schema"]))
    except (OSError, KeyError, ValueError) as error:
        raise AppError("server_named", name=folder.server.name) from error


def _started(folder: OfficeFolder) -> str:
    from app.db import embedded  # noqa: PLC0415 - as above

    return embedded.start(folder.root / embedded.FOLDER)


def folder_of(url: str) -> str:
    """Return the name of the folder that a desk keeps for the server at *url*, named no other."""
    from app.db import postgres  # noqa: PLC0415 - as above

    return hashlib.sha256(postgres.conninfo(url).encode()).hexdigest()[:12]


def demand(folder: OfficeFolder, url: str) -> None:
    """Raise AppError `server_other` where *folder* is of an office elsewhere than at *url*."""
    from app.db import postgres  # noqa: PLC0415 - as above

    known = _read(folder) if folder.server.exists() else None
    if folder.exists() and (known is None or known.url != postgres.conninfo(url)):
        raise AppError("server_other", path=str(folder.root))


def named(url: str, office: str) -> SchemaPlace:
    """Return the schema that *url* asks for by `schema=`, else the office's own.

    Raises AppError `server_url`, `server_schema`.
    """
    from app.db import postgres  # noqa: PLC0415 - as above

    asked = parse_qs(urlsplit(url).query).get("schema", [_NAMED.format(office.lower())])[0]
    postgres.check_schema(asked)
    return SchemaPlace(postgres.conninfo(url), asked)


def new(folder: OfficeFolder, url: str, office: str) -> SchemaPlace:
    """Return where a new office shall lie, its server started where it is the program's own."""
    if url != EMBEDDED:
        return named(url, office)
    return SchemaPlace(_started(folder), _NAMED.format(office.lower()))


def keep(folder: OfficeFolder, place: SchemaPlace) -> None:
    """Note in *folder* where its office lies; *place* names a server, or EMBEDDED."""
    folder.server.write_text(_TOML.format(place.url, place.schema), "utf-8")
