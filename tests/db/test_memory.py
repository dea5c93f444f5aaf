import pytest

from app.domain import settings
from app.services import lists, lookup
from tests import factory


def thanks(office):
    with office.store.writing(office.actor.uid) as uow:
        return settings.value(lookup.facts(uow, lookup.actor(uow)).settings, settings.THANKS)


def say(office, sentence):
    with office.store.writing(office.actor.uid) as uow:
        lists.set_setting(uow, settings.THANKS, sentence)


def say_and_fail(office):
    with office.store.writing(office.actor.uid) as uow:
        lists.set_setting(uow, settings.THANKS, "هرگز")
        lookup.facts(uow, lookup.actor(uow))
        raise RuntimeError


def test_a_setting_is_on_the_very_next_receipt(office):
    factory.issue(office, factory.money())
    say(office, "سپاس تازه")
    (issued,) = factory.issue(office, factory.money())
    assert "سپاس تازه".encode() in issued.snapshot


def test_a_change_is_seen_inside_its_own_transaction(office):
    thanks(office)
    with office.store.writing(office.actor.uid) as uow:
        lists.set_setting(uow, settings.THANKS, "درون کار")
        found = lookup.facts(uow, lookup.actor(uow)).settings
    assert found[settings.THANKS] == "درون کار"


def test_what_was_rolled_back_is_not_remembered(office):
    before = thanks(office)
    with pytest.raises(RuntimeError):
        say_and_fail(office)
    assert thanks(office) == before


def test_lists_are_read_once_while_nobody_writes_them(office):
    with office.store.writing(office.actor.uid) as uow:
        first = lookup.facts(uow, lookup.actor(uow))
    factory.issue(office, factory.money())
    with office.store.writing(office.actor.uid) as uow:
        assert lookup.facts(uow, lookup.actor(uow)).niyyat is first.niyyat
