"""`campaign`, `rate`, `month`, `entry`, `instruction`: what a province publishes, and is read."""

import argparse
import uuid
from pathlib import Path

from app.cli import session

NOUNS = {
    "campaign": "campaigns: name, days, target",
    "rate": "yearly rates of religious dues",
    "month": "lunar months as they were announced",
    "entry": "rows of reference lists",
    "instruction": "instructions, as text and PDF",
}


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    for name, says in NOUNS.items():
        noun = nouns.add_parser(name, help=says)
        verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
        made = _verb(verbs, name, "add", "one, a JSON on stdin")
        if name == "instruction":
            made.add_argument("--pdf", type=Path, help="a file of at most two MiB")
        _verb(verbs, name, "list", "all of them")
        _one(verbs, name, "change", "the fields of a JSON on stdin")
        switch = _one(verbs, name, "switch", "whether it counts here")
        switch.add_argument("--to", choices=("on", "off"), required=True)
        if name == "instruction":
            _one(verbs, name, "read", "note that it was read")
            show = _one(verbs, name, "show", "its PDF into a file")
            show.add_argument("--out", type=Path, required=True)


def _one(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", noun: str, name: str, says: str
) -> argparse.ArgumentParser:
    made = _verb(verbs, noun, name, says)
    made.add_argument("--uid", required=True, type=lambda typed: uuid.UUID(hex=typed))
    return made


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", noun: str, name: str, says: str
) -> argparse.ArgumentParser:
    made = verbs.add_parser(name, help=says)
    session.common(made)
    made.set_defaults(run=_run, noun=noun)
    return made


def _run(arguments: argparse.Namespace) -> int:
    from app.cli import published_rows

    with session.opened(arguments) as opened:
        return published_rows.RUNS[arguments.verb](opened, arguments)
