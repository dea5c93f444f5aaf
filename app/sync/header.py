"""What stands outside an exchange file, readable and signed before anything is opened."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from app.domain import canonical
from app.sync import form, parcel
from app.sync import hello as hellos
from app.sync.hello import Hello

MOST_ENTRIES: Final = 50_000
_MOST_HEADS: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The newest record of a series: what the receipts of a register and year came to."""

    register: str
    year: int
    n: int
    rec: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The stream that an honest restore left, and where it left it."""

    stream: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """One file of a stream: entries *first* to *last*, chained from *chain_before* on.

    *seq* counts the office's files; *plen* and *psha* are length and SHA-256 of the payload.
    *hello* shows the office's keys until the province has answered.
    """

    office: str
    stream: str
    seq: int
    first: int
    last: int
    rows: int
    chain_before: str
    chain_after: str
    heads: tuple[Head, ...]
    parent: Parent | None
    hello: Hello | None = None
    created: str
    app: str
    schema: str
    unit: str
    kid: str
    plen: int
    psha: str

    def to_bytes(self) -> bytes:
        """Return the canonical bytes that are signed."""
        said = asdict(self) | {"v": parcel.VERSION, "from": self.first, "to": self.last}
        del said["first"], said["last"]
        return canonical.encode(said)


_HEAD: Final = {
    "register": form.REGISTER,
    "year": form.count,
    "n": form.count,
    "rec": form.HEX64,
}
PARENT: Final = {"stream": form.UID, "seq": form.count, "hash": form.HEX64}
_CHECKS: Final = {
    "office": form.OFFICE,
    "stream": form.UID,
    "seq": form.count,
    "first": form.count,
    "last": form.count,
    "rows": form.count,
    "chain_before": form.HEX64,
    "chain_after": form.HEX64,
    "heads": form.each(form.part(Head, _HEAD), _MOST_HEADS),
    "parent": form.maybe(form.part(Parent, PARENT)),
    "hello": form.maybe(form.part(Hello, hellos.CHECKS)),
    "created": form.MOMENT,
    "app": form.MOMENT,
    "schema": form.MOMENT,
    "unit": form.text(r"[A-Z]{3}"),
    "kid": form.KID,
    "plen": form.count,
    "psha": form.HEX64,
}


def of(said: dict[str, Any]) -> Header:
    """Return the header that *said* is; raises ValueError or KeyError where it is none."""
    values = {name: value for name, value in said.items() if name not in {"from", "to"}}
    found = form.build(Header, values | {"first": said["from"], "last": said["to"]}, _CHECKS)
    if found.first < 1 or found.rows != found.last - found.first + 1:
        raise ValueError("places that do not add up")
    if not 0 < found.rows <= MOST_ENTRIES:
        raise ValueError("too many entries")
    return found
