"""`province …`: found a province, enrol its counties, publish to them, answer their files."""

import argparse
from pathlib import Path

from app.cli import inbox, office, session
from app.strings import commands


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("province", help="the office above: counties, files, what goes down")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
    _init(verbs)
    _enrol(verbs)
    for name, says in (("revoke", "take no more files under its key"), ("confirm", "by phone")):
        made = _verb(verbs, name, f"a county's key: {says}")
        made.add_argument("--office", required=True, help="the county's code")
        if name == "revoke":
            made.add_argument("--reason", required=True, help="one line, kept in the journal")
        if name == "confirm":
            made.add_argument("--fingerprint", default="", help="what the county reads out")
    inbox.add(verbs)
    _verb(verbs, "status", "how far each county's files have come")
    for name, says in (("publish", "one update file for all"), ("ack", "an answer per county")):
        made = _verb(verbs, name, says)
        made.add_argument("--out", type=Path, required=True, help="a folder, as a stick's")


def _init(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = verbs.add_parser("init", help="a new province")
    session.common(made)
    made.add_argument("--office", required=True, help="its code, as KHZ")
    made.add_argument("--name", required=True)
    made.add_argument("--manager", default=commands.FIRST_MANAGER)
    made.add_argument("--recovery-out", type=Path, help="also save the recovery key as a PDF")
    session.embedded(made)
    made.set_defaults(run=office.found, level="province")


def _enrol(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = _verb(verbs, "enrol", "the file that a county starts from or joins by")
    made.add_argument("--office", required=True, help="the county's code, as KHZDEZ")
    made.add_argument("--name", required=True)
    made.add_argument("--out", type=Path, required=True, help="the file, F.hyo")
    made.add_argument("--again", action="store_true", help="after a revocation")
    made.add_argument("--file-passphrase-file", type=Path, help="closes the file; else the same")
    made.add_argument("--inspector", default=commands.INSPECTOR_LOGIN)
    made.add_argument("--inspector-name", default=commands.INSPECTOR)
    made.add_argument("--inspector-passphrase-file", type=Path, help="else one is made and shown")


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, says: str
) -> argparse.ArgumentParser:
    made = verbs.add_parser(name, help=says)
    session.common(made)
    made.set_defaults(run=_run)
    return made


def _run(arguments: argparse.Namespace) -> int:
    from app.cli import province_acts

    with session.opened(arguments) as opened:
        return province_acts.RUNS[arguments.verb](opened, arguments)
