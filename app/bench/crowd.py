"""A register of many donors, made of the names of a few: written at once, found as any other."""

import uuid
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from random import Random
from typing import Any, Final

from app.domain import donor as rules
from app.domain import donor_terms
from app.domain.donation import DonorKind
from app.domain.donor import DonorDetails

_BATCH: Final = 20_000
_PERSON: Final = 96
"""Of a hundred donors; the others are firms and groups."""
_BLOCK_KIB: Final = 64 * 1024


def donors(raw: Any, count: int) -> None:
    """Write *count* donors and their places in both indexes on a raw connection."""
    known = [dict(row) for row in _rows(raw)]
    for index in ("donor_words", "donor_parts"):
        # postings are gathered in memory before they are merged; 1 MiB would do it 400 times
        raw.execute(f"INSERT INTO {index}({index}, rank) VALUES ('hashsize', {_BLOCK_KIB * 1024})")  # noqa: S608 - ours
    begun = raw.execute("SELECT coalesce(max(doc), 0) + 1 FROM donor_doc").fetchone()[0]
    made = enumerate(_made(known, count - len(known)), start=begun)
    names = list(known[0])
    places = ", ".join(f":{name}" for name in names)
    add = f"INSERT INTO donor ({', '.join(names)}) VALUES ({places})"  # noqa: S608 - ours
    while batch := list(islice(made, _BATCH)):
        raw.executemany(add, [row for _, row in batch])
        raw.executemany("INSERT INTO donor_doc VALUES (?, ?)", [(d, r["uid"]) for d, r in batch])
        for index in ("donor_words", "donor_parts"):
            values = [(doc, _terms(index, row)) for doc, row in batch]
            raw.executemany(f"INSERT INTO {index}(rowid, terms) VALUES (?, ?)", values)  # noqa: S608 - ours


def _rows(raw: Any) -> Iterator[Mapping[str, Any]]:
    found = raw.execute("SELECT * FROM donor ORDER BY uid")
    names = [one[0] for one in found.description]
    for row in found.fetchall():
        yield dict(zip(names, row, strict=True))


def _made(known: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """Yield donors whose given name is one's and whose family name another's."""
    rng = Random(1405)  # noqa: S311 - the same crowd in every run
    people = [row["name"].split(" ") for row in known if row["kind"] == DonorKind.PERSON]
    others = [row for row in known if row["kind"] not in (DonorKind.PERSON, DonorKind.ANONYMOUS)]
    for n in range(count):
        own = uuid.UUID(int=(1_700_000_000_000 + n) << 80 | 7 << 76 | 2 << 62 | rng.getrandbits(62))
        if others and rng.randrange(100) >= _PERSON:
            like = rng.choice(others)
            name, kind = f"{like['name']} {rng.randrange(1, 9_000)}", DonorKind(like["kind"])
        else:
            given, family = rng.choice(people), rng.choice(people)
            name, kind = " ".join((*given[:-1], family[-1])), DonorKind.PERSON
        base = known[0] | {"honorific": "", "contact_name": "", "representative": ""}
        codes = {"national_id": f"{rng.randrange(10**9, 10**10)}", "mobile": f"0916{n:07d}"}
        keys = {"uid": own.bytes, "root_uid": own.bytes, "merged_into": None}
        yield base | _stored(kind, name) | codes | keys


@cache
def _stored(kind: DonorKind, name: str) -> dict[str, object]:
    return rules.stored(DonorDetails(kind=kind, name=name))


def _terms(index: str, row: Mapping[str, Any]) -> str:
    """Return what an index holds of a donor: of the name, which many bear, and of the codes."""
    read = donor_terms.words if index == "donor_words" else donor_terms.parts
    return f"{_of_name(index, row['name'])} {read({**row, 'name': ''})}"


@cache
def _of_name(index: str, name: str) -> str:
    nobody = dict.fromkeys(donor_terms.READ, "") | {"name": name}
    return donor_terms.words(nobody) if index == "donor_words" else donor_terms.parts(nobody)
