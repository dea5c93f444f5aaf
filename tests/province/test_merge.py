"""A county's entries played into its copy give its tables, its sums, and nothing that is wrong."""

import itertools
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain import canonical
from app.domain.errors import AppError
from app.domain.exchange import Point, Proved
from app.domain.findings import Notes
from app.domain.journal import body_hash, link
from app.keys import roster
from app.models import fund_total, series
from app.province import merge
from app.province.merge import Trusted
from app.province.second import Second
from app.queries import donor_search, funds, people
from app.services.verification import balances, bookings, journals
from tests import days, factory
from tests.province import copies

PLAYED = settings(
    derandomize=False,
    deadline=None,
    max_examples=8,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def trusted(office, **more):
    root = office.keys.roster_root
    counters = {one.register: one.counter_key for one in (office.desk, office.training)}
    return Trusted(**({"office": "KHZDEZ", "counters": counters, "root": root} | more))


def entries_of(office):
    with office.store.reading() as connection:
        return copies.entries_of(connection)


def play(store, entries, who, **more):
    """Play entries on from where the first of them says."""
    base = Point(entries[0].facts.stream.hex, entries[0].facts.seq - 1, entries[0].previous.hex())
    with store.writing() as uow:
        return merge.play(uow.connection, entries, base, None, who, lambda _done: None, **more)


@pytest.fixture
def copy(tmp_path):
    made = copies.empty_store(tmp_path / "copy.db")
    yield made
    made.close()


def chained(entries):
    """Link entries anew, as an office would that signs what it altered."""
    made, previous = [], entries[0].previous
    for one in entries:
        hashed = one.body_hash if one.body is None else body_hash(one.salt, one.body)
        made.append(
            replace(
                one,
                body_hash=hashed,
                previous=previous,
                hash=link(one.facts, previous, hashed),
            )
        )
        previous = made[-1].hash
    return made


def sums_of(connection):
    asked = select(fund_total).where((fund_total.c.times != 0) | (fund_total.c.amount != 0))
    return set(connection.execute(asked).all())


@PLAYED
@given(
    acts=days.acts((*days.SIMPLE, *days.MORE), most=14),
    cuts=st.sets(st.integers(1, 80), max_size=3),
)
def test_a_journal_in_any_parts_gives_the_same_tables_and_sums(
    office, approver, tmp_path, acts, cuts
):
    day = days.Day(office, approver)
    for what in acts:
        day.act(what)
    with office.store.reading() as connection:
        entries, wanted = copies.entries_of(connection), copies.tables_of(connection)
        sums, heads = sums_of(connection), set(connection.execute(select(series)).all())
    (file := tmp_path / "copy.db").unlink(missing_ok=True)
    store = copies.empty_store(file)
    ends = sorted({0, len(entries), *(cut for cut in cuts if cut < len(entries))})
    for start, stop in itertools.pairwise(ends):
        done = play(store, entries[start:stop], trusted(office))
        assert done.rows == stop - start
    with store.reading() as connection:
        assert copies.tables_of(connection) == wanted
        assert sums_of(connection) == sums
        assert set(connection.execute(select(series)).all()) == heads
        notes = Notes()
        balances.check(connection, notes)
        journals.check(connection, notes)
        assert notes.report().ok
    store.close()


def test_a_second_process_proves_the_same(office, approver, copy):
    first = factory.issue(office, factory.money())[0]
    factory.issue(office, factory.kind())
    factory.void(office, approver, first.number)
    entries = entries_of(office)
    with Second() as second:
        done = play(copy, entries, trusted(office), beside=second)
    assert done.rows == len(entries)
    with office.store.reading() as connection:
        life = sum(connection.execute(select(series.c.life)).scalars())
    # CK is known of both registers, K1 of none
    assert done.proved == Proved(receipts=life, counters=life)
    with office.store.reading() as one, copy.reading() as other:
        assert copies.tables_of(one) == copies.tables_of(other)


def test_the_copys_donors_are_found_by_name_and_by_their_new_one(office, approver, copy):
    day = days.Day(office, approver)
    day.do_donor()
    before = len(entries_of(office))
    play(copy, entries_of(office), trusted(office))
    day.write(days.donors.change, day.donors[0], {"name": "مهرداد بهبهانی"})
    play(copy, entries_of(office)[before:], trusted(office))
    with copy.reading() as connection:
        found = donor_search.search(connection, "بهبهانی").hits
        assert [one.own for one in found] == day.donors
        assert not donor_search.search(connection, "نیکوکار").hits


def refusal(store, entries, who, **more):
    with store.reading() as connection:
        before = copies.tables_of(connection), sums_of(connection)
    with pytest.raises(AppError) as refused:
        play(store, entries, who, **more)
    with store.reading() as connection:
        assert (copies.tables_of(connection), sums_of(connection)) == before
    return refused.value


def altered(entries, change, table="receipt"):
    """Alter the last entry that adds to *table*, and sign for it."""
    made = list(entries)
    at = max(n for n, one in enumerate(made) if b'"%s":[' % table.encode() in one.body)
    body = json.loads(made[at].body)
    change(body["add"])
    made[at] = replace(made[at], body=canonical.encode(body))
    return chained(made)


def _qr(added):
    row = added["receipt"][0]
    text, letter = row["qr"], "A" if row["qr"][-20] != "A" else "B"
    row["qr"] = text[:-20] + letter + text[-19:]


def _snapshot(added):
    row = added["receipt"][0]
    row["snapshot"] = row["snapshot"][:40] + "AAAA" + row["snapshot"][44:]


FORGERIES = {
    "qr": (_qr, "receipt_forged"),
    "snapshot": (_snapshot, "chain_broken"),
    "amount": (lambda added: added["receipt"][0].update(amount=1), "snapshot_differs"),
    "booked": (lambda added: added["donation_line"][0].update(amount=1), "donation_differs"),
    "designation": (
        lambda added: added["donation_line"][0].update(
            niyyat_uid=added["donation_line"][0]["niyyat_uid"][:-1] + "0"
        ),
        None,
    ),
    "gap": (lambda added: added["receipt"][0].update(n=9), "receipt_gap"),
}


@pytest.mark.parametrize(("kind", "beside"), [("qr", True), *((kind, False) for kind in FORGERIES)])
def test_a_forged_receipt_in_a_rightly_signed_file_is_named(office, copy, kind, beside):
    factory.issue(office, factory.money())
    (last,) = factory.issue(office, factory.money(amount=77))
    change, code = FORGERIES[kind]
    with Second() as second:
        more = {"beside": second} if beside else {}
        found = refusal(copy, altered(entries_of(office), change), trusted(office), **more)
    if code is None:
        assert found.code == "merge_conflict"
        return
    assert (found.code, found.params["found"]) == ("merge_receipt", code)
    number = last.number if kind != "gap" else replace(last.number, serial=3)
    assert found.params["receipt"] == str(number)


def test_a_seal_and_a_sum_are_proved_where_the_keys_are_known(office, copy):
    factory.issue(office, factory.money())
    wrong = trusted(office, counters={"A1": bytes(32)})
    assert refusal(copy, entries_of(office), wrong).params["found"] == "total_differs"
    wrong = trusted(office, firsts={"A1": bytes(32)})
    assert refusal(copy, entries_of(office), wrong).params["found"] == "seal_differs"


def test_a_register_with_another_key_than_it_was_enrolled_with_is_refused(office, copy):
    factory.issue(office, factory.money())
    wrong = trusted(office, pinned={"A1": bytes(32)})
    assert refusal(copy, entries_of(office), wrong).params["found"] == "register_unknown"


def test_a_revoked_register_issues_nothing_more(office, copy):
    factory.issue(office, factory.money())
    wrong = trusted(office, revoked=frozenset({"A1"}))
    assert refusal(copy, entries_of(office), wrong).params["found"] == "receipt_revoked"


def test_a_void_that_no_manager_approved_is_refused(office, approver, copy):
    (first,) = factory.issue(office, factory.money())
    done = factory.void(office, approver, first.number)
    assert refusal(copy, entries_of(office), trusted(office, root=bytes(32))).code == "merge_roster"
    with office.store.reading() as connection:
        notes = Notes()
        bookings.check(connection, notes, roster_of(office))
    assert notes.report().ok
    assert done.record.number.serial == 3


def roster_of(office):
    with office.store.reading() as connection:
        return roster.walk(people.roster(connection), office.keys.roster_root)


def _body(entries, body):
    at = len(entries) - 1
    return chained([*entries[:at], replace(entries[at], body=canonical.encode(body))])


@pytest.mark.parametrize(
    "body",
    [
        {"add": {"journal": [{}]}},
        {"add": {"no_such": [{}]}},
        {"add": {"setting": [{"uid": "00", "key": "a", "value": "b"}]}},
        {"add": {"setting": [{"uid": "0" * 32, "key": 1, "value": "b"}]}},
        {"add": {"setting": [{"uid": "0" * 32, "key": "a", "value": "b", "more": "c"}]}},
        {"add": {"setting": [{"uid": "0" * 32, "key": "a"}]}},
        {"remove": {}},
        {"change": [{"table": "setting"}]},
        {"change": [{"table": "receipt", "uid": "0" * 32, "before": {"n": 1}, "after": {"n": 2}}]},
        ["a list"],
    ],
)
def test_what_no_entry_says_is_refused_by_its_place(office, copy, body):
    entries = entries_of(office)
    found = refusal(copy, _body(entries, body), trusted(office))
    assert (found.code, found.params["seq"]) == ("merge_row", entries[-1].facts.seq)


def test_a_change_whose_before_does_not_stand_is_refused(office, copy):
    with office.store.writing(office.actor.uid) as uow:
        days.lists.set_setting(uow, "receipt.paper", "roll")
    entries = entries_of(office)
    body = json.loads(entries[-1].body)
    body["change"][0]["before"]["value"] = "a5"
    found = refusal(copy, _body(entries, body), trusted(office))
    assert (found.code, found.params["table"]) == ("merge_counts", "setting")


def test_a_body_that_is_not_canonical_is_refused(office, copy):
    entries = entries_of(office)
    loose = replace(entries[-1], body=entries[-1].body.replace(b'":', b'": ', 1))
    found = refusal(copy, chained([*entries[:-1], loose]), trusted(office))
    assert found.code == "not_canonical"


def test_the_totals_of_the_copy_are_the_countys(office, approver, copy):
    day = days.Day(office, approver)
    for what in ("donor", "pile", "gold", "cheque", "settle", "ask", "gifts"):
        day.act(what)
    play(copy, entries_of(office), trusted(office))
    with office.store.reading() as one, copy.reading() as other:
        assert list(funds.totals(one)) == list(funds.totals(other))
