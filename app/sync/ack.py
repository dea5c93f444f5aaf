"""The file `*.hya`: the province's answer, how far an office's stream has arrived."""

from dataclasses import asdict, dataclass, replace
from typing import Final

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.signing import SigningKey
from app.sync import form, parcel
from app.sync.parcel import Codes, Form

_CODES = Codes(
    too_large="ack_magic",
    magic="ack_magic",
    header="ack_damaged",
    damaged="ack_damaged",
)
FORM: Final = Form(magic=b"HYACKN1\n", domain=b"HYA1-SIG\0", most=128 * 1024, codes=_CODES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """File *n* of the *office* was seen; its *stream* stands at entry *upto*, hash *chain*.

    *rows* counts the entries taken from that file; *refused* is the code of a file that was not
    taken, and *upto* then tells where the stream stands without it.
    """

    province: str
    office: str
    n: int
    stream: str
    upto: int
    chain: str
    rows: int
    refused: str | None
    created: str
    kid: str = ""


_CHECKS: Final = {
    "province": form.OFFICE,
    "office": form.OFFICE,
    "n": form.count,
    "stream": form.UID,
    "upto": form.count,
    "chain": form.HEX64,
    "rows": form.count,
    "refused": form.maybe(form.CODE),
    "created": form.MOMENT,
    "kid": form.KID,
}


def seal(ack: Ack, signing: SigningKey) -> bytes:
    """Return the file, named by and signed with the province's key."""
    said = asdict(replace(ack, kid=signing.kid)) | {"v": parcel.VERSION}
    return parcel.pack(FORM, canonical.encode(said), b"", signing)


def read(raw: bytes, public: bytes) -> Ack:
    """Return the answer in *raw* once *public*, the province's key, is proved to have signed it.

    Raises AppError `ack_magic`, `ack_damaged`, `ack_forged`.
    """
    parts = parcel.split(FORM, raw)
    found = parcel.facts(parts.header, "ack_damaged", lambda said: form.build(Ack, said, _CHECKS))
    if not parcel.signed(FORM, parts, public, found.kid):
        raise AppError("ack_forged")
    if parts.payload:
        raise AppError("ack_damaged")
    return found
