"""Canonical JSON: one value, one sequence of bytes, so that hashes agree everywhere.

Sorted ASCII keys, NFC text, no floats, no NaN, no duplicate keys (EXCHANGE of the design notes).
"""

import json
import unicodedata
from typing import Any, Final, NoReturn

from app.domain.errors import AppError

_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)
_LEAVES: Final = frozenset({str, int, bool, type(None)})


def encode(value: object) -> bytes:
    """Return the canonical bytes of *value*; raises ValueError on what has none."""
    written = _ENCODER.encode(value if _is_plain(value) else _clean(value))
    # quotes stand around every text, so the whole is NFC exactly where each text is
    if not unicodedata.is_normalized("NFC", written):
        written = _ENCODER.encode(_clean(value))
    return written.encode()


def decode(raw: bytes) -> object:
    """Return the value of *raw*; refuses bytes that are not canonical."""
    return _decoded(_DECODER, raw)


def decode_known(raw: bytes) -> object:
    """Return the value of *raw*, for who knows each key that may stand in it, down to the last.

    Refuses all that `decode` does but keys that are not ASCII; a third faster.
    """
    return _decoded(_KNOWING, raw)


def _decoded(decoder: json.JSONDecoder, raw: bytes) -> object:
    try:
        said = raw.decode()
        value: object = decoder.raw_decode(said)[0]
        # what was read is plain, so only the way it is written is left to compare: a key that
        # stands twice, or anything after the value, is not written again
        same = _ENCODER.encode(value) == said and unicodedata.is_normalized("NFC", said)
    except (ValueError, RecursionError) as error:
        raise AppError("not_canonical") from error
    if not same:
        raise AppError("not_canonical")
    return value


def parsed(raw: bytes) -> dict[str, Any]:
    """Return the mapping of bytes whose form was proved before; AppError `not_canonical`."""
    try:
        value: object = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise AppError("not_canonical") from error
    if not isinstance(value, dict):
        raise AppError("not_canonical")
    return value


def _is_plain(value: object) -> bool:
    """Tell whether the encoder can take *value* as it is, which spares a copy of all of it."""
    if isinstance(value, dict):
        return all(
            isinstance(key, str) and key.isascii() and (type(item) in _LEAVES or _is_plain(item))
            for key, item in value.items()
        )
    if isinstance(value, list | tuple):
        return all(type(item) in _LEAVES or _is_plain(item) for item in value)
    return type(value) in _LEAVES


def _clean(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_key(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    raise ValueError(f"no canonical form for {type(value).__name__}")


def _key(key: object) -> str:
    if not isinstance(key, str) or not key.isascii():
        raise ValueError("keys are ASCII text")
    return key


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    if not all(map(str.isascii, found)):
        raise ValueError("keys are ASCII text")
    return found


def _refuse(_text: str) -> NoReturn:
    raise ValueError("no floats")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=_refuse, parse_constant=_refuse
)
_KNOWING: Final = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse)
