"""`desk add`, and `init --from-desk`: further desks of an office on a database server."""

import argparse
from pathlib import Path

from app.cli import exchange, output, session
from app.strings import commands


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("desk", help="further desks of an office on a database server")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
    made = verbs.add_parser("add", help="open a register for one more PC")
    session.common(made)
    made.add_argument("--out", type=Path, required=True, help="the file its PC begins with, F.hyd")
    exchange.file_options(made)
    made.set_defaults(run=_add)


def _add(arguments: argparse.Namespace) -> int:
    from app.keys import files
    from app.services import desks, opening
    from app.sync import desk_file

    with session.opened(arguments) as opened:
        secret = opening.passphrase_of(arguments.passphrase_file)
        by = opening.approver(opened.office, opened.office.actor.login, secret)
        target = opened.office.folder.apart(arguments.out)
        word = _word(arguments)
        done = opened.runner.write(desks.add, opened.office, by).result()
        files.atomic_write(target, desk_file.wrap(done.file, word))
    if arguments.json:
        facts = {"file": str(target), "register": done.register, "training": done.training}
        output.line(facts)
    else:
        print(commands.desk_added(done.register, str(target)))
    return 0


def begin(arguments: argparse.Namespace, file: Path) -> int:
    """Make the desk that *file* describes, in a folder of this PC."""
    from app.keys import files
    from app.services import desks, founding, opening
    from app.sync import desk_file

    given = desk_file.unwrap(files.read(file), _word(arguments))
    secret = opening.passphrase_of(arguments.passphrase_file)
    where = session.folder(arguments)
    login = arguments.user or founding.NewOffice.login
    code = desks.begin(where, given, login, secret)
    if arguments.json:
        output.line({"office": given.office, "dir": str(where.root), "register": code})
    else:
        print(commands.desk_begun(code, str(where.root)))
    return 0


def _word(arguments: argparse.Namespace) -> str:
    from app.services import opening

    if arguments.file_passphrase_file is not None:
        return opening.passphrase_in(arguments.file_passphrase_file)
    return opening.passphrase_of(arguments.passphrase_file)
