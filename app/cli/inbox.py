"""`province merge|resolve|rescue|totals|duplicates`: what comes up from the counties."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import output, session
from app.strings import arrivals, errors
from app.strings import inbox as words

if TYPE_CHECKING:
    from app.cli.session import Session
    from app.province.inbox import Arrived, Inbox


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's verbs to `province`."""
    merged = verbs.add_parser("merge", help="files of the counties, in any order")
    session.common(merged)
    merged.add_argument("files", type=Path, nargs="+", metavar="FILE", help="files or folders")
    merged.set_defaults(run=_merge)
    resolved = verbs.add_parser("resolve", help="decide which story of a county stands")
    session.common(resolved)
    resolved.add_argument("--office", required=True)
    resolved.add_argument("--reason", default=arrivals.UNSAID, help="one line, for the journal")
    way = resolved.add_mutually_exclusive_group(required=True)
    way.add_argument("--adopt", action="store_true", help="the story of the new file")
    way.add_argument("--reject", action="store_true", help="the story that is here")
    resolved.set_defaults(run=_resolve)
    rescued = verbs.add_parser("rescue", help="a county's data back, as a backup")
    session.common(rescued)
    rescued.add_argument("--office", required=True)
    rescued.add_argument("--out", type=Path, required=True, help="the file, F.hyk")
    rescued.add_argument("--file-passphrase-file", type=Path, help="opens it; else the same")
    rescued.set_defaults(run=_rescue)
    for name, says, run in (
        ("totals", "what stands by county, designation and form", _totals),
        ("duplicates", "people met in several counties", _duplicates),
    ):
        made = verbs.add_parser(name, help=says)
        session.common(made)
        made.set_defaults(run=run)


def _inbox(opened: "Session") -> "Inbox":
    from app.province.inbox import Inbox

    def write(use_case: Callable[..., Any], *given: object) -> Any:
        return opened.runner.write(use_case, *given).result()

    return Inbox(opened.office, write)


def _merge(arguments: argparse.Namespace) -> int:
    from app.province import receiving

    wrong = False
    with session.opened(arguments) as opened:
        brought = receiving.brought(arguments.files)
        for arrived in (*_others(brought.others), *_inbox(opened).take(brought.files)):
            _say(arguments, arrived)
            wrong |= arrived.result in {"refused", "fork"}
    return 1 if wrong else 0


def _others(paths: Sequence[Path]) -> Iterator["Arrived"]:
    """Yield what is said of files that were named and have no county file's name."""
    from app.domain.errors import AppError
    from app.domain.exchange import Result
    from app.province.inbox import Arrived

    for one in paths:
        refusal = AppError("bundle_name", name=one.name)
        yield Arrived(file=one.name, office="", result=Result.REFUSED, refusal=refusal)


def _say(arguments: argparse.Namespace, arrived: "Arrived", **more: object) -> None:
    refusal = arrived.refusal
    sentence = errors.sentence(refusal) if refusal is not None else ""
    from dataclasses import asdict

    if arguments.json:
        output.line(
            {
                "file": arrived.file,
                "office": arrived.office,
                "result": str(arrived.result),
                "reason": refusal.code if refusal is not None else "",
                "message": sentence,
                "rows": arrived.rows,
                "ack": arrived.upto,
                "proved": asdict(arrived.proved) if arrived.proved is not None else None,
                **more,
            }
        )
    output.say(words.arrived(arrived.file, str(arrived.result), arrived.rows, sentence))
    if arrived.proved is not None:
        output.say(" ".join(arrivals.proved(arrived.proved)))


def _resolve(arguments: argparse.Namespace) -> int:
    with session.opened(arguments) as opened:
        if arguments.adopt:
            arrived = _inbox(opened).adopt(arguments.office, arguments.reason)
            _say(arguments, arrived, decided_for=arguments.reason)
            return 0
        _inbox(opened).reject(arguments.office, arguments.reason)
    if arguments.json:
        facts = {"office": arguments.office, "result": "rejected"}
        output.line(facts | {"decided_for": arguments.reason})
    output.say(words.rejected(arguments.office))
    return 0


def _rescue(arguments: argparse.Namespace) -> int:
    from app.province import rescue
    from app.services import opening

    closing = arguments.file_passphrase_file or arguments.passphrase_file
    word = opening.passphrase_of(closing)
    with session.opened(arguments) as opened:
        out = opened.office.folder.apart(arguments.out)
        made = rescue.rescue(opened.office, arguments.office, out, word)
    if arguments.json:
        facts = {"file": str(made.file), "receipts": made.receipts, "login": made.login}
        output.line(facts | {"recovery": made.recovery})
    output.say(words.rescued(str(made.file), made.receipts, made.login, made.recovery))
    return 0


def _totals(arguments: argparse.Namespace) -> int:
    from dataclasses import asdict

    from app.province import totals
    from app.strings import funds

    with session.opened(arguments) as opened:
        for office, one in totals.every(opened.office):
            if arguments.json:
                output.line({"office": office, **asdict(one)})
            else:
                name = f"{office} {one.niyyat} {one.form}"
                output.say(funds.line(name, one.count, one.amount))
    return 0


def _duplicates(arguments: argparse.Namespace) -> int:
    from dataclasses import asdict

    from app.province import totals

    with session.opened(arguments) as opened:
        for met in totals.duplicates(opened.office):
            if arguments.json:
                output.line(asdict(met))
            else:
                output.say(words.met(met.national_id, [one.office for one in met.people]))
    return 0
