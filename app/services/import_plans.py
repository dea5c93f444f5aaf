"""What an import would do, before anything is written: each row is fresh, rejected or known."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from app.domain import clock, roles
from app.domain.donor import DonorDetails
from app.intake import fits, mapping, readers, rows
from app.intake.cells import Sheet
from app.intake.fits import Fit
from app.intake.mapping import Columns
from app.intake.rows import Gift, Row
from app.models import donation_origin, donor_origin
from app.queries import donor_matches, imports, lists
from app.queries.imports import DONATIONS, DONORS

NAMES: Final[Mapping[str, tuple[str, ...]]] = {DONATIONS: mapping.GIFTS, DONORS: mapping.DONORS}
KNOWN_ROW: Final = "known_row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Why a row is no news: what it shares, and with whom where that is a registered donor."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do; *known* tells by row number why a row is a duplicate.

    *niyyat* has the short name of each designation by its code.
    """

    kind: str
    file_name: str
    columns: Columns
    every: tuple[Row, ...]
    fresh: tuple[Row, ...]
    known: Mapping[int, Known]
    niyyat: Mapping[str, str]
    runs_before: int

    @property
    def rejected(self) -> int:
        """How many rows are not taken."""
        return sum(1 for row in self.every if row.problems)

    @property
    def duplicates(self) -> int:
        """How many rows the office holds already."""
        return len(self.every) - len(self.fresh) - self.rejected

    @property
    def amount(self) -> int:
        """The rials of the fresh rows."""
        return sum(row.value.amount for row in self.fresh if isinstance(row.value, Gift))

    @property
    def by_reason(self) -> dict[str, int]:
        """How many rows each code kept out; a row counts under its first.

        Of donors, the codes of the duplicates too: what they share with a registered one.
        """
        kept_out = Counter(row.problems[0][1] for row in self.every if row.problems)
        if self.kind == DONORS:
            kept_out.update(one.code for one in self.known.values())
        return dict(kept_out)

    def counts(self) -> dict[str, int]:
        """Return read = imported + rejected + duplicates, and the amount in rials."""
        return {
            "read": len(self.every),
            "imported": len(self.fresh),
            "rejected": self.rejected,
            "duplicates": self.duplicates,
            "amount": self.amount,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a workbook would be read: its columns with how well each fits; *served* once before."""

    columns: Columns
    fits: tuple[Fit, ...]
    served: bool


def plan(
    connection: Connection,
    role: str,
    file: Path,
    sheets: Sequence[Sheet],
    said: dict[str, Any] | None = None,
    kind: str = DONATIONS,
) -> Plan:
    """Return what importing *sheets* would do; nothing is written.

    The columns are those *said*, or those that served last under the same headings, or guessed.
    Raises AppError `not_allowed`, `headings_missing`, `map_malformed`.
    """
    roles.demand(role, roles.Action.IMPORT)
    names = NAMES[kind]
    if said is not None:
        columns = mapping.given(sheets, names, said)
    else:
        columns = _served(connection, sheets, kind) or mapping.guess(sheets, names)
    niyyat = lists.designations(connection)
    if kind == DONORS:
        every = rows.donors(sheets, columns)
        known = _known_donors(connection, every)
    else:
        every = rows.gifts(sheets, columns, niyyat, clock.today())
        known = _known_gifts(connection, every)
    return Plan(
        kind=kind,
        file_name=file.name,
        columns=columns,
        every=every,
        fresh=tuple(row for row in every if row.value and row.line.number not in known),
        known=known,
        niyyat={code: one.short for code, one in niyyat.items()},
        runs_before=len(imports.runs(connection)),
    )


def look(
    connection: Connection, role: str, sheets: Sequence[Sheet], kind: str, columns: Columns | None
) -> Look | None:
    """Return how *sheets* would be read by *columns*, or as served or guessed without them.

    What is missing stays missing, for a person to say. None for a book without a line.
    """
    roles.demand(role, roles.Action.IMPORT)
    served = None
    if columns is None:
        served = _served(connection, sheets, kind)
        columns = served or mapping.likeliest(sheets, NAMES[kind])
    if columns is None:
        return None
    table = readers.OF_DONORS
    if kind == DONATIONS:
        known, toman = lists.designations(connection), columns.toman_heading
        table = readers.of_gifts(known, clock.today(), toman_heading=toman)
    found = fits.of_columns(sheets, columns, table)
    return Look(columns=columns, fits=found, served=served is not None)


def _served(connection: Connection, sheets: Sequence[Sheet], kind: str) -> Columns | None:
    """Return the mapping that served last for a line that stands here, the newest of them."""
    names = NAMES[kind]
    lines = {
        mapping.headed(sheet, line, names).digest: (sheet.title, line.number)
        for sheet in reversed(sheets)
        for line in reversed(mapping.first(sheet))
    }
    found = imports.remembered(connection, kind, list(lines))
    if found is None:
        return None
    headings, said = found
    title, header = lines[headings]
    return mapping.given(sheets, names, said | {"sheet": title, "header": header})


def _known_gifts(connection: Connection, every: Sequence[Row]) -> dict[int, Known]:
    held = imports.held(connection, _digests(every), donation_origin)
    return {
        row.line.number: Known(code=KNOWN_ROW)
        for row in every
        if row.value and row.occurrence < held.get(row.digest, 0)
    }


def _known_donors(connection: Connection, every: Sequence[Row]) -> dict[int, Known]:
    """Tell who is registered, and who stands twice in the list itself."""
    held = imports.held(connection, _digests(every), donor_origin)
    good = [
        (row, donor_matches.keys_of(row.value))
        for row in every
        if isinstance(row.value, DonorDetails)
    ]
    register = donor_matches.registered(connection, [keys for _row, keys in good])
    known: dict[int, Known] = {}
    for row, keys in good:
        found = register.match(keys)
        if found is not None:
            known[row.line.number] = Known(code=f"known_{found[0]}", name=found[1])
        elif row.digest in held:
            known[row.line.number] = Known(code=KNOWN_ROW)
        else:
            register.add(keys)
    return known


def _digests(every: Sequence[Row]) -> list[bytes]:
    return sorted({row.digest for row in every if row.value})
