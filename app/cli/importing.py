"""`import`: take in a list from a workbook; what was left unfinished is resumed or taken back."""

import argparse
import json
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import output, session
from app.domain.errors import AppError
from app.strings import errors, intake

if TYPE_CHECKING:
    from app.services.import_plans import Plan


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("import", help="donations of the past, or donors, from a workbook")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
    _list_of(verbs, "donations", "a list of donations, checked row by row")
    _list_of(verbs, "donors", "a list of donors; who is registered already is told apart")
    every = verbs.add_parser("list", help="every import and how far it is")
    session.common(every)
    every.set_defaults(run=_list)
    for name, run in (("resume", _resume), ("undo", _undo)):
        verb = verbs.add_parser(name, help="an import that did not end well")
        session.common(verb)
        verb.add_argument("import_uid", type=uuid.UUID)
        verb.set_defaults(run=run)


def _list_of(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", kind: str, says: str
) -> None:
    verb = verbs.add_parser(kind, help=says)
    session.common(verb)
    verb.add_argument("file", type=Path)
    verb.add_argument("--map", type=Path, help="which column holds what, as JSON")
    verb.add_argument("--dry-run", action="store_true", help="check only, write nothing")
    verb.add_argument("--rejected", type=Path, help="where the rejected rows go, as a workbook")
    verb.set_defaults(run=_take_in)


def _take_in(arguments: argparse.Namespace) -> int:
    from app.intake import rejected
    from app.queries import imports as runs
    from app.services import imports

    said = _said(arguments.map) if arguments.map else None
    with session.opened(arguments) as opened:
        planned = _plan(opened, arguments.verb, arguments.file, said)
        counts = planned.counts()
        output.say(intake.mapping(json.dumps(planned.columns.shown(), ensure_ascii=False)))
        if arguments.rejected:
            target = opened.office.folder.apart(arguments.rejected)
            rejected.write(target, planned.columns, planned.every, errors.text)
        if planned.fresh and not arguments.dry_run:
            _tell(imports.carry_out(_writer(opened), planned), len(planned.fresh))
            counts = opened.runner.read(runs.runs).result()[0].counts()
    if arguments.json:
        output.line({**counts, "by_reason": planned.by_reason})
    else:
        print(intake.counted(**counts, dry_run=arguments.dry_run))
    return 0


def _plan(opened: session.Session, kind: str, file: Path, said: dict[str, Any] | None) -> "Plan":
    from app.intake.workbook import Reader
    from app.services import import_plans

    with Reader() as reader:
        sheets = reader.read(file)
    role = opened.office.actor.role
    return opened.runner.read(import_plans.plan, role, file, sheets, said, kind).result()


def _said(path: Path) -> dict[str, Any]:
    """Return the mapping that a file holds; AppError `file_unreadable`, `map_malformed`."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise AppError("file_unreadable", name=path.name, reason=error.strerror) from error
    except ValueError as error:
        raise AppError("map_malformed", what=path.name) from error
    if not isinstance(found, dict):
        raise AppError("map_malformed", what=path.name)
    return found


def _writer(opened: session.Session) -> Callable[..., Any]:
    return lambda use_case, *given, **named: opened.runner.write(use_case, *given, **named).result()


def _tell(steps: Iterable[tuple[uuid.UUID, int]], whole: int) -> None:
    for _run, left in steps:
        output.say(intake.progress(whole - left, whole))


def _list(arguments: argparse.Namespace) -> int:
    from app.queries import imports

    with session.opened(arguments) as opened:
        for run in opened.runner.read(imports.runs).result():
            facts = {"uid": run.uid.hex, "kind": run.kind, "file": run.file_name}
            state = {"state": run.state, "created_at": run.created_at}
            if arguments.json:
                output.line({**facts, **state, **run.counts(), "left": run.left})
            else:
                print(
                    intake.run_line(run.uid.hex, run.file_name, run.state, run.imported, run.left)
                )
    return 0


def _resume(arguments: argparse.Namespace) -> int:
    from app.services import imports

    with session.opened(arguments) as opened:
        steps = imports.resume(_writer(opened), arguments.import_uid)
        for _run, left in steps:
            output.say(intake.left(left))
    return _done(arguments)


def _undo(arguments: argparse.Namespace) -> int:
    from app.services import imports

    with session.opened(arguments) as opened:
        imports.undo(_writer(opened), arguments.import_uid)
    return _done(arguments)


def _done(arguments: argparse.Namespace) -> int:
    if arguments.json:
        output.line({"uid": arguments.import_uid.hex, "done": True})
    return 0
