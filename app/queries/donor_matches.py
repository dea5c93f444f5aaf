"""Who of a list is registered already, by what, and when two rows of it are one donor."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Column, Connection, select

from app.db.types import AnyRow
from app.domain import donor as rules
from app.domain.donor import DonorDetails, Likeness
from app.models import donor
from app.queries import donor_runs

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Keys:
    """What a donor is recognised by; "" where it is not known. *shown* is the name as written."""

    kind: str
    national_id: str
    mobile: str
    name: str
    shown: str = ""

    def apart(self, other: "Keys") -> bool:
        """Tell whether two cannot be one: two kinds, or two identifiers."""
        ids = {self.national_id, other.national_id}
        return self.kind != other.kind or ("" not in ids and len(ids) > 1)


@dataclass
class Register:
    """Donors found by what they are recognised by."""

    _by: dict[Likeness, dict[str, list[Keys]]] = field(
        default_factory=lambda: {one: defaultdict(list) for one in Likeness}
    )

    def add(self, one: Keys) -> None:
        """Take one in."""
        for reason, key in _keys(one):
            if key:
                self._by[reason][key].append(one)

    def match(self, one: Keys) -> tuple[Likeness, str] | None:
        """Return why somebody here is the same donor, and that one's name.

        An identifier decides alone. A mobile counts where the identifiers do not differ, a
        folded name where the mobiles do not differ either: namesakes stay two.
        """
        for reason, key in _keys(one):
            for other in self._by[reason].get(key, ()) if key else ():
                if reason is Likeness.IDENTIFIER or not one.apart(other):
                    mobiles = {one.mobile, other.mobile} - {""}
                    if reason is not Likeness.NAME or len(mobiles) < 2:  # noqa: PLR2004 - two differ
                        return reason, other.shown
        return None


def _keys(one: Keys) -> Iterable[tuple[Likeness, str]]:
    yield Likeness.IDENTIFIER, one.national_id
    yield Likeness.MOBILE, one.mobile
    yield Likeness.NAME, one.name


def keys_of(details: DonorDetails) -> Keys:
    """Return what checked *details* are recognised by."""
    name = rules.folded(details.name)
    return Keys(str(details.kind), details.national_id, details.mobile, name, details.name)


def registered(connection: Connection, some: Sequence[Keys]) -> Register:
    """Return the standing donors, merged ones too, who share anything with *some*."""
    found = Register()
    by: tuple[tuple[Column[str], set[str]], ...] = (
        (donor.c.national_id, {one.national_id for one in some}),
        (donor.c.mobile, {one.mobile for one in some}),
        (donor.c.search_key, {one.name for one in some}),
    )
    seen: set[bytes] = set()
    for column, values in by:
        for row in _rows(connection, column, sorted(values - {""})):
            if row.uid.bytes not in seen:
                seen.add(row.uid.bytes)
                keys = Keys(row.kind, row.national_id, row.mobile, row.search_key, row.name)
                found.add(keys)
    return found


def _rows(connection: Connection, column: Column[str], values: Sequence[str]) -> Iterable[AnyRow]:
    c, stands = donor.c, donor_runs.standing(connection)
    for start in range(0, len(values), _AT_ONCE):
        asked = select(c.uid, c.kind, c.national_id, c.mobile, c.search_key, c.name)
        some = values[start : start + _AT_ONCE]
        yield from connection.execute(asked.where(column.in_(some), stands))
