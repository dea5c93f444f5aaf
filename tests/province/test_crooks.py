"""What a county could write with its own keys and a program of its own: none of it comes in."""

import pytest
from sqlalchemy import select

from app.models import fund_total
from app.province.stores import Counties
from tests.province import copies, crooks, pairs

HUGE = 2**62


@pytest.fixture
def pair(province, office, tmp_path):
    made = pairs.join(province, office, tmp_path / "stick")
    made.issue(2)
    made.merge(*made.export())
    made.acknowledge()
    yield made
    made.office.close()


def state(pair):
    store = Counties(pair.province.folder.root, pair.province.unlocked.db_key).open("KHZDEZ")
    try:
        with store.reading() as connection:
            sums = connection.execute(select(fund_total)).all()
            return copies.tables_of(connection), sorted(map(tuple, sums), key=str)
    finally:
        store.close()


def added(name, **other):
    return lambda pair: {"add": {name: [crooks.row_like(pair, name, **other)]}}


def changed(table, **after):
    def body(pair):
        row = crooks.row_like(pair, table)
        with pair.office.store.reading() as connection:
            own = copies.tables_of(connection)[table][-1]["uid"]
        before = {name: row[name] for name in after}
        return {"change": [{"table": table, "uid": own, "before": before, "after": after}]}

    return body


def _too_much(pair):
    gift = crooks.row_like(pair, "donation")
    of_it = {"donation_uid": gift["uid"], "amount": HUGE}
    lines = [crooks.row_like(pair, "donation_line", n=n, **of_it) for n in range(1, 5)]
    return {"add": {"donation": [gift], "donation_line": lines}}


def _ended(pair):
    own = crooks.row_like(pair, "register")
    with pair.office.store.reading() as connection:
        register = copies.tables_of(connection)["register"][0]["uid"]
    row = {"uid": own["uid"], "register_uid": register, "at": "never", "reason": ""}
    return {"add": {"register_end": [row]}}


NUL = {"uid": "0" * 32, "key": "a\0b", "value": ""}
COUNTY = {"uid": "0" * 32, "code": "KHZAHV", "name": "", "enrolled_at": ""}
WRITTEN = {
    "a line more": (added("donation_line", n=2, amount=10**9), "merge_gift"),
    "a second receipt": (added("receipt", n=9), "merge_gift"),
    "a receipt of nothing": (added("receipt", n=9, donation_uid=None), "merge_gift"),
    "beyond all sums": (_too_much, "merge_counts"),
    "a manager nobody signed": (added("person", login="x"), "merge_role"),
    "another code": (changed("niyyat", code="X"), "merge_row"),
    "another office": (added("office", code="KHZAHV"), "merge_conflict"),
    "a province's row": (lambda _pair: {"add": {"county": [COUNTY]}}, "merge_row"),
    "no text": (lambda _pair: {"add": {"setting": [NUL]}}, "merge_row"),
    "no key's time": (added("register", code="A7", opened_at="never"), "merge_receipt"),
    "no end's time": (_ended, None),
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_no_honest_program_writes_is_refused_and_the_county_goes_on(pair, kind):
    body, code = WRITTEN[kind]
    before = state(pair)
    (arrived,) = pair.merge(crooks.written(pair, body(pair)))
    assert arrived.result == "refused"
    assert code is None or arrived.refusal.code == code
    assert state(pair) == before
    pair.issue()
    (arrived,) = pair.merge(*pair.export())
    assert arrived.result == "accepted"
    assert pair.same()


def test_a_role_whose_signature_did_not_follow_is_refused_with_the_next_file(pair):
    promoted = changed("person", role="clerk")(pair)
    (cut,) = pair.merge(crooks.written(pair, promoted))
    assert cut.result == "accepted"
    more = {"note": "later"}
    (arrived,) = pair.merge(crooks.written(pair, promoted, more))
    assert (arrived.result, arrived.refusal.code) == ("refused", "merge_role")
