"""`approval`: what waits for a manager; list, show, approve, refuse, withdraw."""

import argparse
from collections.abc import Callable
from pathlib import Path

from app.cli import session


def add(nouns: session.Verbs) -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("approval", help="list, show, approve, refuse, withdraw")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
    every = _verb(verbs, "list", "requests, the newest first")
    every.add_argument("--state", choices=("pending", "approved", "refused", "withdrawn"))
    session.of_one(_verb(verbs, "show", "one request with the receipts it speaks of"))
    _approver(session.of_one(_verb(verbs, "approve", "say yes; a manager signs")))
    refuse = _approver(session.of_one(_verb(verbs, "refuse", "say no, and why")))
    refuse.add_argument("--reason", required=True)
    refuse.add_argument(
        "--void-second", action="store_true", help="void what was issued in its place as well"
    )
    session.of_one(_verb(verbs, "withdraw", "take back one's own request"))


def _verb(verbs: session.Verbs, name: str, says: str) -> argparse.ArgumentParser:
    return session.verb(verbs, name, _run, says)


def _approver(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--approver", help="the manager who signs; who acts when left out")
    parser.add_argument("--approver-passphrase-file", type=Path)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    from app.cli import approving

    runs: dict[str, Callable[[session.Session, argparse.Namespace], int]] = {
        "list": approving.every,
        "show": approving.show,
        "approve": approving.approve,
        "refuse": approving.refuse,
        "withdraw": approving.withdraw,
    }
    with session.opened(arguments) as opened:
        return runs[arguments.verb](opened, arguments)
