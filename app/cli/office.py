"""`init` and `clock`: found an office; confirm the date of a PC whose clock is wrong."""

import argparse
import functools
import sys
from pathlib import Path
from typing import Any

from app.cli import desks, exchange, output, session
from app.domain.errors import AppError
from app.strings import commands, errors


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    init = nouns.add_parser("init", help="a new office")
    session.common(init)
    init.add_argument("--level", default="county", choices=("county", "province"))
    init.add_argument("--office", help="its code, as KHZDEZ")
    init.add_argument("--name")
    init.add_argument("--from", dest="given", type=Path, help="the province's office file (.hyo)")
    init.add_argument("--from-desk", type=Path, help="the first desk's file (.hyd)")
    exchange.file_options(init)
    init.add_argument("--manager", default=commands.FIRST_MANAGER)
    init.add_argument("--recovery-out", type=Path, help="also save the recovery key as a PDF")
    session.embedded(init)
    init.set_defaults(run=functools.partial(_init, init))
    clock = nouns.add_parser("clock", help="a manager confirms today's date")
    session.common(clock)
    clock.add_argument("--date", required=True, help="today, as 1405-09-01")
    clock.set_defaults(run=_clock)


def _init(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    if arguments.from_desk is not None:
        return desks.begin(arguments, arguments.from_desk)
    if arguments.given is not None:
        return _found_from(arguments, arguments.given)
    if arguments.office is None or arguments.name is None:
        parser.error("--office and --name, or --from the province's file")
    return found(arguments)


def found(arguments: argparse.Namespace) -> int:
    """Found the office that the options describe, and print its recovery key once."""
    from app.keys import passphrase
    from app.province import founding as province
    from app.services import founding, opening

    given = opening.passphrase_of(arguments.passphrase_file)
    if weak := passphrase.weakness(given):
        output.say(commands.weak_passphrase(weak))
    new = founding.NewOffice(
        code=arguments.office,
        name=arguments.name,
        level=arguments.level,
        login=arguments.user or founding.NewOffice.login,
        manager=arguments.manager,
    )
    make = province.found if new.level == province.LEVEL else founding.found
    made = make(session.folder(arguments), new, given, server=server(arguments))
    return told(arguments, made, new)


def _found_from(arguments: argparse.Namespace, file: Path) -> int:
    """Found the county that the province's file describes, and print its recovery key once."""
    from app.services import enrolling, founding, opening

    given = opening.passphrase_of(arguments.passphrase_file)
    found = exchange.enrolment(arguments, file)
    wanted = {"login": arguments.user or founding.NewOffice.login, "manager": arguments.manager}
    where, there = session.folder(arguments), server(arguments)
    made = enrolling.found_from(where, found, given, wanted, server=there)
    return told(arguments, made, founding.NewOffice(code=found.office, name=found.name, **wanted))


def server(arguments: argparse.Namespace) -> str:
    """Return where the rows of a new office shall lie, nothing for a file in its folder."""
    from app.db import place

    return place.EMBEDDED if arguments.embedded else arguments.db or ""


def told(arguments: argparse.Namespace, made: Any, new: Any) -> int:
    """Print what was founded, its recovery key this once."""
    if arguments.json:
        facts = {"office": new.code, "dir": str(made.folder.root), "user": new.login}
        output.line(facts | {"recovery": made.recovery})
    else:
        sys.stdout.write(commands.founded(new.name, str(made.folder.root), made.recovery))
    sys.stdout.flush()
    return 0 if _is_recovery_saved(arguments.recovery_out, made, new) else 1


def _is_recovery_saved(target: Path | None, made: Any, new: Any) -> bool:
    """Save the recovery key where asked; it was printed before, so nothing loses it."""
    if target is not None:
        try:
            _save_recovery(made.folder.apart(target), made.recovery, new)
        except AppError as error:
            output.say(errors.sentence(error))
            return False
    return True


def _save_recovery(target: Path, code: str, new: Any) -> None:
    from app.domain import clock
    from app.keys import files
    from app.keys.recovery import qr_text
    from app.reports import recovery

    page = recovery.render(code, qr_text(code), new.name, new.manager, clock.today())
    files.atomic_write(target, page)


def _clock(arguments: argparse.Namespace) -> int:
    from app.domain import clock, jalali
    from app.services import clocks, opening

    with session.opened(arguments) as opened:
        secret = opening.passphrase_of(arguments.passphrase_file)
        approver = opening.approver(opened.office, opened.office.actor.login, secret)
        day = jalali.parse_day(arguments.date, clock.today())
        opened.runner.write(clocks.confirm, approver, day, opened.office.folder).result()
    output.say(commands.clock_confirmed(jalali.long(day)))
    if arguments.json:
        output.line({"date": day.isoformat()})
    return 0
