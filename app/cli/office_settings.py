"""`settings`: what the office has set, and what this PC has set for itself."""

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from app.cli import output, session
from app.domain.errors import AppError
from app.strings import commands

if TYPE_CHECKING:
    from app.services.pc import Pc

Run: TypeAlias = Callable[[argparse.Namespace], int]


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    verbs = nouns.add_parser("settings", help="what the office and this PC have set")
    under = verbs.add_subparsers(dest="verb", required=True, metavar="verb")

    def verb(name: str, says: str, run: Run) -> argparse.ArgumentParser:
        made = under.add_parser(name, help=says)
        session.common(made)
        made.set_defaults(run=run)
        return made

    verb("get", "all of them, or one", _get).add_argument("key", nargs="?")
    put = verb("set", "write one", _set)
    put.add_argument("key")
    put.add_argument("value")
    emblem = verb("emblem", "take a picture as the emblem, or write it out", _emblem)
    emblem.add_argument("file", type=Path, nargs="?")
    emblem.add_argument("--out", type=Path)
    emblem.add_argument("--none", action="store_true", help="print no emblem from now on")
    paper = verb("paper", "how one kind of paper leaves this PC", _paper)
    paper.add_argument("kind", nargs="?", help="a4, a5, roll or other; all when left out")
    paper.add_argument("--printer", help="its name; empty for the default one")
    paper.add_argument("--copies", type=int)
    paper.add_argument("--typed", action=argparse.BooleanOptionalAction)
    page = verb("testpage", "the PDF that tests a printer", _test_page)
    page.add_argument("kind")
    page.add_argument("--dpi", type=int, default=300, help="as coarse as the printer prints")
    page.add_argument("--out", type=Path, required=True)
    seen = verb("readpage", "read a photo or scan of a test page", _read_page)
    seen.add_argument("file", type=Path)
    second = verb("second", "where a second copy of each backup goes", _second)
    second.add_argument("folder", type=Path, nargs="?")
    second.add_argument("--none", action="store_true")
    verb("backups", "every backup that lies here and in the second folder", _backups)


def _get(arguments: argparse.Namespace) -> int:
    from app.services import settings

    with session.opened(arguments) as opened:
        values = opened.runner.read(settings.of).result()
    return _show(arguments, {k: v for k, v in values.items() if arguments.key in {None, k}})


def _set(arguments: argparse.Namespace) -> int:
    from app.services import settings

    with session.opened(arguments) as opened:
        opened.runner.write(settings.change, {arguments.key: arguments.value}).result()
        values = opened.runner.read(settings.of).result()
    return _show(arguments, {arguments.key: values[arguments.key]})


def _emblem(arguments: argparse.Namespace) -> int:
    from app.domain import settings as known
    from app.keys import files
    from app.services import emblems, settings

    raw = files.read(arguments.file) if arguments.file is not None else None
    with session.opened(arguments) as opened:
        if raw is not None:
            opened.runner.write(emblems.adopt, raw).result()
        elif arguments.none:
            opened.runner.write(settings.change, {known.EMBLEM: ""}).result()
        digest = opened.runner.read(settings.of).result()[known.EMBLEM]
        body = opened.runner.read(emblems.current).result()
        if arguments.out is not None and body is not None:
            files.atomic_write(opened.office.folder.apart(arguments.out), body, mode=files.SHARED)
    return _show(arguments, {known.EMBLEM: digest})


def _paper(arguments: argparse.Namespace) -> int:
    from app.services import pc

    asked = {name: getattr(arguments, name) for name in ("printer", "copies", "typed")}
    wanted = {name: value for name, value in asked.items() if value is not None}
    if wanted and arguments.kind is None:
        raise AppError("paper_unnamed")
    with session.opened(arguments) as opened:
        folder, known = opened.office.folder, pc.of(opened.office.folder)
        if wanted:
            setup = replace(known.paper(arguments.kind), **wanted)
            known = pc.set_paper(folder, opened.office.actor, arguments.kind, setup)
    return _show_papers(arguments, known)


def _show_papers(arguments: argparse.Namespace, known: "Pc") -> int:
    from app.services import pc

    for kind in pc.KINDS:
        if arguments.kind not in {None, kind}:
            continue
        facts = {"paper": kind} | asdict(known.paper(kind))
        if arguments.json:
            output.line(facts)
        else:
            print("\t".join(map(str, facts.values())))
    return 0


def _test_page(arguments: argparse.Namespace) -> int:
    from app.keys import files
    from app.services import pc, test_pages

    with session.opened(arguments) as opened:
        office = opened.office
        printer = pc.of(office.folder).paper(arguments.kind).printer
        made = test_pages.make(office.folder, office.actor, arguments.kind, printer, arguments.dpi)
        files.atomic_write(office.folder.apart(arguments.out), made.pdf, mode=files.SHARED)
        if not made.readable:
            test_pages.settle(office.folder, office.actor, arguments.kind, readable=False)
    facts = {"file": str(arguments.out), "dpi": made.dpi, "readable": made.readable}
    return _told(arguments, facts, good=made.readable)


def _read_page(arguments: argparse.Namespace) -> int:
    from app.services import test_pages

    with session.opened(arguments) as opened:
        folder, actor = opened.office.folder, opened.office.actor
        kind = test_pages.look(folder, actor, arguments.file)
        if kind:
            test_pages.settle(folder, actor, kind, readable=True)
    return _told(arguments, {"paper": kind, "readable": bool(kind)}, good=bool(kind))


def _second(arguments: argparse.Namespace) -> int:
    from app.services import pc

    with session.opened(arguments) as opened:
        office, known = opened.office, pc.of(opened.office.folder)
        if arguments.folder is not None or arguments.none:
            known = pc.set_second(office.folder, office.actor, arguments.folder)
    return _show(arguments, {"second": known.second})


def _backups(arguments: argparse.Namespace) -> int:
    from app.services import keeping

    with session.opened(arguments) as opened:
        found = keeping.of(opened.office)
    for copy in found.copies:
        facts = {"file": str(copy.file), "made_at": copy.made_at.isoformat(timespec="seconds")}
        facts |= {"kind": copy.kind, "place": "second" if copy.beside else "office"}
        if arguments.json:
            output.line(facts)
        else:
            print("\t".join(facts.values()))
    return 0


def _told(arguments: argparse.Namespace, facts: dict[str, object], *, good: bool) -> int:
    if arguments.json:
        output.line(facts)
    else:
        print(commands.QR_READ if good else commands.QR_UNREAD)
    return 0 if good else 1


def _show(arguments: argparse.Namespace, values: dict[str, str]) -> int:
    if arguments.json:
        output.line(dict(values))
    else:
        print("\n".join(f"{key}\t{value}" for key, value in values.items()))
    return 0
