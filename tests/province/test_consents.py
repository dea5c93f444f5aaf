"""What managers signed is proved again as a file comes in: requests and piles as voids are."""

import base64
import json
from dataclasses import replace

import pytest

from app.domain import canonical
from app.domain.batch import Heading, Row, Totals
from app.domain.donation import DonorFacts
from app.services import batches, void_requests
from app.services.voiding import VoidReceipt
from tests import factory
from tests.province import copies, pairs
from tests.province.test_merge import chained, entries_of, play, refusal, trusted


@pytest.fixture
def copy(tmp_path):
    made = copies.empty_store(tmp_path / "copy.db")
    yield made
    made.close()


@pytest.fixture
def signed(office, approver):
    """The entries of an office where a request and a pile that differed were signed."""
    write = pairs.writer(office)
    (wrong,) = factory.issue(office, factory.money())
    command = VoidReceipt(number=wrong.number, reason="مبلغ اشتباه", replacement=None)
    asked = write(void_requests.request, office.desk, command)
    write(void_requests.approve, office.desk, asked.uid, approver)
    rows = (Row(donor=DonorFacts(name="علی نیسی"), amount=500_000, niyyat="MAISHAT"),)
    pile = write(batches.begin, Heading(paid_on=factory.TODAY), Totals(count=2, amount=900_000))
    write(batches.put_rows, pile, rows)
    write(batches.accept, office.desk.office, pile, "یک برگه نبود", approver)
    list(batches.close(write, office.desk, pile))
    return entries_of(office)


def resigned(entries, table, column, change):
    """Change what the office's own program wrote to a row, and chain everything anew."""
    made = list(entries)
    for at, one in enumerate(made):
        body = json.loads(one.body)
        for step in body.get("change", ()):
            if step["table"] == table and step["after"].get(column):
                step["after"][column] = change(step["after"][column])
                made[at] = replace(one, body=canonical.encode(body))
    return chained(made)


def test_what_a_manager_signed_comes_in(office, signed, copy):
    assert play(copy, signed, trusted(office)).rows == len(signed)


@pytest.mark.parametrize(
    ("table", "column", "found"),
    [
        ("approval", "signature", "consent_forged"),
        ("batch", "accepted_signature", "batch_approval_forged"),
    ],
)
def test_what_no_manager_signed_is_refused_by_its_name(office, signed, copy, table, column, found):
    def other(said):
        raw = base64.b64decode(said)
        return base64.b64encode(raw[:-1] + bytes([raw[-1] ^ 1])).decode()

    refused = refusal(copy, resigned(signed, table, column, other), trusted(office))
    assert (refused.code, refused.params["found"]) == ("merge_receipt", found)
