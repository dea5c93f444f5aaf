"""Why something was refused, as it is kept: what the sentence needs, and the refusal again."""

from app.domain import canonical
from app.domain.errors import AppError


def told(error: AppError | None) -> str:
    """Return what *error* tells beside its code, to be kept; numbers stay numbers."""
    params = error.params if error is not None else {}
    return canonical.encode({name: _plain(one) for name, one in params.items()}).decode()


def again(code: str, kept: str | None, **known: object) -> AppError:
    """Return the refusal whose parameters were *kept*; *known* where nobody kept them."""
    params = canonical.parsed(kept.encode()) if kept else {}
    return AppError(code, **known | params)


def shown(one: object) -> str:
    """Return *one* as a text that can be kept: a file's name may hold bytes that are none."""
    return str(one).encode("utf-8", "replace").decode().replace("\0", "?")


def _plain(one: object) -> int | str:
    return one if type(one) is int else shown(one)
