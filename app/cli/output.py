"""What the commands print: JSON on stdout, sentences on stderr."""

import io
import json
import sys
from collections.abc import Mapping

from app.domain.errors import AppError
from app.strings import errors


def speak_utf8() -> None:
    """Write UTF-8 whatever the PC's code page: Windows has none with all Persian letters.

    Half a character, as a file name may hold, is escaped as JSON escapes it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def line(value: Mapping[str, object]) -> None:
    """Print one JSON object on a line of stdout and flush it."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def say(sentence: str) -> None:
    """Print a sentence for a person on stderr."""
    print(sentence, file=sys.stderr, flush=True)


def problem(error: AppError) -> dict[str, object]:
    """Return the JSON shape of a refusal."""
    fields = getattr(error, "fields", {})
    return {
        "error": error.code,
        "message": errors.sentence(error),
        "fields": {name: errors.text(code) for name, code in fields.items()},
    }


def refuse(error: AppError, *, as_json: bool) -> None:
    """Say a refusal on stderr, and as JSON on stdout where asked."""
    if as_json:
        line(problem(error))
    say(errors.sentence(error))
