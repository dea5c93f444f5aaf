"""`verify`, `witness`, `backup` and `restore`: what an auditor and a bad morning ask for."""

import argparse
from pathlib import Path

from app.cli import output, session
from app.domain.errors import AppError
from app.strings import commands, findings


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    verify = nouns.add_parser("verify", help="integrity, receipts, journal, balances")
    session.common(verify)
    verify.add_argument("--witness", type=Path, help="what an outsider kept")
    verify.set_defaults(run=_verify)
    witness = nouns.add_parser("witness", help="what an outsider keeps, to verify with later")
    session.common(witness)
    witness.add_argument("--out", type=Path, required=True)
    witness.add_argument("--recovery-file", type=Path, required=True)
    witness.set_defaults(run=_witness)
    backup = nouns.add_parser("backup", help="a verified copy")
    session.common(backup)
    backup.add_argument("--out", type=Path, required=True)
    backup.set_defaults(run=_backup)
    restore = nouns.add_parser("restore", help="bring a copy back; what it replaces is kept")
    session.common(restore)
    restore.add_argument("file", type=Path)
    restore.set_defaults(run=_restore)


def _verify(arguments: argparse.Namespace) -> int:
    from app.province import verifying
    from app.services.verification import witness

    held = witness.load(arguments.witness) if arguments.witness else None
    with session.opened(arguments) as opened:
        report = verifying.run(opened.office, held, lambda step: output.say(findings.step(step)))
    found = [
        {
            "code": one.code,
            "entity": one.entity,
            "key": one.key,
            "message": findings.sentence(one.code, one.key),
        }
        for one in report.findings
    ]
    if arguments.json:
        output.line({"ok": report.ok, "checked": dict(report.checked), "findings": found})
    else:
        print("\n".join([*(one["message"] for one in found), findings.summary(report)]))
    return 0 if report.ok else 1


def _witness(arguments: argparse.Namespace) -> int:
    from app.domain.roles import Action
    from app.keys import files
    from app.services import opening
    from app.services.verification import witness

    code = opening.passphrase_of(arguments.recovery_file)
    with session.opened(arguments) as opened, opened.office.store.reading() as connection:
        opened.demand(Action.VERIFY)
        taken = witness.take(connection, opened.office.vault, code)
        files.atomic_write(opened.office.folder.apart(arguments.out), taken)
    if arguments.json:
        output.line({"file": str(arguments.out)})
    else:
        print(commands.witnessed(str(arguments.out)))
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    from app.services import keeping

    with session.opened(arguments) as opened:
        made = keeping.back_up(opened.office, arguments.out, lambda _done, _of: None)
    if arguments.json:
        output.line({"file": str(made.file), "receipts": made.receipts})
    else:
        print(commands.backed_up(str(made.file), made.receipts))
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from app.db import lock
    from app.services import backups, opening, restoring

    folder = session.folder(arguments)
    if arguments.db and not folder.exists():
        raise AppError("restore_to_folder")
    folder.root.mkdir(parents=True, exist_ok=True)
    secret = opening.passphrase_of(arguments.passphrase_file)
    with lock.held(folder):
        restoring.resume(folder)
        login = arguments.user
        if login is None:
            own = folder.exists()
            people = opening.users(folder) if own else backups.users_of(arguments.file)
            login = opening.manager_of(people)
        done = restoring.restore(folder, arguments.file, login, secret)
    if arguments.json:
        facts = {"receipts": done.receipts, "register": done.register, "kept": str(done.kept)}
        output.line(facts)
    else:
        print(commands.restored(done.receipts, done.register, str(done.kept)))
    return 0
