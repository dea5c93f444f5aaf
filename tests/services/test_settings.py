from datetime import date

import pytest

from app.domain import settings as known
from app.domain.errors import AppError, InvalidInputError
from app.queries import journal, receipts
from app.queries.journal import Wanted
from app.services import settings
from tests import factory
from tests.factory import money


def change(office, values, by=None):
    with office.store.writing(by or office.actor.uid) as uow:
        return settings.change(uow, values)


def held(office):
    with office.store.reading() as connection:
        return settings.of(connection)


def test_what_was_set_holds_and_only_the_difference_is_journalled(office):
    asked = {known.SLOGAN: "با هم", known.PAPER: "a4", known.ASK_ABOVE: "۲٬۰۰۰٬۰۰۰٬۰۰۰"}
    assert change(office, asked) == (known.SLOGAN, known.ASK_ABOVE)
    assert held(office)[known.ASK_ABOVE] == "2000000000"
    assert change(office, asked) == ()
    with office.store.reading() as connection:
        rows = journal.page(connection, Wanted(action="setting.set")).rows
    assert [row.about for row in rows][:2] == [known.ASK_ABOVE, known.SLOGAN]


def test_the_next_receipt_carries_the_new_words_and_the_last_one_keeps_its_own(office):
    before = factory.issue(office, money())[0]
    change(office, {known.THANKS: "دست شما درد نکند", known.SIGNATORIES: "صندوقدار|| رئیس "})
    after = factory.issue(office, money())[0]
    with office.store.reading() as connection:
        old, new = receipts.papers(connection, [before.number, after.number])
    assert "دست شما درد نکند" in new.snapshot.decode()
    assert "صندوقدار" in new.snapshot.decode()
    assert "دست شما درد نکند" not in old.snapshot.decode()


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("letterhead.colour", "x", "setting_unknown"),
        (known.UNIT, "IRT", "setting_unknown"),
        (known.FIRST_OPEN_DAY, "2025-03-20", "open_day_range"),
        (known.FIRST_OPEN_DAY, "2026-04-26", "open_day_range"),
        (known.FIRST_OPEN_DAY, "امروز", "date_unreadable"),
        (known.ORGANIZATION, "  ", "required"),
        (known.SIGNATORIES, " | ", "required"),
        (known.SIGNATORIES, "۱|۲|۳|۴|۵", "signatories_many"),
        (known.SLOGAN, "ن" * 121, "too_long"),
        (known.PAPER, "a3", "paper_unknown"),
        (known.ASK_BELOW, "صد", "amount_unreadable"),
        (known.ASK_BELOW, "9999999999999", "ask_range"),
        (known.ASK_ABOVE, "1", "ask_range"),
    ],
)
def test_what_will_not_do_is_named_by_its_key_and_nothing_is_written(office, key, value, code):
    before = held(office)
    with pytest.raises(InvalidInputError) as refused:
        change(office, {key: value, known.DEPARTMENT: "واحد تازه"})
    assert refused.value.fields == {key: code}
    assert held(office) == before


def test_last_year_stays_open_for_slips_that_come_late(office):
    late = money(paid_on=date(2026, 3, 10))
    with pytest.raises(InvalidInputError):
        factory.issue(office, late)
    change(office, {known.FIRST_OPEN_DAY: "2025-03-21"})
    assert factory.issue(office, late)
    change(office, {known.FIRST_OPEN_DAY: ""})
    with pytest.raises(InvalidInputError):
        factory.issue(office, late)


def test_a_clerk_changes_nothing(office):
    with pytest.raises(AppError, match="not_allowed"):
        change(office, {known.SLOGAN: "x"}, by=factory.hire(office.store, "clerk"))
