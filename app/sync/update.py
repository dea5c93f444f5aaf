"""The file `*.hyu`: what the province publishes to all of its offices; signed, not secret."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.signing import SigningKey
from app.sync import form, parcel, pressed
from app.sync.parcel import Codes, Form

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_INFLATED: Final = 64 * 1024 * 1024
_MOST_TABLES: Final = 100
_MOST_ROWS: Final = 100_000
_MOST_KEYS: Final = 10_000
_CODES = Codes(
    too_large="update_too_large",
    magic="update_magic",
    header="update_damaged",
    damaged="update_damaged",
)
FORM: Final = Form(magic=b"HYUPDT1\n", domain=b"HYU1-SIG\0", most=MOST_BYTES, codes=_CODES)

Row = Mapping[str, Any]
"""One row as canonical JSON has it: column to text, whole number, yes or no, None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A key that offices may trust, or no longer; *register* is "" for an office's own key."""

    office: str
    register: str
    kid: str
    public: str
    revoked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Everything that is published as of *version*: rows by table, keys with those revoked."""

    province: str
    version: int
    created: str
    tables: Mapping[str, tuple[Row, ...]]
    keys: tuple[PublicKey, ...]
    kid: str = ""


def _row(said: Any) -> Row:
    if not isinstance(said, dict) or not isinstance(said.get("uid"), str):
        raise ValueError("a row without its uid")  # noqa: TRY004 - one kind of refusal for all
    return said


def _tables(said: Any) -> Mapping[str, tuple[Row, ...]]:
    if not isinstance(said, dict) or len(said) > _MOST_TABLES:
        raise ValueError("no tables")
    return {form.CODE(name): _ROWS(rows) for name, rows in said.items()}


_ROWS: Final = form.each(_row, _MOST_ROWS)
_KEY: Final = {
    "office": form.OFFICE,
    "register": form.text(r"|[A-Z][0-9]"),
    "kid": form.KID,
    "public": form.HEX64,
    "revoked": form.flag,
}
_OUTSIDE: Final = {
    "province": form.OFFICE,
    "version": form.count,
    "created": form.MOMENT,
    "kid": form.KID,
    "plen": form.count,
    "psha": form.HEX64,
}
_INSIDE: Final = {
    "tables": _tables,
    "keys": form.each(form.part(PublicKey, _KEY), _MOST_KEYS),
}


def seal(update: Update, signing: SigningKey) -> bytes:
    """Return the file, signed with the province's key; raises AppError `update_too_large`."""
    inside = {
        "tables": {name: list(rows) for name, rows in update.tables.items()},
        "keys": [asdict(key) for key in update.keys],
    }
    payload = pressed.lines([canonical.encode(inside)], MOST_INFLATED, _CODES)
    outside = {
        "v": parcel.VERSION,
        "province": update.province,
        "version": update.version,
        "created": update.created,
        "kid": signing.kid,
        "plen": len(payload),
        "psha": hashlib.sha256(payload).hexdigest(),
    }
    return parcel.pack(FORM, canonical.encode(outside), payload, signing)


def read(raw: bytes, public: bytes) -> Update:
    """Return what lies in *raw* once *public*, the province's key, is proved to have signed it.

    Raises AppError `update_too_large`, `update_magic`, `update_damaged`, `update_forged`.
    """
    parts = parcel.split(FORM, raw)
    outside = parcel.facts(
        parts.header, "update_damaged", lambda said: form.build(dict, said, _OUTSIDE)
    )
    if not parcel.signed(FORM, parts, public, outside["kid"]):
        raise AppError("update_forged")
    parcel.whole(FORM, parts.payload, outside.pop("plen"), outside.pop("psha"))
    inside = _inside(list(pressed.unpressed(parts.payload, MOST_INFLATED, _CODES)))
    return Update(**outside, **inside)


def _inside(lines: list[bytes]) -> dict[str, Any]:
    try:
        (line,) = lines
        return form.build(dict, canonical.decode(line), _INSIDE)
    except (AppError, ValueError) as error:
        raise AppError("update_damaged") from error
