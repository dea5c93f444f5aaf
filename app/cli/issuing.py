"""The lines of `receipt issue`, and `receipt void`."""

import argparse
import sys

from app.cli import approving, output, receipt_json, session
from app.domain import clock
from app.domain.errors import AppError
from app.domain.receipt import LONGEST_SERIAL, ReceiptNumber
from app.services import payments, receipts, void_requests, voiding
from app.services.receipts import Issued
from app.strings import commands


def one(opened: session.Session, line: str) -> int:
    """Issue one line and print what came of it; return 1 where it was refused."""
    client: object = None
    try:
        value = receipt_json.read(line)
        client = value.get("client_id")
        command = receipt_json.command(value, clock.today())
        desk = opened.office.training if command.training else opened.office.desk
        doubts = opened.runner.read(payments.doubts, opened.office.actor, command).result()
        issued = opened.runner.write(receipts.issue, desk, command).result()
    except AppError as error:
        output.line(_named(output.problem(error), client))
        return 1
    answer = shape(issued[0])
    own = [each.number for each in issued]
    if (used := doubts.used) is not None and used.number not in own:
        answer["reference_used"] = str(used.number or "")
    if doubts.alike is not None and doubts.alike not in own:
        answer["same_gift"] = str(doubts.alike)
    if len(issued) > 1:
        answer["also"] = [shape(other) for other in issued[1:]]
    output.line(_named(answer, client))
    return 0


def shape(issued: Issued) -> dict[str, object]:
    """Return an issued receipt as the commands print it."""
    return {"number": str(issued.number), "uid": issued.uid.hex, "qr": issued.qr}


def void(opened: session.Session, arguments: argparse.Namespace) -> int:
    """Void one receipt, or ask for it; the approver's passphrase is apart from the clerk's."""
    approver = None if arguments.ask else approving.approver(opened.office, arguments)
    replacement = None
    if arguments.replace:
        value = receipt_json.read(sys.stdin.read())
        replacement = receipt_json.command(value, clock.today())
    number = read_number(opened, arguments.number)
    command = voiding.VoidReceipt(number=number, reason=arguments.reason, replacement=replacement)
    desk = opened.office.desk_of(number)
    if approver is None:
        asked = opened.runner.write(void_requests.request, desk, command).result()
        answer: dict[str, object] = {"request": asked.uid.hex}
        sentence = commands.asked(str(number))
        replacements = [shape(one) for one in asked.replacements]
    else:
        done = opened.runner.write(voiding.void, desk, command, approver).result()
        answer, sentence = shape(done.record), commands.voided(str(number), str(done.record.number))
        replacements = [shape(one) for one in done.replacements]
    answer["replacement"] = replacements[0] if replacements else None
    if arguments.json:
        output.line(answer)
    else:
        print(sentence)
    return 0


def read_number(opened: session.Session, typed: str) -> ReceiptNumber:
    """Return the number meant: printed in full, or a serial of this desk and year."""
    if typed.isdecimal() and len(typed) <= LONGEST_SERIAL:
        from app.domain import jalali

        year = jalali.fiscal_year(clock.today())
        desk = opened.office.desk
        return ReceiptNumber(desk.office, desk.register, year, int(typed))
    return ReceiptNumber.parse(typed)


def _named(answer: dict[str, object], client: object) -> dict[str, object]:
    return answer if client is None else {**answer, "client_id": client}
