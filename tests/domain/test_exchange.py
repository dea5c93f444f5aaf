"""What is done with a file is told by its place: whatever the order, the copy is one story."""

import random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.exchange import ORIGIN, Known, Offer, Plan, Point, Result, plan

ONE, TWO, THREE = "1" * 32, "2" * 32, "3" * 32


class Streams:
    """Streams as lists of hashes, as an office writes them and a copy holds them."""

    def __init__(self) -> None:
        self.hashes = {}

    def at(self, stream, seq):
        held = self.hashes.get(stream, [])
        return held[seq - 1] if 0 < seq <= len(held) else None

    def point(self, stream):
        held = self.hashes[stream]
        return Point(stream, len(held), held[-1] if held else ORIGIN)


def offer(written, stream, first, last, parent=None):
    held = written.hashes[stream]
    before = held[first - 2] if first > 1 else ORIGIN
    return Offer(
        stream=stream, first=first, last=last, before=before, after=held[last - 1], parent=parent
    )


def streams(**lengths):
    made = Streams()
    for name, length in lengths.items():
        made.hashes[name] = [f"{name}{n:063}"[:64] for n in range(1, length + 1)]
    return made


def asked(found, known, copy):
    return plan(found, known, copy.at)


def test_the_first_file_of_an_empty_copy_is_accepted_and_a_later_one_waits_for_it():
    office, copy = streams(a=9), Streams()
    first = asked(offer(office, "a", 1, 5), Known(), copy)
    assert (first.result, first.base) == (Result.ACCEPTED, Point("a", 0, ORIGIN))
    later = asked(offer(office, "a", 6, 9), Known(), copy)
    assert (later.result, later.missing) == (Result.WAITING, 1)


def test_a_file_that_goes_on_from_the_copy_or_overlaps_with_it_is_accepted():
    office, copy = streams(a=9), streams(a=5)
    known = Known((copy.point("a"),))
    for first in (1, 3, 6):
        found = asked(offer(office, "a", first, 9), known, copy)
        assert found == Plan(result=Result.ACCEPTED, base=copy.point("a"))
    assert asked(offer(office, "a", 8, 9), known, copy).missing == 6


def test_what_is_held_already_is_a_duplicate_and_another_story_of_it_a_fork():
    office, copy = streams(a=9), streams(a=9)
    known = Known((copy.point("a"),))
    assert asked(offer(office, "a", 2, 7), known, copy).result is Result.DUPLICATE
    office.hashes["a"][6] = "f" * 64
    assert asked(offer(office, "a", 2, 7), known, copy).result is Result.FORK
    assert asked(offer(office, "a", 8, 9), known, copy).result is Result.FORK


def test_another_beginning_of_the_same_office_is_a_fork():
    office, copy = streams(b=4), streams(a=5)
    found = asked(offer(office, "b", 1, 4), Known((copy.point("a"),)), copy)
    assert (found.result, found.reason) == (Result.FORK, "exchange_other_stream")
    named = asked(offer(office, "b", 1, 4, Point("c", 3, ONE)), Known((copy.point("a"),)), copy)
    assert (named.result, named.reason) == (Result.FORK, "exchange_other_stream")


@pytest.mark.parametrize(("left", "rebuild"), [(5, False), (3, True), (0, True)])
def test_a_stream_that_names_where_it_left_the_old_one_is_accepted(left, rebuild):
    office, copy = streams(b=4), streams(a=5)
    parent = Point("a", left, copy.at("a", left) or ORIGIN)
    found = asked(offer(office, "b", 1, 4, parent), Known((copy.point("a"),)), copy)
    assert (found.result, found.rebuild) == (Result.ACCEPTED, rebuild)
    assert found.base == Point("b", 0, ORIGIN)


def test_a_stream_whose_parent_is_not_held_so_far_waits_and_a_false_parent_is_a_fork():
    office, copy = streams(b=4), streams(a=5)
    known = Known((copy.point("a"),))
    ahead = asked(offer(office, "b", 1, 4, Point("a", 8, ONE)), known, copy)
    assert (ahead.result, ahead.missing) == (Result.WAITING, 6)
    assert asked(offer(office, "b", 1, 4, Point("a", 4, ONE)), known, copy).result is Result.FORK
    assert asked(offer(office, "b", 1, 4, Point("a", 4, ONE)), Known(), copy).missing == 1


def test_a_stream_that_was_left_is_not_written_on():
    office, copy = streams(a=9), streams(a=5, b=2)
    known = Known((copy.point("a"), copy.point("b")))
    assert asked(offer(office, "a", 2, 5), known, copy).result is Result.DUPLICATE
    found = asked(offer(office, "a", 2, 9), known, copy)
    assert (found.result, found.reason) == (Result.REFUSED, "exchange_left")


class Courier(RuleBasedStateMachine):
    """An office writes and is restored; its files come late, twice, or never; nothing is mixed."""

    def __init__(self) -> None:
        super().__init__()
        self.luck = random.Random(7)
        self.office, self.parents, self.own = Streams(), {}, "a"
        self.office.hashes["a"] = []
        self.sent, self.copy, self.order = [], Streams(), []
        self.stories = {}

    @rule(many=st.integers(1, 5))
    def write(self, many):
        for _ in range(many):
            self.office.hashes[self.own].append(f"{self.luck.getrandbits(256):064x}")

    @precondition(lambda self: self.office.hashes[self.own])
    @rule(data=st.data())
    def send(self, data):
        length = len(self.office.hashes[self.own])
        first = data.draw(st.integers(1, length))
        last = data.draw(st.integers(first, length))
        parent = self.parents.get(self.own)
        self.sent.append(offer(self.office, self.own, first, last, parent))

    @precondition(lambda self: self.office.hashes[self.own] and len(self.parents) < 6)
    @rule(data=st.data())
    def restore(self, data):
        held = self.office.hashes[self.own]
        left = data.draw(st.integers(0, len(held)))
        name = "abcdefgh"[len(self.parents) + 1]
        self.parents[name] = Point(self.own, left, held[left - 1] if left else ORIGIN)
        self.office.hashes[self.own] = held[:left]
        self.office.hashes[name], self.own = [], name

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def arrive(self, data):
        came = data.draw(st.sampled_from(self.sent))
        known = Known(tuple(self.copy.point(name) for name in self.order))
        found = plan(came, known, self.copy.at)
        if found.result is Result.ACCEPTED:
            self._take(came, found)

    def _take(self, came, found):
        if found.rebuild:
            at = self.order.index(came.parent.stream)
            for gone in self.order[at + 1 :]:
                del self.copy.hashes[gone]
            del self.copy.hashes[came.parent.stream][came.parent.seq :]
            del self.order[at + 1 :]
        if came.stream not in self.order:
            self.order.append(came.stream)
        held = self.copy.hashes.setdefault(came.stream, [])
        assert (found.base.stream, found.base.seq) == (came.stream, len(held))
        told = self.told(came)
        assert told[: len(held) - came.first + 1] == held[came.first - 1 :]
        held += told[len(held) - came.first + 1 :]

    def told(self, came):
        return self.stories[came.stream][came.first - 1 : came.last]

    @invariant()
    def remember(self):
        """Keep all that was ever written, also what a restore takes back."""
        for name, held in self.office.hashes.items():
            if len(held) > len(self.stories.get(name, ())):
                self.stories[name] = list(held)

    @invariant()
    def the_copy_is_what_one_office_wrote(self):
        for before, after in zip(self.order, self.order[1:], strict=False):
            parent = self.parents[after]
            assert parent.stream == before
            assert len(self.copy.hashes[before]) == parent.seq
        for name, held in self.copy.hashes.items():
            assert self.stories[name][: len(held)] == held


TestCourier = Courier.TestCase
TestCourier.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
