"""What the register of donors refuses, and what it keeps of what was typed."""

import uuid
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import donor, donor_terms, merging, text
from app.domain.donor import DonorDetails

TYPED = st.text(max_size=30)
DETAILS = st.builds(
    DonorDetails,
    kind=st.sampled_from(["person", "legal", "group", "anonymous", ""]),
    name=TYPED,
    honorific=TYPED,
    national_id=st.sampled_from(["", "1740000013", "۱۷۴۰۰۰۰۰۱۳", "10380284790", "12"]) | TYPED,
    mobile=st.sampled_from(["", "0916 123 4567", "+98 9161234567"]) | TYPED,
    representative=st.sampled_from(["", "کریم"]),
    economic_code=st.sampled_from(["", "۴۱۱-۱۲۳"]),
    publish_name=st.booleans(),
    note=TYPED,
)


@settings(derandomize=False)
@given(details=DETAILS)
def test_what_has_no_problem_is_stored_and_storing_it_again_changes_nothing(details):
    if donor.problems(details):
        return
    once = donor.stored(details)
    again = donor.details_of(once)
    assert donor.problems(again) == {}
    assert donor.stored(again) == once


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"kind": "anonymous"}, {"kind": "donor_kind_unknown"}),
        ({"name": " \u200c "}, {"name": "required"}),
        ({"name": "ن" * 201}, {"name": "too_long"}),
        ({"note": "ن" * 2001}, {"note": "too_long"}),
        ({"national_id": "1740000014"}, {"national_id": "national_id_check_digit"}),
        ({"mobile": "1234"}, {"mobile": "mobile_malformed"}),
        ({"kind": "group", "national_id": "1740000013"}, {"national_id": "group_without_id"}),
        ({"kind": "legal", "national_id": "1740000013"}, {"national_id": "legal_id_malformed"}),
        ({"economic_code": "41"}, {"economic_code": "legal_donor_only"}),
        ({"representative": "کریم"}, {"representative": "group_donor_only"}),
    ],
)
def test_a_field_that_does_not_belong_or_cannot_be_read_is_named(given, wrong):
    assert donor.problems(DonorDetails(**({"name": "زهرا کعبی"} | given))) == wrong


def test_identifiers_are_stored_as_ascii_and_the_name_as_it_reads():
    stored = donor.stored(
        DonorDetails(name="علي  اكبر", national_id="۸۴۵۴۲۲۱۷", mobile="+98 (916) 123-4567")
    )
    assert (stored["name"], stored["national_id"]) == ("علی اکبر", "0084542217")
    assert stored["mobile"] == "09161234567"


@pytest.mark.parametrize("name", ["سید علی‌اکبر کعبی", "علی اکبر کعبی", "حاج علي‌اكبر كعبي"])
def test_names_that_differ_in_titles_and_spelling_fold_to_one_key(name):
    assert donor.folded(name) == "علیاکبرکعبی"


UIDS = [uuid.UUID(int=n) for n in range(1, 9)]
FORESTS = st.lists(st.integers(-1, 6), min_size=8, max_size=8).map(
    lambda above: {
        one: UIDS[up] if 0 <= up < place else None
        for place, (one, up) in enumerate(zip(UIDS, above, strict=True))
    }
)


@settings(derandomize=False)
@given(parents=FORESTS, gone=st.sampled_from(UIDS), kept=st.sampled_from(UIDS))
def test_a_merge_moves_one_family_and_undoing_it_moves_the_same_back(parents, gone, kept):
    if parents[gone] is not None or merging.root(parents, kept) == gone:
        return
    after = {**parents, gone: kept}
    there, back = merging.moved(parents, after), merging.moved(after, parents)
    assert there.keys() == back.keys()
    assert set(there.values()) == {merging.root(parents, kept)}
    assert set(back.values()) == {gone}


@settings(derandomize=False)
@given(name=st.text(max_size=40))
def test_every_word_of_a_name_is_among_its_terms(name):
    row = dict.fromkeys(donor_terms.READ, "") | {"name": name}
    terms = donor_terms.words(row).split()
    assert {*text.search_key(name).split()} <= {*terms}


def test_a_name_is_found_joined_and_split_and_an_identifier_by_its_last_figures():
    row = asdict(DonorDetails(name="سید علی‌اکبر کعبی", national_id="1740000013"))
    terms = {*donor_terms.words(row).split()}
    assert {"سید", "علی", "اکبر", "علیاکبر", "اکبرکعبی", "1740000013", "0013"} <= terms


@pytest.mark.parametrize("slip", ["کعی", "کعببی", "کعپی", "کبعی"])
def test_one_slip_leads_back_to_the_word(slip):
    assert "کعبی" in donor_terms.misspellings(slip)


@pytest.mark.parametrize("word", ["عل", "0916123", "ن" * 17])
def test_short_words_and_figures_are_not_guessed_at(word):
    assert donor_terms.misspellings(word) == []
