"""Look into a county: the province's copy of it, opened to read and nothing else.

Who looks is no person there: they read as an auditor does, and nothing can be written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from typing_extensions import override

from app.db.uow import Store
from app.domain import roles
from app.keys.public import PublicKeys
from app.province import escrow, held, keyring
from app.province.stores import Counties
from app.queries import counties, people
from app.services.desk import Desk
from app.services.opening import OpenOffice
from app.sync.registers import RegisterSecret


@dataclass(frozen=True)
class Copy(OpenOffice):
    """A county's copy as an office to read; *public* its keys, *secrets* CK and K1 by register."""

    public: PublicKeys | None = None
    secrets: Mapping[str, RegisterSecret] = field(default_factory=dict, repr=False)

    @property
    @override
    def keys(self) -> PublicKeys:
        return self.public or super().keys

    @property
    @override
    def desks(self) -> tuple[Desk, ...]:
        """None: the seals lie on the county's own PC."""
        return ()

    @property
    @override
    def counters(self) -> Mapping[str, bytes]:
        return {code: bytes.fromhex(one.counter) for code, one in self.secrets.items()}

    @property
    @override
    def firsts(self) -> Mapping[str, bytes]:
        return {code: bytes.fromhex(one.first) for code, one in self.secrets.items()}


def look(office: OpenOffice, code: str) -> Copy:
    """Open the copy of the county called *code*; the caller closes it.

    Raises AppError `not_allowed`, `county_empty` before its first file, `county_unknown`.
    """
    roles.demand(office.actor.role, roles.Action.SEE_COUNTIES)
    with office.store.reading() as connection:
        key = counties.newest_key(connection, code)
        root = bytes.fromhex(counties.roster_root(connection, code))
    above = keyring.load(office.vault, office.unlocked.db_key).signing.public
    store = Counties(office.folder.root, office.unlocked.db_key).open(code)
    shared = {one.name: getattr(office, one.name) for one in fields(OpenOffice)}
    shared["store"] = store
    shared["actor"] = replace(office.actor, role=roles.Role.AUDITOR)
    shared["desk"] = replace(office.desk, office=code)
    shared["copied"] = key.name if key else code
    known = escrow.registers(office.vault, office.unlocked.db_key, code)
    return Copy(**shared, public=_keys(store, code, root).under(above), secrets=known)


def _keys(store: Store, code: str, root: bytes) -> PublicKeys:
    """Return the registers' keys as the county booked them, under the *root* that it told last."""
    with store.reading() as connection:
        found = held.keys(connection, code, frozenset())
        first = people.roster(connection)[:1]
    return replace(found, roster_root=root or (first[0].hash if first else None))
