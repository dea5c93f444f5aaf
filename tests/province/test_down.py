"""What goes down: acknowledgements and updates; the board of what came up."""

import base64
from dataclasses import replace
from datetime import date

import pytest

from app.domain.designations import Details
from app.domain.errors import AppError, InvalidInputError
from app.domain.published import Campaign, Instruction, LunarMonth, Rate
from app.keys.signing import SigningKey
from app.province import acknowledging, counties, keyring, publishing
from app.queries import published as rows
from app.services import designations, published
from app.sync import ack, update
from tests import factory
from tests.province import arrivals
from tests.province.test_enrolling import DEZ, enrol, hello_of, keys_of, learn, refused, writing


def publish(province):
    with writing(province) as uow:
        return publishing.publish(uow, *keys_of(province))


def public(province):
    return keyring.load(*keys_of(province)).signing.public


def add(province, details):
    with writing(province) as uow:
        return published.add(uow, details)


def board(province):
    with province.store.reading() as connection:
        (found,) = counties.board(connection, province.actor)
    return found


def answers(province):
    with province.store.reading() as connection:
        return acknowledging.answers(connection, province.actor, *keys_of(province))


def test_an_update_holds_what_the_province_owns_and_nothing_else(province):
    add(province, Campaign(name="ضیافت مهربانی", target=5_000_000_000))
    add(province, Instruction(title="بخشنامهٔ فطریه", pdf=factory.PDF, file_name="12.pdf"))
    with writing(province) as uow:
        designations.add(uow, Details(name="کمک به زلزله‌زدگان"))
    made = publish(province)
    found = update.read(made.data, public(province))
    assert str(made.name) == "KHZ-000001.hyu"
    assert {name: len(rows) for name, rows in found.tables.items() if rows} == {
        "campaign": 1,
        "instruction": 1,
        "niyyat": 1,
    }
    assert found.tables["campaign"][0]["owner"] == "KHZ"
    assert found.tables["instruction"][0]["pdf"] == base64.b64encode(factory.PDF).decode()
    with refused("update_forged"):
        update.read(made.data, SigningKey(b"x" * 32).public)


def test_a_month_with_which_no_calendar_can_be_is_refused_before_it_goes_down(province):
    add(province, LunarMonth(year=1448, month=9, first=date(2027, 2, 9)))
    for month, first in ((10, date(2027, 3, 20)), (8, date(2027, 1, 9))):
        with pytest.raises(InvalidInputError) as wrong:
            add(province, LunarMonth(year=1448, month=month, first=first))
        assert wrong.value.fields == {"first": "lunar_first"}


def test_the_same_is_published_once_and_a_change_has_the_next_number(province):
    first = publish(province)
    again = publish(province)
    assert (first.fresh, again.fresh, again.data) == (True, False, first.data)
    key = add(province, Campaign(name="یلدای مهربانی"))
    second = publish(province)
    assert (second.version, second.fresh) == (2, True)
    with writing(province) as uow:
        published.change(uow, Campaign, key, {"target": 7})
    assert publish(province).version == 3


def test_keys_of_counties_go_down_and_a_revoked_one_is_said_to_be(province):
    made = enrol(province)
    learn(province, made, hello_of(made))
    found = update.read(publish(province).data, public(province))
    said = [(one.office, one.register, one.revoked) for one in found.keys]
    assert said == [("KHZ", "", False), ("KHZDEZ", "", False), ("KHZDEZ", "A1", False)]
    with writing(province) as uow:
        counties.revoke(uow, "KHZDEZ", "رایانه دزدیده شد")
    found = update.read(publish(province).data, public(province))
    assert [one.revoked for one in found.keys] == [False, True, False]


def test_an_answer_says_how_far_the_stream_came(province):
    made = enrol(province)
    learn(province, made, hello_of(made))
    assert answers(province) == ()
    arrivals.book(province, "KHZDEZ", seq=1, last=40)
    (answer,) = answers(province)
    said = ack.read(answer.data, public(province))
    assert str(answer.name) == "KHZDEZ-000001.hya"
    assert (said.office, said.n, said.upto, said.chain) == ("KHZDEZ", 1, 40, "ab" * 32)
    assert (said.rows, said.refused) == (40, None)


def test_a_file_that_was_refused_is_named_and_the_stream_stays(province):
    enrol(province)
    arrivals.book(province, "KHZDEZ", seq=1, last=40)
    arrivals.book(province, "KHZDEZ", seq=2, last=60, result="refused", reason="bundle_chain")
    said = ack.read(answers(province)[0].data, public(province))
    assert (said.n, said.upto, said.rows, said.refused) == (2, 40, 0, "bundle_chain")


def test_a_revoked_key_gets_no_answer(province):
    enrol(province)
    arrivals.book(province, "KHZDEZ")
    with writing(province) as uow:
        counties.revoke(uow, "KHZDEZ", "رایانه دزدیده شد")
    assert answers(province) == ()


def test_the_board_tells_what_each_county_waits_for(province, wall):
    made = enrol(province)
    assert (board(province).state, board(province).silent) == ("enrolled", None)
    learn(province, made, hello_of(made))
    assert board(province).state == "unconfirmed"
    with writing(province) as uow:
        counties.confirm(uow, "KHZDEZ")
    arrivals.book(province, "KHZDEZ", seq=1, last=40)
    arrivals.book(province, "KHZDEZ", seq=3, first=81, last=90, result="waiting")
    arrivals.book(province, "KHZDEZ", seq=4, result="refused", reason="bundle_chain")
    wall.forward(days=3)
    found = board(province)
    assert (found.state, found.silent, found.row.waiting) == ("waiting", 3, 1)
    assert [why.code for why in found.row.refused] == ["bundle_chain"]
    arrivals.book(province, "KHZDEZ", seq=3, first=81, last=90)
    assert (board(province).state, board(province).row.refused) == ("current", ())
    with writing(province) as uow:
        counties.revoke(uow, "KHZDEZ", "رایانه دزدیده شد")
    assert board(province).state == "revoked"


@pytest.mark.parametrize("role", ["clerk", "finance", "auditor", "guest", ""])
def test_only_a_manager_publishes_and_answers(province, role):
    who = factory.hire(province.store, role)
    with refused("not_allowed"), province.store.writing(who) as uow:
        publishing.publish(uow, *keys_of(province))
    someone = replace(province.actor, role=role)
    with refused("not_allowed"), province.store.reading() as connection:
        acknowledging.answers(connection, someone, *keys_of(province))


@pytest.mark.parametrize("role", ["clerk", "guest", ""])
def test_the_board_is_not_for_everybody(province, role):
    enrol(province, DEZ)
    someone = replace(province.actor, role=role)
    with refused("not_allowed"), province.store.reading() as connection:
        counties.board(connection, someone)


def test_a_county_publishes_nothing(office):
    with refused("province_only"), office.store.writing(office.actor.uid) as uow:
        publishing.publish(uow, office.vault, office.unlocked.db_key)


def test_a_paper_that_opens_nowhere_is_not_published(province):
    with pytest.raises(AppError) as closed:
        add(province, Instruction(title="فطریه", pdf=b"%PDF-1.7 torn", file_name="12.pdf"))
    assert closed.value.code == "pdf_unreadable"


def test_a_withdrawn_instruction_gives_its_pdf_up(province):
    key = add(province, Instruction(title="فطریه", pdf=factory.PDF, file_name="12.pdf"))
    with writing(province) as uow:
        published.switch(uow, Instruction, key, active=False)
    (row,) = update.read(publish(province).data, public(province)).tables["instruction"]
    assert (row["pdf"], row["file_name"], row["active"]) == ("", "", 0)


def test_the_same_rate_does_not_stand_twice(province):
    rate = Rate(due="fitriyeh", year=1447, staple="گندم", amount=1_000_000)
    key = add(province, rate)
    other = add(province, replace(rate, staple="برنج"))
    with refused("published_already"):
        add(province, rate)
    with refused("published_already"), writing(province) as uow:
        published.change(uow, Rate, other, {"staple": "گندم"})
    with writing(province) as uow:
        published.change(uow, Rate, key, {"amount": 1_100_000})
    with province.store.reading() as connection:
        assert [one["amount"] for one in rows.rates(connection)] == [1_000_000, 1_100_000]
