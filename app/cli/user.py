"""`user`: who works here, in which role."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import output, session
from app.domain import roles
from app.strings import commands

if TYPE_CHECKING:
    from app.cli.session import Session
    from app.services.desk import Approver


def add(nouns: session.Verbs) -> None:
    """Add this module's commands."""
    verbs = nouns.add_parser("user", help="who works here").add_subparsers(
        dest="verb", required=True, metavar="verb"
    )
    new = session.verb(verbs, "add", _add, "take somebody in")
    new.add_argument("--login", required=True)
    new.add_argument("--name", required=True)
    new.add_argument("--title", default="")
    new.add_argument("--role", default=str(roles.Role.CLERK))
    new.add_argument("--new-passphrase-file", type=Path, required=True)
    session.verb(verbs, "list", _list, "everybody, also who has left")
    role = session.verb(verbs, "role", _role, "another role")
    role.add_argument("--login", required=True)
    role.add_argument("--role", required=True)
    gone = session.verb(verbs, "deactivate", _deactivate, "take the way in away")
    gone.add_argument("--login", required=True)
    own = session.verb(verbs, "passphrase", _passphrase, "change one's own passphrase")
    own.add_argument("--new-passphrase-file", type=Path, required=True)


def _approver(arguments: argparse.Namespace, opened: "Session") -> "Approver":
    from app.services import opening

    secret = opening.passphrase_of(arguments.passphrase_file)
    return opening.approver(opened.office, opened.office.actor.login, secret)


def _done(arguments: argparse.Namespace, login: str, role: str, *, active: bool = True) -> int:
    if arguments.json:
        output.line({"login": login, "role": role, "active": active})
    else:
        print(commands.user_line(login, role, active=active))
    return 0


def _add(arguments: argparse.Namespace) -> int:
    from app.keys import passphrase
    from app.services import opening, people

    given = opening.passphrase_of(arguments.new_passphrase_file)
    if weak := passphrase.weakness(given, names=[arguments.login, arguments.name]):
        output.say(commands.weak_passphrase(weak))
    new = people.NewPerson(
        login=arguments.login, name=arguments.name, title=arguments.title, role=arguments.role
    )
    with session.opened(arguments) as opened:
        by, office = _approver(arguments, opened), opened.office
        key = office.unlocked.db_key
        made = opened.runner.write(people.add_person, office.vault, key, by, new, given).result()
    return _done(arguments, made.login, made.role)


def _list(arguments: argparse.Namespace) -> int:
    from app.queries import people

    with session.opened(arguments) as opened:
        rows = opened.runner.read(people.staff).result()
    for row in rows:
        facts = {"login": row.login, "name": row.name, "title": row.title}
        if arguments.json:
            output.line(facts | {"role": row.role, "active": row.active})
        else:
            print(commands.user_line(f"{row.login}\t{row.name}", row.role, active=row.active))
    return 0


def _role(arguments: argparse.Namespace) -> int:
    from app.services import people

    with session.opened(arguments) as opened:
        by, office = _approver(arguments, opened), opened.office
        asked = (office.vault, office.unlocked.db_key, by, arguments.login, arguments.role)
        opened.runner.write(people.change_role, *asked).result()
    return _done(arguments, arguments.login, arguments.role)


def _deactivate(arguments: argparse.Namespace) -> int:
    from app.services import people

    with session.opened(arguments) as opened:
        by, office = _approver(arguments, opened), opened.office
        asked = (office.vault, office.unlocked.db_key, by, arguments.login)
        opened.runner.write(people.deactivate, *asked).result()
    return _done(arguments, arguments.login, "", active=False)


def _passphrase(arguments: argparse.Namespace) -> int:
    from app.services import opening, people

    new = opening.passphrase_of(arguments.new_passphrase_file)
    with session.opened(arguments) as opened:
        old = opening.passphrase_of(arguments.passphrase_file)
        own = opened.office.actor
        opened.runner.write(people.change_passphrase, opened.office.vault, old, new).result()
    return _done(arguments, own.login, own.role)
