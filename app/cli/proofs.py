"""`verify`, `witness`, `backup` and `restore`: what an auditor and a bad morning ask for."""

import argparse
from pathlib import Path

from app.cli import output, session
from app.strings import commands


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    backup = nouns.add_parser("backup", help="a verified copy")
    session.common(backup)
    backup.add_argument("--out", type=Path, required=True)
    backup.set_defaults(run=_backup)


def _backup(arguments: argparse.Namespace) -> int:
    from app.services import backups

    with session.opened(arguments) as opened:
        key = opened.office.unlocked.db_key
        made = backups.write(opened.office.folder, key, arguments.out)
    if arguments.json:
        output.line({"file": str(made.file), "receipts": made.receipts})
    else:
        print(commands.backed_up(str(made.file), made.receipts))
    return 0
