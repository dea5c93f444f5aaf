"""What the verbs of `province` do with an open office."""

import argparse
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from app.cli import output, session
from app.domain.errors import AppError
from app.domain.roles import Action
from app.keys import passphrase
from app.province import acknowledging, counties, enrolling, publishing
from app.province.counties import Covered
from app.province.enrolling import NewCounty
from app.services import opening
from app.strings import commands
from app.strings import province as words
from app.sync import stick


def _enrol(opened: session.Session, arguments: argparse.Namespace) -> int:
    own = opening.passphrase_of(arguments.passphrase_file)
    closing = arguments.file_passphrase_file
    word = opening.passphrase_in(closing) if closing is not None else own
    if weak := passphrase.weakness(word):
        output.say(commands.weak_passphrase(weak))
    given = arguments.inspector_passphrase_file
    new = NewCounty(
        code=arguments.office,
        name=arguments.name,
        inspector=arguments.inspector,
        inspector_name=arguments.inspector_name,
        inspector_passphrase=opening.passphrase_in(given) if given else secrets.token_urlsafe(15),
        again=arguments.again,
    )
    place = opened.office.folder.apart(arguments.out)
    vault, key = opened.office.vault, opened.office.unlocked.db_key
    made = opened.runner.write(enrolling.enrol_to, vault, key, new, place, word).result()
    facts: dict[str, object] = {"file": str(place), "office": made.office, "n": made.n}
    facts["registers"] = [one.code for one in made.registers]
    facts["inspector"] = made.inspector.login
    if given is None:
        facts["inspector_passphrase"] = new.inspector_passphrase
    shown = new.inspector_passphrase if given is None else ""
    _answer(arguments, facts, words.enrolled(made.name, str(place), made.inspector.login, shown))
    return 0


def _revoke(opened: session.Session, arguments: argparse.Namespace) -> int:
    office, reason = arguments.office, arguments.reason
    opened.runner.write(counties.revoke, office, reason).result()
    _answer(arguments, {"office": office, "reason": reason}, words.revoked(office))
    return 0


def _confirm(opened: session.Session, arguments: argparse.Namespace) -> int:
    asked = opened.runner.write(counties.confirm, arguments.office, arguments.fingerprint)
    found = asked.result()
    facts = {"office": arguments.office, "fingerprint": found}
    _answer(arguments, facts, words.confirmed(arguments.office, found))
    return 0


def _status(opened: session.Session, arguments: argparse.Namespace) -> int:
    opened.demand(Action.SEE_COUNTIES)
    with opened.office.store.reading() as connection:
        found = counties.board(connection, opened.office.actor)
    for one in found:
        _answer(arguments, _covered(one), words.covered(one.row.key.name, one.state, one.silent))
    return 0


def _covered(one: Covered) -> dict[str, object]:
    row, last = one.row, one.row.last
    return {
        "office": row.key.code,
        "name": row.key.name,
        "state": one.state,
        "confirmed": bool(row.key.confirmed_at),
        "fingerprint": row.key.fingerprint,
        "file": last.file if last else None,
        "upto": last.last if last else 0,
        "silent": one.silent,
        "waiting": row.waiting,
        "refused": [why.code for why in row.refused],
        "forks": row.forks,
        "revoked_for": row.key.revoked_for,
        "decision": None if (said := row.decision) is None else asdict(said),
    }


def _publish(opened: session.Session, arguments: argparse.Namespace) -> int:
    folder = _folder(arguments.out)
    vault, key = opened.office.vault, opened.office.unlocked.db_key
    least = publishing.told(opened.office)
    made = opened.runner.write(publishing.publish, vault, key, least).result()
    code = stick.write(folder, made.name, made.data)
    facts = {"file": str(made.name), "version": made.version, "rows": made.rows, "code": code}
    _answer(arguments, facts, words.published(str(made.name), made.rows, code))
    return 0


def _ack(opened: session.Session, arguments: argparse.Namespace) -> int:
    folder, office = _made(arguments.out), opened.office
    opened.demand(Action.ENROL)
    with office.store.reading() as connection:
        found = acknowledging.answers(
            connection, office.actor, office.vault, office.unlocked.db_key
        )
    for one in found:
        code = stick.write(folder, one.name, one.data)
        facts: dict[str, object] = {"file": str(one.name), "office": one.office}
        facts |= {"upto": one.upto, "refused": one.refused, "code": code}
        _answer(arguments, facts, words.answered(one.office, str(one.name), code))
    return 0


def _folder(out: Path) -> Path:
    if not out.is_dir():
        raise AppError("folder_missing", path=str(out))
    return out


def _made(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AppError("folder_unwritable", path=str(out), reason=error.strerror) from error
    return out


def _answer(arguments: argparse.Namespace, value: Mapping[str, object], sentence: str) -> None:
    if arguments.json:
        output.line(value)
    else:
        print(sentence)


RUNS: Final[Mapping[str, Callable[[session.Session, argparse.Namespace], int]]] = {
    "enrol": _enrol,
    "revoke": _revoke,
    "confirm": _confirm,
    "status": _status,
    "publish": _publish,
    "ack": _ack,
}
