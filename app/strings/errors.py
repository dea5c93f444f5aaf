"""Codes of refusals to sentences that say what to do."""

from typing import Final

from app.domain.errors import AppError

SENTENCES: Final[dict[str, str]] = {}


def text(code: str) -> str:
    """Return the sentence of a field's code; an unknown code shows itself."""
    return SENTENCES.get(code, code)


def sentence(error: AppError) -> str:
    """Return what a refusal says to the person in front of it."""
    template = text(error.code)
    try:
        return template.format(**error.params)
    except (KeyError, IndexError):
        return template
