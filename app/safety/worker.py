"""A process to be killed or recorded: `python -m app.safety.worker issue|rekey …`.

It does what `receipt issue` does, through the same use-cases, and the wrong things on purpose that
the controls need: a weaker `synchronous`, an answer before the commit, a change of key without a
way back.
"""

import argparse
import json
import secrets
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from app.domain.folder import OfficeFolder
from app.keys.vault import Unlocked, Vault
from app.safety import offices
from app.services import opening, receipts, rekeying
from app.services.opening import OpenOffice

_WRONG_MOMENT = 0.1
_WRONG_WHILE = 1.0


def issue(
    folder: OfficeFolder,
    lines: Iterable[str],
    out: TextIO,
    *,
    synchronous: str = "FULL",
    early: bool = False,
) -> None:
    """Issue a visit for each line and answer after its commit; *early* answers before."""
    with opening.hold(folder):
        unlocked = opening.unlock(folder, offices.LOGIN, offices.PASSPHRASE)
        office = opening.open_office(folder, unlocked, synchronous=synchronous)
        for line in lines:
            _one(office, json.loads(line), out, early=early)
        office.close()


def _one(office: OpenOffice, asked: dict[str, object], out: TextIO, *, early: bool) -> None:
    with office.store.writing(office.actor.uid) as uow:
        issued = receipts.issue(uow, office.desk, offices.command(asked))[0]
        answer = {"number": str(issued.number), "qr": issued.qr, "client_id": asked["client_id"]}
        if early:
            print(json.dumps(answer), file=out, flush=True)
            time.sleep(_WRONG_MOMENT)
    if not early:
        print(json.dumps(answer), file=out, flush=True)


def rekey(folder: OfficeFolder, out: TextIO, *, naive: bool = False) -> None:
    """Change the database's key; *naive* forgets the old one first."""
    with opening.hold(folder):
        unlocked = opening.unlock(folder, offices.LOGIN, offices.PASSPHRASE)
        opening.open_office(folder, unlocked).close()
        print(json.dumps({"begun": True}), file=out, flush=True)
        if naive:
            _rekey_naively(folder, unlocked)
        else:
            rekeying.rekey(folder, unlocked)
        print(json.dumps({"rekeyed": True}), file=out, flush=True)


def _rekey_naively(folder: OfficeFolder, unlocked: Unlocked) -> None:
    vault, new = Vault(folder.vault), secrets.token_bytes(32)
    vault.begin_rekey(unlocked.db_key, new)
    vault.finish_rekey(new)
    time.sleep(_WRONG_WHILE)
    rekeying.replace_database(folder, unlocked.db_key, new)


def run(job: str, root: Path, lines: Path, answers: Path, wrong: bool) -> None:
    """Do one job in a child process: lines from one file, answers to another."""
    folder = OfficeFolder(root)
    with lines.open(encoding="utf-8") as source, answers.open("a", encoding="utf-8") as out:
        if job == "rekey":
            rekey(folder, out, naive=wrong)
        else:
            issue(folder, source, out, early=wrong)


def main() -> None:
    """Run one job from the command line, with its lines on stdin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job", choices=("issue", "rekey"))
    parser.add_argument("dir", type=Path)
    parser.add_argument("--synchronous", default="FULL")
    parser.add_argument("--early", action="store_true")
    parser.add_argument("--naive", action="store_true")
    given = parser.parse_args()
    folder = OfficeFolder(given.dir)
    if given.job == "rekey":
        rekey(folder, sys.stdout, naive=given.naive)
    else:
        issue(folder, sys.stdin, sys.stdout, synchronous=given.synchronous, early=given.early)


if __name__ == "__main__":
    main()
