"""What the verbs of `approval` do with an open office."""

import argparse
from collections.abc import Mapping
from typing import Any

from app.cli import output, session
from app.domain.errors import AppError
from app.domain.listing import Place
from app.domain.receipt import ReceiptNumber
from app.queries.approvals import ApprovalFilter, ApprovalRow
from app.services import approval_lists, opening, void_requests
from app.services.approval_lists import ApprovalView
from app.services.desk import Approver, Desk
from app.services.opening import OpenOffice
from app.services.receipts import Issued
from app.services.void_requests import Refusal
from app.strings import approvals as words


def approver(office: OpenOffice, arguments: argparse.Namespace) -> Approver:
    """Return who signs: the named manager by a passphrase of their own, or who acts.

    A named one is never taken for proved by the passphrase of who acts. Raises AppError
    `approver_missing`, `approver_not_in_roster` and those of the passphrase.
    """
    if arguments.approver is None:
        secret = opening.passphrase_of(arguments.passphrase_file)
        return opening.approver(office, office.actor.login, secret)
    if arguments.approver_passphrase_file is None:
        raise AppError("approver_missing")
    secret = opening.passphrase_in(arguments.approver_passphrase_file)
    return opening.approver(office, arguments.approver, secret)


def every(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Print the requests that the acting person may see."""
    who, asked = opened.office.actor, ApprovalFilter(state=arguments.state or "")
    after: Place = None
    with opened.office.store.reading() as connection:
        while rows := approval_lists.page(connection, who, asked, after):
            for row in rows:
                _print(arguments, listed(row), _line(row))
            after = (rows[-1].uid,)
    return 0


def show(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Print one request with what the receipts of it say."""
    view = opened.runner.read(approval_lists.show, opened.office.actor, arguments.uid).result()
    _print(arguments, _shown(view), _line(view.row))
    return 0


def approve(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Say yes to a request; the manager signs."""
    by = approver(opened.office, arguments)
    desk = _desk(opened, arguments)
    done = opened.runner.write(void_requests.approve, desk, arguments.uid, by).result()
    answer = {"uid": arguments.uid.hex, "state": "approved", "record": str(done.record.number)}
    _print(arguments, answer, words.approved(str(done.record.number)))
    return 0


def refuse(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Say no, with a reason."""
    refusal = Refusal(uid=arguments.uid, answer=arguments.reason, void_second=arguments.void_second)
    signs = arguments.approver or arguments.void_second
    by = approver(opened.office, arguments) if signs else None
    desk = _desk(opened, arguments)
    gone: tuple[Issued, ...] = opened.runner.write(void_requests.refuse, desk, refusal, by).result()
    answer: dict[str, object] = {"uid": arguments.uid.hex, "state": "refused"}
    answer["voided"] = [str(one.number) for one in gone]
    _print(arguments, answer, words.REFUSED_NOW)
    return 0


def withdraw(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Take back one's own request."""
    opened.runner.write(void_requests.withdraw, arguments.uid).result()
    answer = {"uid": arguments.uid.hex, "state": "withdrawn"}
    _print(arguments, answer, words.WITHDRAWN_NOW)
    return 0


def _desk(opened: session.Session, arguments: argparse.Namespace) -> Desk:
    view = opened.runner.read(approval_lists.show, opened.office.actor, arguments.uid).result()
    return opened.office.desk_of(ReceiptNumber.parse(view.row.subject))


def listed(row: ApprovalRow) -> dict[str, object]:
    """Return a request as the commands print it."""
    return {
        "uid": row.uid.hex,
        "kind": row.kind,
        "subject": row.subject,
        "amount": row.amount,
        "reason": row.reason,
        "asked_by": row.asker,
        "asked_at": row.asked_at,
        "state": row.state,
        "decided_by": row.decider,
        "decided_at": row.decided_at,
        "answer": row.answer,
        "replacements": [one["number"] for one in row.payload.get("replacements", ())],
        "outcome": row.outcome,
    }


def _shown(view: ApprovalView) -> dict[str, Any]:
    papers = {"before": [view.before] if view.before else [], "after": list(view.after)}
    return listed(view.row) | {
        name: [
            {"number": str(one.number), "donor": one.donor, "amount": one.amount} for one in found
        ]
        for name, found in papers.items()
    }


def _line(row: ApprovalRow) -> str:
    return words.line(row.subject, row.amount, row.asker, row.state, row.reason)


def _print(arguments: argparse.Namespace, value: Mapping[str, object], sentence: str) -> None:
    if arguments.json:
        output.line(value)
    else:
        print(sentence)
