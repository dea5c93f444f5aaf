"""The process that parses workbooks: what goes wrong in here costs one answer, not the office.

It reads a path a line on stdin and answers each with lines of JSON: `["sheet", title]`,
`["row", number, [[kind, text, says], …]]`, and at last `["end", how]`:
"" for whole, "long" for more rows than its first argument allows, "broken" for all else.
"""

import json
import re
import sys
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import openpyxl

MEMORY: Final = 768 << 20
MAX_COLUMNS: Final = 64
MAX_TEXT: Final = 2_000
_SAID: Final = re.compile("[آ-ی﷼]+")
_NOTHING: Final = ["0"]
Answer = list[object]


def main() -> None:
    """Answer until stdin ends."""
    _limit_memory()
    lines = int(sys.argv[1])
    warnings.simplefilter("ignore")
    for asked in sys.stdin:
        for answer in answers(Path(asked.rstrip("\n")), lines):
            sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
        sys.stdout.flush()


def _limit_memory() -> None:
    """Cap the address space where the system can; elsewhere the caps on sizes have to do."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def answers(path: Path, lines: int) -> Iterator[Answer]:
    """Yield the answer to one path; whatever the parser trips over ends it as broken."""
    try:
        book = openpyxl.load_workbook(path, read_only=True, keep_links=False)
        try:
            yield from _sheets(book, lines)
        finally:
            book.close()
    except _TooLongError:
        yield ["end", "long"]
    except Exception:  # noqa: BLE001 - a foreign file may trip the parser anywhere
        yield ["end", "broken"]
    else:
        yield ["end", ""]


class _TooLongError(Exception):
    """More rows than an import takes."""


def _sheets(book: Any, left: int) -> Iterator[Answer]:
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()
        yield ["sheet", str(sheet.title)[:MAX_TEXT]]
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells = [_cell(one) for one in row[:MAX_COLUMNS]]
            while cells and cells[-1] == _NOTHING:
                cells.pop()
            if cells:
                left -= 1
                if left < 0:
                    raise _TooLongError
                yield ["row", number, cells]


def _cell(found: Any) -> list[str]:
    value = found.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return _NOTHING
    if found.data_type == "f":
        return ["f"]
    if found.data_type == "e":
        return ["e"]
    if isinstance(value, datetime | date):
        return ["d", value.isoformat()[:10]]
    if isinstance(value, int | float) and not isinstance(value, bool):
        said = "".join(_SAID.findall(str(found.number_format)))
        return ["n", _plain(value), said]
    return ["t", str(value)[:MAX_TEXT]]


def _plain(value: float) -> str:
    """Return a number without an exponent, whole where it is whole."""
    whole = isinstance(value, int) or value.is_integer()
    return str(int(value)) if whole else f"{value:.10f}".rstrip("0")


if __name__ == "__main__":
    main()
