"""`export`, `ack`, `update`, `enrol` and `sent`: what goes to the province and what comes back."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import output, session
from app.strings import sending as words

if TYPE_CHECKING:
    from app.services.exporting import Exported, Sent
    from app.sync.enrolment import Enrolment

_MEGABYTE = 1024 * 1024


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    export = nouns.add_parser("export", help="files for the province")
    session.common(export)
    export.add_argument("--out", type=Path, required=True, help="a stick or any folder")
    export.add_argument("--size", type=int, choices=range(1, 33), metavar="MB", help="1 to 32")
    export.add_argument("--whole", action="store_true", help="everything, not what is unsent")
    export.add_argument("--letter", type=Path, help="also save the cover letter as a PDF")
    export.set_defaults(run=_export)
    for name, says, run in (
        ("ack", "take in the province's acknowledgement", _ack),
        ("update", "take in what the province publishes", _update),
    ):
        taken = nouns.add_parser(name, help=says)
        session.common(taken)
        taken.add_argument("file", type=Path)
        taken.set_defaults(run=run)
    enrol = nouns.add_parser("enrol", help="join the province with an office that began alone")
    session.common(enrol)
    file_options(enrol)
    enrol.add_argument("file", type=Path)
    enrol.add_argument("--recovery-file", type=Path, help="so that the registers' keys travel too")
    enrol.set_defaults(run=_enrol)
    sent = nouns.add_parser("sent", help="the files that were sent").add_subparsers(
        dest="verb", required=True, metavar="verb"
    )
    every = sent.add_parser("list", help="the newest first")
    session.common(every)
    every.set_defaults(run=_sent)


def file_options(parser: argparse.ArgumentParser) -> None:
    """Add where the passphrase of an office file comes from."""
    parser.add_argument(
        "--file-passphrase-file", type=Path, help="of the office file; else as the command's own"
    )


def _export(arguments: argparse.Namespace) -> int:
    from app.services import exporting
    from app.sync import bundle

    most = arguments.size * _MEGABYTE if arguments.size else bundle.MOST_BYTES
    arguments.out.mkdir(parents=True, exist_ok=True)
    with session.opened(arguments) as opened:
        made = opened.runner.read(
            exporting.export,
            opened.office,
            arguments.out,
            most_bytes=most,
            whole=arguments.whole,
            tell=_tell,
        ).result()
        opened.runner.write(exporting.book, made).result()
        if arguments.letter and made.sent:
            _letter(opened, arguments.letter, made)
    if arguments.json:
        output.line(_exported(made))
    else:
        print(words.exported(made.office, [_facts(one) for one in made.sent], made.fingerprint))
    return 0


def _letter(opened: session.Session, target: Path, made: "Exported") -> None:
    from app.keys import files
    from app.reports import cover_letter
    from app.services import exporting

    letter = opened.runner.read(exporting.letter, opened.office.actor, made).result()
    files.atomic_write(opened.office.folder.apart(target), cover_letter.render(letter))


def _tell(done: int, total: int) -> None:
    if 0 < done < total:
        output.say(words.progress(done, total))


def _exported(made: "Exported") -> dict[str, object]:
    """Return the one object of an export: the last file's facts first."""
    if not made.sent:
        return {"file": None, "from": None, "to": None, "rows": 0, "code": None}
    every = [_facts(one) for one in made.sent]
    found = dict(every[-1])
    if len(every) > 1:
        found["files"] = every
    if made.fingerprint:
        found["fingerprint"] = made.fingerprint
    return found


def _facts(one: "Sent") -> dict[str, Any]:
    part = one.part
    facts = {"file": str(one.path), "from": part.first, "to": part.last, "rows": part.rows}
    return facts | {"code": one.code}


def _ack(arguments: argparse.Namespace) -> int:
    from app.keys import files
    from app.services import acknowledging

    raw = files.read(arguments.file)
    with session.opened(arguments) as opened:
        taken = opened.runner.write(acknowledging.take, opened.office, raw).result()
    if arguments.json:
        facts = {"upto": taken.upto, "rows": taken.rows, "refused": taken.refused}
        output.line(facts | {"new": taken.fresh})
    else:
        print(words.acknowledged(taken.upto, taken.refused, fresh=taken.fresh))
    return 0


def _update(arguments: argparse.Namespace) -> int:
    from app.keys import files
    from app.services import updating
    from app.sync import update

    raw = files.read(arguments.file, limit=update.MOST_BYTES)
    with session.opened(arguments) as opened:
        taken = opened.runner.write(updating.take, raw).result()
    if arguments.json:
        facts = {"version": taken.version, "added": taken.added, "changed": taken.changed}
        output.line(facts | {"own": taken.own})
    else:
        print(words.updated(taken.version, taken.added, taken.changed))
    return 0


def enrolment(arguments: argparse.Namespace, file: Path) -> "Enrolment":
    """Return what the office file holds; AppError `enrolment_passphrase` and others."""
    from app.keys import files
    from app.services import opening
    from app.sync import enrolment

    given = arguments.file_passphrase_file or arguments.passphrase_file
    raw = files.read(file, limit=enrolment.MOST_BYTES)
    return enrolment.unwrap(raw, opening.passphrase_of(given))


def _enrol(arguments: argparse.Namespace) -> int:
    from app.services import enrolling, opening

    found = enrolment(arguments, arguments.file)
    paper = opening.passphrase_in(arguments.recovery_file) if arguments.recovery_file else ""
    with session.opened(arguments) as opened:
        secret = opening.passphrase_of(arguments.passphrase_file)
        by = opening.approver(opened.office, opened.office.actor.login, secret)
        done = opened.runner.write(enrolling.join, opened.office, by, found, paper).result()
    if arguments.json:
        facts = {"office": found.office, "province": done.province, "new": done.fresh}
        output.line(facts | {"registers": list(done.registers), "inspector": done.inspector})
    else:
        print(words.joined(done.name, fresh=done.fresh, told=bool(done.registers)))
    return 0


def _sent(arguments: argparse.Namespace) -> int:
    from app.queries import exchange

    with session.opened(arguments) as opened:
        rows = opened.runner.read(exchange.sent).result()
    for row in rows:
        facts = {"file": row.name, "from": row.first, "to": row.last, "code": row.code}
        if arguments.json:
            output.line(facts | {"sent_at": row.sent_at, "acknowledged": row.arrived})
        else:
            print(words.sent_line(row.name, row.sent_at, row.code, arrived=row.arrived))
    return 0
