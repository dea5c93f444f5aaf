"""What comes down is taken in only from our province, only forwards, and leaves our own alone."""

import uuid

import pytest
from sqlalchemy import select

from app.db import codec
from app.domain import uid
from app.domain.errors import AppError
from app.keys.signing import SigningKey
from app.models import (
    acknowledgement,
    campaign,
    instruction,
    journal_stream,
    lunar_month,
    province_key,
    rate,
)
from app.queries import exchange
from app.services import enrolling, updating
from tests import factory
from tests.factory import money
from tests.services.above import Above
from tests.services.test_exporting import export, take_ack


@pytest.fixture
def above():
    return Above()


@pytest.fixture
def joined(office, approver, above):
    with office.store.writing(office.actor.uid) as uow:
        enrolling.join(uow, office, approver, above.enrolment())
    return office


@pytest.fixture
def arrived(joined, above, tmp_path):
    """The office, whose first file lies at the province."""
    above.take(export(joined, tmp_path).sent[0].path.read_bytes())
    return joined


def take(office, raw):
    with office.store.writing(office.actor.uid) as uow:
        return updating.take(uow, raw)


def code_of(call, *given):
    with pytest.raises(AppError) as refused:
        call(*given)
    return refused.value.code


def acks(office):
    with office.store.reading() as connection:
        return len(connection.execute(select(acknowledgement)).all())


def test_an_older_answer_changes_nothing(arrived, above, tmp_path):
    old = above.ack()
    factory.issue(arrived, money())
    above.take(export(arrived, tmp_path).sent[0].path.read_bytes())
    newer = take_ack(arrived, above.ack())
    assert (newer.fresh, take_ack(arrived, old).fresh, acks(arrived)) == (True, False, 1)


def test_a_refusal_is_told_although_nothing_arrived(arrived, above):
    taken = take_ack(arrived, above.ack(upto=0, chain="00" * 32, rows=0, refused="bundle_chain"))
    assert (taken.refused, taken.fresh) == ("bundle_chain", False)


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        ({"chain": "11" * 32}, "ack_other_chain"),
        ({"upto": 10_000}, "ack_other_chain"),
        ({"stream": uuid.uuid4().hex}, "ack_other_chain"),
        ({"office": "KHZSHU"}, "ack_other_office"),
        ({"province": "FRS"}, "ack_other_office"),
    ],
)
def test_an_answer_that_is_not_about_this_journal_is_refused(arrived, above, lie, code):
    assert code_of(take_ack, arrived, above.ack(**lie)) == code
    assert acks(arrived) == 0


def test_an_answer_of_somebody_else_is_forged(arrived, above):
    above.signing = SigningKey.generate()
    assert code_of(take_ack, arrived, above.ack()) == "ack_forged"


def a_rate(key, amount=500_000, owner="KHZ"):
    row = {"uid": key, "owner": owner, "due": "fitriyeh", "year": 1405, "authority": "x"}
    row |= {"staple": "گندم", "amount": amount, "active": 1}
    return codec.to_json(rate, row)


def a_campaign(key, name="جشن نیکوکاری", owner="KHZ"):
    row = {"uid": key, "code": f"C{key.hex[:6]}", "name": name, "starts_on": "", "ends_on": ""}
    row |= {"active": 1, "target": None, "owner": owner}
    return codec.to_json(campaign, row)


def an_instruction(**more):
    row = {"uid": uuid.UUID(int=3), "owner": "KHZ", "number": "۱۲", "title": "اکرام"}
    row |= {"body": "متن", "issued_on": "2026-04-25", "file_name": "", "pdf": b"", "active": 1}
    return codec.to_json(instruction, row | more)


def a_month(first):
    row = {"uid": uuid.UUID(int=4), "owner": "KHZ", "year": 1448, "month": 3, "first": first}
    return codec.to_json(lunar_month, row | {"active": 1})


def rows(office, table):
    with office.store.reading() as connection:
        return connection.execute(select(table)).all()


def head(office):
    with office.store.reading() as connection:
        asked = select(journal_stream.c.seq).where(journal_stream.c.own == 1)
        return connection.execute(asked).scalar_one()


def test_an_update_comes_in_as_the_offices_own_act_and_only_once(joined, above):
    one, two = uid.new(), uid.new()
    raw = above.update(1, {"rate": [a_rate(one)], "campaign": [a_campaign(two)]})
    first = take(joined, raw)
    assert (first.version, first.added, first.changed) == (1, 2, 0)
    before = head(joined)
    again = take(joined, raw)
    assert (again.added, again.changed, head(joined)) == (0, 0, before)
    later = take(joined, above.update(2, {"rate": [a_rate(one, 600_000)]}))
    assert (later.changed, rows(joined, rate)[0].amount) == (1, 600_000)
    assert len(rows(joined, campaign)) >= 1, "what an update does not name stays"


def test_an_older_update_is_refused(joined, above):
    key = uid.new()
    take(joined, above.update(3, {"rate": [a_rate(key)]}))
    older = above.update(2, {"rate": [a_rate(key, 1)]})
    assert code_of(take, joined, older) == "update_older"
    assert rows(joined, rate)[0].amount == 500_000


def test_what_the_office_made_itself_stays_as_it_is(joined, above):
    key = uid.new()
    own = codec.from_json(campaign, a_campaign(key, "پویش شهر ما", "KHZDEZ"))
    with joined.store.writing(joined.actor.uid) as uow:
        uow.add("campaign.added", campaign, key, {campaign: [own]})
    taken = take(joined, above.update(1, {"campaign": [a_campaign(key, "دیگر")]}))
    assert (taken.own, taken.changed) == (1, 0)
    assert "پویش شهر ما" in {row.name for row in rows(joined, campaign)}


def test_an_instruction_comes_with_its_paper(joined, above):
    row = an_instruction(title="اک\u202eرام", file_name="a.pdf", pdf=b"%PDF-1.4")
    take(joined, above.update(1, {"instruction": [row]}))
    (stands,) = rows(joined, instruction)
    assert (stands.pdf, stands.title) == (b"%PDF-1.4", "اکرام"), "no mark turns a line around"
    assert take(joined, above.update(2, {"instruction": [row]})).changed == 0
    withdrawn = an_instruction(body="", active=0)
    assert take(joined, above.update(3, {"instruction": [withdrawn]})).changed == 1


@pytest.mark.parametrize(
    "tables",
    [
        {"setting": [{"uid": "00" * 16, "key": "receipt.paper", "value": "a5"}]},
        {"nothing": []},
        {"rate": [{"uid": "00" * 16}]},
        {"rate": [a_rate(uuid.UUID(int=1)) | {"amount": "much"}]},
        {"rate": [a_rate(uuid.UUID(int=1)) | {"amount": 0}]},
        {"rate": [a_rate(uuid.UUID(int=1)) | {"owner": None}]},
        {"rate": [a_rate(uuid.UUID(int=1)) | {"more": 1}]},
        {"rate": [a_rate(uuid.UUID(int=1)), a_rate(uuid.UUID(int=2))]},
        {"rate": [a_rate(uuid.UUID(int=1), owner="KHZDEZ")]},
        {"rate": [a_rate(uuid.UUID(int=1)) | {"due": "tribute"}]},
        {"rate": [a_rate(uuid.UUID(int=1)) | {"active": 7}]},
        {"instruction": [an_instruction(issued_on="soon")]},
        {"instruction": [an_instruction(title="ط" * 1000)]},
        {"instruction": [an_instruction(pdf=b"MZ", file_name="run.exe")]},
        {"instruction": [an_instruction(pdf=b"%PDF-1.4", file_name="..\\..\\x.pdf")]},
        {"lunar_month": [a_month("garbage")]},
        {"lunar_month": [a_month("")]},
    ],
)
def test_rows_that_do_not_belong_are_refused_and_nothing_of_the_update_stays(joined, above, tables):
    before = head(joined)
    assert code_of(take, joined, above.update(1, tables)) == "update_row"
    assert head(joined) == before


def test_an_update_of_another_province_or_forged_is_refused(joined, above):
    assert code_of(take, joined, above.update(1, {}, province="FRS")) == "update_other_province"
    above.signing = SigningKey.generate()
    assert code_of(take, joined, above.update(1, {})) == "update_forged"


def test_a_key_that_the_province_took_back_signs_nothing_any_more(joined, above):
    old, new = above.signing, SigningKey.generate()
    keys = (above.key(old, revoked=True), above.key(new))
    take(joined, above.update(1, {}, keys))
    with joined.store.reading() as connection:
        assert exchange.province_keys(connection) == {new.kid: new.public}
    assert code_of(take, joined, above.update(2, {})) == "update_forged"
    above.signing = new
    assert take(joined, above.update(2, {}, keys)).version == 2
    assert len(rows(joined, province_key)) == 2
