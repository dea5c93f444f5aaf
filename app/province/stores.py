"""Where a province keeps each county: a store of its own, the same tables, the same migrations."""

import re
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, Literal

from app.db import migrate, place
from app.db.place import Place
from app.db.uow import Store
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.province import grounds
from app.province.grounds import FileGround, Ground, SchemaGround

FOLDER: Final = "counties"
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{1,9}")
Mode = Literal["write", "read"]


class Counties:
    """The counties' stores of a province: files in its folder, schemas beside its own."""

    def __init__(self, root: Path, key: bytes, *, synchronous: str = "FULL") -> None:
        self.root = OfficeFolder(root).counties
        server = place.server_of(OfficeFolder(root))
        own = FileGround(self.root, key, synchronous)
        self._ground: Ground = own if server is None else SchemaGround(server.url)

    def place(self, code: str) -> Place:
        """Return where the store of an office lies; AppError `county_unknown` for no code."""
        if not _CODE.fullmatch(code):
            raise AppError("county_unknown", office=code)
        return self._ground.place(code)

    def codes(self) -> tuple[str, ...]:
        """Return the offices of which something is held, in order."""
        return tuple(sorted(code for code in self._ground.codes() if _CODE.fullmatch(code)))

    @property
    def shared(self) -> bool:
        """Whether they are schemas beside the province's own."""
        return isinstance(self._ground, SchemaGround)

    def schemas(self, own: Store) -> dict[str, str]:
        """Return code -> schema of the offices of which something is held, brought up to date.

        *own* is the province's store on their server. Raises AppError `schema_newer`.
        """
        schemas, older = dict[str, str](), list[str]()
        with own.reading() as connection:
            for schema, revision in sorted(migrate.revisions(connection, place.COUNTY).items()):
                code = grounds.code_of(schema)
                if _CODE.fullmatch(code):
                    schemas[code] = schema
                    older += [code] if revision != migrate.HEAD else []
        for code in older:
            self.open(code).close()
        return schemas

    def exists(self, code: str) -> bool:
        """Tell whether anything of an office is held."""
        return self.place(code).exists()

    def open(self, code: str, mode: Mode = "read") -> Store:
        """Open the store of an office; to write, it is made where there is none.

        A store of an older program is brought up first. Raises AppError `county_empty`,
        `schema_newer`.
        """
        where = self.place(code)
        if mode == "read" and not where.exists():
            raise AppError("county_empty", office=code)
        return self._opened(where, mode)

    def alone(self, code: str) -> AbstractContextManager[object]:
        """Let nobody else bring anything into an office's store within this context.

        What is judged must still be so when it is written: two desks take files in, or one does
        while a fork is decided.
        """
        self.place(code)
        return self._ground.alone(code)

    def forget(self, code: str) -> None:
        """Remove an office's store again, made for a first file that was refused."""
        self.place(code).clear()

    def fresh(self, code: str) -> Store:
        """Open an empty store beside, for a copy that is built anew; what lay there goes."""
        self.place(code)
        return self._opened(self._ground.beside(code), "write")

    def take_place(self, code: str, label: str) -> str:
        """Put the store that `fresh` made, closed by now, in place of the office's.

        The old one stays as evidence under *label*; returns where. No moment is without a store.
        """
        self.place(code)
        return self._ground.swap(code, label)

    def copy(self, code: str, target: Path, key: bytes) -> None:
        """Write an office's rows to the encrypted file *target* under *key*."""
        self.place(code)
        self._ground.copy(code, target, key)

    def _opened(self, where: Place, mode: Mode) -> Store:
        self.root.mkdir(parents=True, exist_ok=True)
        if not where.exists():
            where.prepare()
        write, read = where.engine("write"), where.engine("read")
        store = Store(write, read, alone=True)
        try:
            if store.revision() != migrate.HEAD:
                migrate.upgrade(write)
        except BaseException:
            store.close()
            raise
        if mode == "read":
            write.dispose()
            return Store(read, read)
        return store
