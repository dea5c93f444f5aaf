"""By which key a county's file may be signed, and by what its receipts are proved."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.domain.errors import AppError
from app.keys.signing import kid
from app.keys.vault import Vault
from app.models import county, county_key
from app.province import enrolling, escrow, keyring
from app.province.merge import Trusted
from app.queries import counties
from app.sync.header import Header
from app.sync.registers import RegisterSecret


@dataclass(frozen=True)
class CountyKeys:
    """The keys of all counties, as this province's vault and database have them."""

    connection: Connection
    vault: Vault
    db_key: bytes

    def of(self, header: Header) -> bytes | None:
        """Return the public key that may sign this file, None where none is known.

        A first file brings it, proved by the secret of the enrolment. Raises AppError
        `county_revoked`, `hello_forged`.
        """
        key = counties.newest_key(self.connection, header.office)
        if key is None:
            return None
        if header.kid in self._revoked(header.office):
            raise AppError("county_revoked", office=header.office)
        if key.public_key:
            return key.public_key if key.kid == header.kid else None
        if header.hello is None or key.revoked_at:
            return None
        public = bytes.fromhex(header.hello.public)
        proved = enrolling.proved(self.vault, self.db_key, header.office, header.hello)
        if not proved or kid(public) != header.kid:
            raise AppError("hello_forged", office=header.office)
        return public

    def _revoked(self, office: str) -> set[str]:
        c = county_key.c
        asked = select(c.kid).join(county, county.c.uid == c.county_uid)
        gone = asked.where(county.c.code == office, c.revoked_at != "", c.kid != "")
        return set(self.connection.execute(gone).scalars())

    def trusted(self, header: Header, told: tuple[RegisterSecret, ...]) -> Trusted:
        """Return by what this file is proved; *told* are secrets that it brought itself."""
        secrets = self.secrets(header.office, told)
        root, registers = self._told(header)
        return Trusted(
            office=header.office,
            counters={code: bytes.fromhex(one.counter) for code, one in secrets.items()},
            firsts={code: bytes.fromhex(one.first) for code, one in secrets.items()},
            presumed=self._presumed(header.office, told),
            pinned={code: bytes.fromhex(public) for code, public in registers.items()},
            revoked=self._revoked_registers(header.office),
            root=bytes.fromhex(root),
            above=keyring.load(self.vault, self.db_key).signing.public,
        )

    def secrets(self, office: str, told: tuple[RegisterSecret, ...]) -> dict[str, RegisterSecret]:
        """Return CK and K1 by register: known ones, those told, else those of the enrolment."""
        given = escrow.made(self.vault, self.db_key, office)
        found = {one.code: one for one in given.registers} if given is not None else {}
        found |= {one.code: one for one in told}
        return found | escrow.registers(self.vault, self.db_key, office)

    def _presumed(self, office: str, told: tuple[RegisterSecret, ...]) -> frozenset[str]:
        given = escrow.made(self.vault, self.db_key, office)
        made = {one.code for one in given.registers} if given is not None else set()
        known = {*escrow.registers(self.vault, self.db_key, office)}
        return frozenset(made - known - {one.code for one in told})

    def _told(self, header: Header) -> tuple[str, Mapping[str, str]]:
        """Return the root of the roster and the registers' keys that the county told."""
        if header.hello is not None:
            return header.hello.root, {one.code: one.public for one in header.hello.registers}
        c = county_key.c
        asked = select(c.roster_root, c.registers).join(county, county.c.uid == c.county_uid)
        newest = asked.where(county.c.code == header.office).order_by(c.n.desc()).limit(1)
        root, said = self.connection.execute(newest).one()
        return root, _keys_of(json.loads(said))

    def _revoked_registers(self, office: str) -> frozenset[str]:
        c = county_key.c
        asked = select(c.registers).join(county, county.c.uid == c.county_uid)
        gone = asked.where(county.c.code == office, c.revoked_at != "")
        said = self.connection.execute(gone).scalars()
        return frozenset(code for one in said for code in _keys_of(json.loads(one)))


def _keys_of(said: list[Any]) -> dict[str, str]:
    """Return code -> public key of the registers that were told, none before the first file."""
    return {one["code"]: one["public"] for one in said if isinstance(one, dict)}
