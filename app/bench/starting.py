"""How long a clerk waits for the passphrase field, and an administrator for a command."""

import json
from pathlib import Path
from typing import Any, Final

from app.bench import measure

_GOAL_COMMAND_S: Final = 1.5
_BESIDE_EMPTY_WINDOW_S: Final = 0.3
_GIFT: Final = {"donor": {"kind": "anonymous"}, "lines": [{"niyyat": "MAISHAT", "amount": 500_000}]}


def to_passphrase(office: Path, *, quick: bool) -> dict[str, Any]:
    """Return the seconds from start to a focused field, beside an empty PySide6 window's."""
    ours, empty = [], []
    script = str(measure.SCRIPTS / "empty_window.py")
    window = [str(measure.MAIN), "--dir", str(office)]
    for _ in range(3 if quick else 8):
        empty.append(measure.until_said([script], "shown"))
        ours.append(measure.until_said(window, "focused", HAMYAR_BENCH_START="1"))
    # the first of each compiled what the others only load
    del ours[0], empty[0]
    limit = measure.median(empty)
    goal = 2 * limit + _BESIDE_EMPTY_WINDOW_S
    return measure.figure(measure.median(ours), limit, "s", goal)


def commands(office: Path, *, quick: bool) -> dict[str, Any]:
    """Return the seconds of the slower of two commands, beside Python doing nothing.

    `receipt list` opens the office, whose key derivation is slow by intent.
    """
    folder = ["--dir", str(office)]
    issued = measure.command("receipt", "issue", *folder, said=json.dumps(_GIFT))
    check = ["receipt", "check", json.loads(issued)["qr"], "--keys", str(office / "keys.json")]
    times = 2 if quick else 7
    main = str(measure.MAIN)
    each = {
        "receipt check": _median([main, *check], times),
        "receipt list": _median([main, "receipt", "list", *folder], times),
    }
    limit = _median(["-c", "pass"], times)
    found = measure.figure(max(each.values()), limit, "s", _GOAL_COMMAND_S)
    return found | {"parts": {name: round(took, 3) for name, took in each.items()}}


def _median(arguments: list[str], times: int) -> float:
    measure.child(arguments)
    return measure.median([measure.wall(arguments) for _ in range(times)])
