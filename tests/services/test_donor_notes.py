"""Dated notes about a donor: written, taken off, brought back."""

import pytest

from app.domain.donor import DonorDetails
from app.domain.errors import AppError, InvalidInputError
from app.queries import donor_notes as pages
from app.services import donor_notes, donors
from tests import factory


def write(office, use_case, *args, person=None):
    with office.store.writing(person or office.actor.uid) as uow:
        return use_case(uow, *args)


def texts(office, one):
    with office.store.reading() as connection:
        return [note.text for note in pages.of_donor(connection, one)]


@pytest.fixture
def zahra(office):
    return write(office, donors.add, DonorDetails(name="زهرا"))


def test_notes_stand_newest_first_with_who_wrote_them(office, zahra, wall):
    write(office, donor_notes.add, zahra, "شب‌هاي احيا مي‌آید")
    wall.forward(days=1)
    write(office, donor_notes.add, zahra, "پسرش تماس می‌گیرد")
    assert texts(office, zahra) == ["پسرش تماس می‌گیرد", "شب‌های احیا می‌آید"]
    with office.store.reading() as connection:
        newest, oldest = pages.of_donor(connection, zahra)
    assert newest.by == office.actor.name
    assert newest.at[:10] > oldest.at[:10]


def test_a_note_that_was_taken_off_comes_back(office, zahra):
    note = write(office, donor_notes.add, zahra, "اشتباه")
    write(office, donor_notes.withdraw, note)
    write(office, donor_notes.withdraw, note)
    assert texts(office, zahra) == []
    write(office, donor_notes.restore, note)
    assert texts(office, zahra) == ["اشتباه"]


def test_the_notes_of_a_merged_donor_stand_with_the_one_that_is_kept(office, zahra):
    other = write(office, donors.add, DonorDetails(name="زهره"))
    write(office, donor_notes.add, other, "تلفن خانه")
    write(office, donors.merge, other, zahra)
    assert texts(office, zahra) == ["تلفن خانه"]


@pytest.mark.parametrize(("typed", "code"), [("  ", "required"), ("ن" * 2001, "too_long")])
def test_an_empty_or_endless_note_is_refused(office, zahra, typed, code):
    with pytest.raises(InvalidInputError) as refused:
        write(office, donor_notes.add, zahra, typed)
    assert refused.value.fields == {"text": code}


def test_a_note_needs_a_donor_a_right_and_a_note(office, zahra):
    stranger = office.actor.uid
    auditor = factory.hire(office.store, "auditor")
    for use_case, args, person, code in (
        (donor_notes.add, (stranger, "x"), None, "donor_unknown"),
        (donor_notes.withdraw, (stranger,), None, "note_unknown"),
        (donor_notes.add, (zahra, "x"), auditor, "not_allowed"),
    ):
        with pytest.raises(AppError) as refused:
            write(office, use_case, *args, person=person)
        assert refused.value.code == code
