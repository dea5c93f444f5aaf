"""The way of a cheque: در باجه، واگذار به بانک، وصول یا برگشت; money only once it was collected."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain import text
from app.domain.errors import AppError

LONGEST_NOTE: Final = 200
SOON: Final = 7
"""Days before its date from which a cheque is due soon."""

Problem = tuple[str, str]


class ChequeState(enum.StrEnum):
    """Where a cheque is."""

    DESK = "desk"
    DEPOSITED = "deposited"
    COLLECTED = "collected"
    BOUNCED = "bounced"


class Step(enum.StrEnum):
    """What is done with a cheque."""

    DEPOSIT = "deposit"
    COLLECT = "collect"
    BOUNCE = "bounce"
    UNDO = "undo"


WAITING: Final = (ChequeState.DESK, ChequeState.DEPOSITED)
LEADS: Final[Mapping[Step, tuple[ChequeState, ChequeState]]] = {
    Step.DEPOSIT: (ChequeState.DESK, ChequeState.DEPOSITED),
    Step.COLLECT: (ChequeState.DEPOSITED, ChequeState.COLLECTED),
    Step.BOUNCE: (ChequeState.DEPOSITED, ChequeState.BOUNCED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act on a cheque; *undoes* is the number of the act it takes back, 0 for none."""

    n: int
    step: str
    state: str
    day: date
    undoes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What somebody asks: the step, its day (None is today), the bank account, a note."""

    step: Step
    day: date | None = None
    account: str = ""
    note: str = ""


def state_of(events: Sequence[Event]) -> ChequeState:
    """Return where a cheque is after *events*."""
    return ChequeState(events[-1].state) if events else ChequeState.DESK


def standing(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the acts that nobody took back."""
    kept: list[Event] = []
    for event in events:
        if event.undoes:
            kept.pop()
        else:
            kept.append(event)
    return tuple(kept)


def possible(state: str) -> tuple[Step, ...]:
    """Return what can be done in *state*, the undo last."""
    steps = tuple(step for step, (before, _after) in LEADS.items() if before == state)
    return steps if state == ChequeState.DESK else (*steps, Step.UNDO)


def follow(events: Sequence[Event], act: Act, today: date) -> Event:
    """Return the event that *act* adds; raises AppError `cheque_state` where it cannot be."""
    state, kept = state_of(events), standing(events)
    if act.step not in possible(state):
        raise AppError("cheque_state", step=str(act.step), state=str(state))
    n, day = len(events) + 1, act.day or today
    if act.step is Step.UNDO:
        before = kept[-2].state if len(kept) > 1 else ChequeState.DESK
        return Event(n=n, step=act.step, state=str(before), day=today, undoes=kept[-1].n)
    return Event(n=n, step=act.step, state=str(LEADS[act.step][1]), day=day)


def problems(act: Act, events: Sequence[Event], received: date, today: date) -> dict[str, str]:
    """Return a code for every field of *act* that is wrong."""
    return dict(_problems(act, events, received, today))


def _problems(act: Act, events: Sequence[Event], received: date, today: date) -> Iterator[Problem]:
    kept = standing(events)
    day = act.day or today
    if day > today:
        yield "day", "cheque_in_future"
    elif act.step is not Step.UNDO and day < (kept[-1].day if kept else received):
        yield "day", "cheque_before_last"
    if len(text.clean(act.note)) > LONGEST_NOTE:
        yield "note", "too_long"
    if act.step is Step.BOUNCE and not text.clean(act.note):
        yield "note", "required"


def wrong(events: Sequence[Event]) -> bool:
    """Tell whether *events* could not have followed each other: for whoever proves the books."""
    for at, event in enumerate(events):
        try:
            step = Step(event.step)
            led = follow(events[:at], Act(step=step, day=event.day), event.day)
        except (AppError, ValueError):
            return True
        if led != event:
            return True
    return False
