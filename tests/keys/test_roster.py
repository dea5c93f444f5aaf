from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.clock import TEHRAN
from app.keys import roster
from app.keys.roster import Action, Finding, Subject
from app.keys.signing import SigningKey

NOON = datetime(2026, 4, 1, 12, 0, tzinfo=TEHRAN)
HOUR = timedelta(hours=1)
MANAGER, CLERK, SECOND, STRANGER = (SigningKey(bytes([n]) * 32) for n in range(1, 5))


def subject(key, person, role):
    return Subject(person=person, login=person, name=f"نام {person}", role=role, public=key.public)


BOSS = subject(MANAGER, "boss", "manager")
DESK = subject(CLERK, "desk", "clerk")
NEXT = subject(SECOND, "next", "manager")


def grown(*steps):
    """Return the root and what follows: (signer, action, subject), an hour apart."""
    changes = [roster.first(MANAGER, BOSS, NOON)]
    for hours, (signer, action, about) in enumerate(steps, start=1):
        moment = NOON + hours * HOUR
        changes.append(roster.sign_change(signer, changes[-1], action, about, moment))
    return changes


WHOLE = grown(
    (MANAGER, Action.ADD, DESK),
    (MANAGER, Action.ADD, NEXT),
    (SECOND, Action.ROLE, replace(DESK, role="manager")),
    (CLERK, Action.REMOVE, BOSS),
)


def walk(changes, root=None):
    return roster.walk(changes, WHOLE[0].hash if root is None else root)


def finding(changes):
    found = walk(changes)
    return found.finding, found.finding_n


def test_an_honest_roster_is_walked_to_its_end():
    found = walk(WHOLE)
    assert found.finding is None
    assert set(found.current()) == {CLERK.kid, SECOND.kid}
    assert [one.subject.role for one in found.tenures[CLERK.kid]] == ["clerk", "manager"]
    assert [(one.since_n, one.until_n) for one in found.tenures[CLERK.kid]] == [(2, 4), (4, None)]
    assert [(one.since_n, one.until_n) for one in found.tenures[MANAGER.kid]] == [(1, 5)]


@pytest.mark.parametrize(
    ("key", "hours", "role"),
    [
        (MANAGER, -1, None),
        (MANAGER, 0, "manager"),
        (MANAGER, 3.9, "manager"),
        (MANAGER, 4, None),
        (CLERK, 0.5, None),
        (CLERK, 2.9, "clerk"),
        (CLERK, 3, "manager"),
        (STRANGER, 3, None),
    ],
)
def test_who_held_a_key_is_told_for_any_moment(key, hours, role):
    found = walk(WHOLE).at(key.kid, NOON + hours * HOUR)
    assert (found and found.role) == role


def test_the_recovery_key_mends_a_roster_without_managers():
    paper = subject(STRANGER, "recovery", roster.RECOVERY)
    mended = grown((MANAGER, Action.ADD, paper), (STRANGER, Action.ADD, NEXT))
    assert walk(mended).finding is None


def test_a_root_signed_by_another_is_never_made():
    with pytest.raises(ValueError, match="root"):
        roster.first(CLERK, BOSS, NOON)


def test_an_empty_roster_is_a_finding():
    assert finding([]) == (Finding.EMPTY, 1)


def test_a_roster_of_ones_own_has_another_root():
    own = [roster.first(STRANGER, subject(STRANGER, "me", "manager"), NOON)]
    assert finding(own) == (Finding.ROOT_DIFFERS, 1)


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_change_taken_out_breaks_the_chain(gone):
    assert finding([*WHOLE[:gone], *WHOLE[gone + 1 :]]) == (Finding.CHAIN_BROKEN, gone + 1)


def test_a_change_renumbered_breaks_the_chain():
    renumbered = roster.sign_change(MANAGER, replace(WHOLE[0], n=5), Action.ADD, DESK, NOON + HOUR)
    assert finding([WHOLE[0], renumbered]) == (Finding.CHAIN_BROKEN, 2)


def test_an_edited_line_differs_from_its_hash():
    promoted = replace(WHOLE[1], subject=replace(DESK, role="manager"))
    assert finding([WHOLE[0], promoted, *WHOLE[2:]]) == (Finding.HASH_DIFFERS, 2)


def test_an_edited_line_with_a_fresh_hash_is_forged():
    signed = roster.sign_change(STRANGER, WHOLE[0], Action.ADD, DESK, NOON + HOUR)
    mine = replace(signed, signer=MANAGER.kid)
    again = roster.sign_change(MANAGER, WHOLE[0], Action.ADD, DESK, NOON + HOUR)
    assert finding([WHOLE[0], replace(mine, hash=again.hash)]) == (Finding.FORGED, 2)


def test_a_change_may_not_be_older_than_the_one_before():
    early = roster.sign_change(MANAGER, WHOLE[0], Action.ADD, DESK, NOON - HOUR)
    assert finding([WHOLE[0], early]) == (Finding.TIME_BACKWARDS, 2)


def test_a_stranger_changes_nothing():
    assert finding(grown((STRANGER, Action.ADD, NEXT))) == (Finding.SIGNER_UNKNOWN, 2)


def test_a_removed_manager_changes_nothing_more():
    late = grown(
        (MANAGER, Action.ADD, NEXT), (SECOND, Action.REMOVE, BOSS), (MANAGER, Action.ADD, DESK)
    )
    assert finding(late) == (Finding.SIGNER_UNKNOWN, 4)


def test_a_clerk_cannot_promote_himself():
    steps = [(MANAGER, Action.ADD, DESK), (CLERK, Action.ROLE, replace(DESK, role="manager"))]
    assert finding(grown(*steps)) == (Finding.SELF_PROMOTION, 3)


def test_a_clerk_cannot_give_himself_a_second_key():
    mine = subject(STRANGER, "desk", "manager")
    steps = [(MANAGER, Action.ADD, DESK), (CLERK, Action.ADD, mine)]
    assert finding(grown(*steps)) == (Finding.SELF_PROMOTION, 3)


@pytest.mark.parametrize("step", [(CLERK, Action.ADD, NEXT), (CLERK, Action.REMOVE, DESK)])
def test_only_a_manager_changes_the_roster(step):
    steps = [(MANAGER, Action.ADD, DESK), step]
    assert finding(grown(*steps)) == (Finding.SIGNER_NOT_MANAGER, 3)


def test_a_key_is_added_once_and_never_comes_back():
    twice = grown((MANAGER, Action.ADD, DESK), (MANAGER, Action.ADD, DESK))
    assert finding(twice) == (Finding.KEY_KNOWN, 3)
    back = grown(
        (MANAGER, Action.ADD, DESK), (MANAGER, Action.REMOVE, DESK), (MANAGER, Action.ADD, DESK)
    )
    assert finding(back) == (Finding.KEY_KNOWN, 4)


@pytest.mark.parametrize(
    "about", [DESK, replace(NEXT, person="else"), subject(STRANGER, "boss", "clerk")]
)
def test_only_a_key_that_is_there_is_changed(about):
    steps = [(MANAGER, Action.ADD, NEXT), (MANAGER, Action.ROLE, about)]
    assert finding(grown(*steps)) == (Finding.KEY_UNKNOWN, 3)


def test_a_root_whose_signer_is_not_its_subject_is_no_root():
    odd = roster.sign_change(STRANGER, replace(WHOLE[0], n=0), Action.ADD, BOSS, NOON)
    odd = replace(odd, n=1, previous=roster.NO_CHANGE)
    again = replace(odd, hash=roster.hash_of(odd))
    assert roster.walk([again], again.hash).finding is Finding.SIGNER_UNKNOWN


@given(st.integers(0, 4), st.sampled_from(["name", "login", "role", "person"]), st.text(min_size=1))
@settings(derandomize=False)
def test_no_word_of_the_roster_can_be_altered(n, name, text):
    before = WHOLE[n]
    after = replace(before, subject=replace(before.subject, **{name: text}))
    if after.statement() == before.statement():
        return
    assert walk([*WHOLE[:n], after, *WHOLE[n + 1 :]]).finding is not None
    rehashed = replace(after, hash=roster.hash_of(after))
    assert walk([*WHOLE[:n], rehashed, *WHOLE[n + 1 :]]).finding is not None


PROVINCE = SigningKey(bytes([9]) * 32)
BACK = subject(STRANGER, "boss", "manager")


def test_the_province_appoints_and_every_key_before_ends():
    changes = [*WHOLE[:3], *grown_from(WHOLE[2], PROVINCE, Action.APPOINT, BACK)]
    found = roster.walk(changes, WHOLE[0].hash, (PROVINCE.public,))
    assert found.finding is None
    assert set(found.current()) == {STRANGER.kid}
    assert found.at(MANAGER.kid, changes[3].time - HOUR / 2).role == "manager"
    assert found.at(MANAGER.kid, changes[3].time) is None
    after = grown_from(changes[3], MANAGER, Action.ADD, subject(PROVINCE, "late", "manager"))
    walked = roster.walk([*changes, *after], WHOLE[0].hash, (PROVINCE.public,))
    assert walked.finding is Finding.SIGNER_UNKNOWN


@pytest.mark.parametrize("signer", [MANAGER, SECOND, STRANGER])
def test_nobody_but_the_province_appoints(signer):
    changes = [*WHOLE[:3], *grown_from(WHOLE[2], signer, Action.APPOINT, BACK)]
    found = roster.walk(changes, WHOLE[0].hash, (PROVINCE.public,))
    assert (found.finding, found.finding_n) == (Finding.SIGNER_UNKNOWN, 4)


def test_an_appointment_in_the_provinces_name_is_forged():
    (forged,) = grown_from(WHOLE[2], STRANGER, Action.APPOINT, BACK)
    bare = replace(forged, signer=PROVINCE.kid)
    named = replace(bare, hash=roster.hash_of(bare))
    found = roster.walk([*WHOLE[:3], named], WHOLE[0].hash, (PROVINCE.public,))
    assert (found.finding, found.finding_n) == (Finding.FORGED, 4)


def test_an_office_that_knows_no_province_trusts_no_appointment():
    changes = [*WHOLE[:3], *grown_from(WHOLE[2], PROVINCE, Action.APPOINT, BACK)]
    assert walk(changes).finding is Finding.SIGNER_UNKNOWN


def grown_from(before, signer, action, about):
    return [roster.sign_change(signer, before, action, about, before.time + HOUR)]
