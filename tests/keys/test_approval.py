import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.clock import TEHRAN
from app.keys import approval
from app.keys.approval import VoidStatement
from app.keys.signing import SigningKey

MANAGER = SigningKey(bytes(32))
STATEMENT = VoidStatement(
    office="KHZDEZ",
    register="A1",
    year=1405,
    n=2,
    rec=bytes(range(32)),
    reason="مبلغ اشتباه، مؤسسه",
    approver="0190a5c2",
    time=datetime(2026, 11, 22, 10, 5, 9, tzinfo=TEHRAN),
)


def test_a_manager_approves_exactly_one_void():
    signature = approval.sign_void(MANAGER, STATEMENT)
    assert approval.verify_void(MANAGER.public, signature, STATEMENT)
    assert not approval.verify_void(SigningKey(bytes([1]) * 32).public, signature, STATEMENT)


@pytest.mark.parametrize(
    "other",
    [
        {"office": "KHZAHV"},
        {"register": "A2"},
        {"year": 1406},
        {"n": 3},
        {"rec": bytes(32)},
        {"reason": ""},
        {"approver": "0190a5c3"},
        {"time": STATEMENT.time + timedelta(seconds=1)},
    ],
)
def test_an_approval_is_good_for_nothing_else(other):
    signature = approval.sign_void(MANAGER, STATEMENT)
    assert not approval.verify_void(MANAGER.public, signature, replace(STATEMENT, **other))


def test_the_signed_bytes_are_frozen():
    assert STATEMENT.to_bytes() == (
        b"\0\0\0\x08HY-VOID1\0\0\0\x06KHZDEZ\0\0\0\x02A1\0\0\0\x041405\0\0\0\x012\0\0\0\x20"
        + bytes(range(32))
        + b"\0\0\0\x22"
        + "مبلغ اشتباه، مؤسسه".encode()
        + b"\0\0\0\x080190a5c2\0\0\0\x0f20261122T100509"
    )


def test_a_reason_is_the_same_however_its_hamza_was_typed():
    typed = replace(STATEMENT, reason=unicodedata.normalize("NFD", STATEMENT.reason))
    assert typed.to_bytes() == STATEMENT.to_bytes()
