"""The roster of people's keys: each change is signed by a key already in it.

Its root, the hash of the first change, stands in keys.json; so who can write to the database
cannot add his own manager.
"""

import enum
import hashlib
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.domain.chain import lp, time_text
from app.keys.signing import SigningKey, kid, verify

MANAGER = "manager"
RECOVERY = "recovery"
"""The role of the key that the printed recovery code yields: it can only mend the roster."""

NO_CHANGE = bytes(32)
_SIGNERS = frozenset({MANAGER, RECOVERY})


class Action(enum.StrEnum):
    """What a change does."""

    ADD = "add"
    REMOVE = "remove"
    ROLE = "role"
    APPOINT = "appoint"
    """The province puts a manager in: all keys before, which a thief may have, end with it."""


class Finding(enum.StrEnum):
    """What is wrong with a roster; the walk stops there."""

    EMPTY = "roster_empty"
    ROOT_DIFFERS = "roster_root_differs"
    CHAIN_BROKEN = "roster_chain_broken"
    HASH_DIFFERS = "roster_hash_differs"
    TIME_BACKWARDS = "roster_time_backwards"
    SIGNER_UNKNOWN = "roster_signer_unknown"
    FORGED = "roster_forged"
    SELF_PROMOTION = "roster_self_promotion"
    SIGNER_NOT_MANAGER = "roster_signer_not_manager"
    KEY_KNOWN = "roster_key_known"
    KEY_UNKNOWN = "roster_key_unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a change is about: the person, the key and the role that key is to have."""

    person: str
    login: str
    name: str
    role: str
    public: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChange:
    """One signed line of the roster; *n* counts from 1, *previous* is the hash before it."""

    n: int
    action: Action
    subject: Subject
    signer: str
    time: datetime
    previous: bytes
    hash: bytes = b""
    signature: bytes = b""

    def statement(self) -> bytes:
        """Return the bytes that are signed and hashed; text is NFC, as it is stored."""
        words = (
            str(self.n),
            self.action.value,
            self.subject.person,
            self.subject.login,
            self.subject.name,
            self.subject.role,
        )
        return lp(
            b"HY-ROSTER1",
            *(unicodedata.normalize("NFC", word).encode() for word in words),
            self.subject.public,
            self.signer.encode(),
            time_text(self.time).encode(),
            self.previous,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A key's time in one role: from change *since_n* until change *until_n*, None while it lasts.

    *since* is included and *until* is not.
    """

    subject: Subject
    since_n: int
    since: datetime
    until_n: int | None = None
    until: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Tell whether the key had this role at *moment*."""
        return self.since <= moment and (self.until is None or moment < self.until)


@dataclass(frozen=True, slots=True)
class Roster:
    """What a walk found: the tenures by KID up to the first *finding*, at change *finding_n*."""

    tenures: dict[str, tuple[Tenure, ...]] = field(default_factory=dict)
    finding: Finding | None = None
    finding_n: int = 0

    def at(self, kid: str, moment: datetime) -> Subject | None:
        """Return who held the key of *kid* at *moment*, and in which role."""
        for tenure in self.tenures.get(kid, ()):
            if tenure.covers(moment):
                return tenure.subject
        return None

    def current(self) -> dict[str, Subject]:
        """Return the keys that are in the roster now, by KID."""
        return {
            kid: spans[-1].subject for kid, spans in self.tenures.items() if spans[-1].until is None
        }


def hash_of(change: RosterChange) -> bytes:
    """Return the hash that the next change, or keys.json, names this one by."""
    return hashlib.sha256(change.statement()).digest()


def first(signing: SigningKey, subject: Subject, time: datetime) -> RosterChange:
    """Return the self-signed root, whose hash goes into keys.json; *subject* is the signer."""
    if subject.public != signing.public:
        raise ValueError("the root is signed by the key it adds")
    return _signed(signing, 1, Action.ADD, subject, time, NO_CHANGE)


def sign_change(
    signing: SigningKey, before: RosterChange, action: Action, subject: Subject, time: datetime
) -> RosterChange:
    """Return the change that follows *before*; that the signer may do it is for `walk` to say."""
    return _signed(signing, before.n + 1, action, subject, time, before.hash)


def walk(changes: Sequence[RosterChange], root: bytes, above: Collection[bytes] = ()) -> Roster:
    """Follow *changes* from their *root*; the first thing wrong ends the walk and is named.

    *above* are public keys of the province, which alone may appoint.
    """
    if not changes:
        return Roster(finding=Finding.EMPTY, finding_n=1)
    tenures: dict[str, tuple[Tenure, ...]] = {}
    before: RosterChange | None = None
    for n, change in enumerate(changes, start=1):
        finding = _link_finding(n, change, before, root) or _right_finding(change, tenures, above)
        if finding is not None:
            return Roster(tenures, finding, n)
        _apply(change, tenures)
        before = change
    return Roster(tenures)


def _signed(
    signing: SigningKey, n: int, action: Action, subject: Subject, time: datetime, previous: bytes
) -> RosterChange:
    bare = RosterChange(
        n=n,
        action=action,
        subject=subject,
        signer=signing.kid,
        time=time.replace(microsecond=0),
        previous=previous,
    )
    return replace(bare, hash=hash_of(bare), signature=signing.sign(bare.statement()))


def _link_finding(
    n: int, change: RosterChange, before: RosterChange | None, root: bytes
) -> Finding | None:
    """Name what is wrong with a change's place in the chain."""
    if hash_of(change) != change.hash:
        return Finding.HASH_DIFFERS
    if before is None and change.hash != root:
        return Finding.ROOT_DIFFERS
    if change.n != n or change.previous != (NO_CHANGE if before is None else before.hash):
        return Finding.CHAIN_BROKEN
    if before is not None and change.time < before.time:
        return Finding.TIME_BACKWARDS
    return None


def _right_finding(
    change: RosterChange, tenures: dict[str, tuple[Tenure, ...]], above: Collection[bytes]
) -> Finding | None:
    """Name what its signer was not allowed to do; the root may, because keys.json names it."""
    members = Roster(tenures).current()
    if change.action is Action.APPOINT:
        return _appointment_finding(change, above) or _key_finding(change, tenures, members)
    signer = members.get(change.signer) if tenures else change.subject
    if signer is None or kid(signer.public) != change.signer:
        return Finding.SIGNER_UNKNOWN
    if not verify(signer.public, change.signature, change.statement()):
        return Finding.FORGED
    if signer.role not in _SIGNERS:
        own = signer.person == change.subject.person and change.action is not Action.REMOVE
        return Finding.SELF_PROMOTION if own else Finding.SIGNER_NOT_MANAGER
    return _key_finding(change, tenures, members)


def _appointment_finding(change: RosterChange, above: Collection[bytes]) -> Finding | None:
    public = next((one for one in above if kid(one) == change.signer), None)
    if public is None:
        return Finding.SIGNER_UNKNOWN
    forged = not verify(public, change.signature, change.statement())
    return Finding.FORGED if forged else None


def _key_finding(
    change: RosterChange, tenures: dict[str, tuple[Tenure, ...]], members: dict[str, Subject]
) -> Finding | None:
    """Name a key added twice, or one changed or removed that is not there."""
    name = kid(change.subject.public)
    if change.action in {Action.ADD, Action.APPOINT}:
        return Finding.KEY_KNOWN if name in tenures else None
    known = members.get(name)
    own = (change.subject.public, change.subject.person)
    return None if known and (known.public, known.person) == own else Finding.KEY_UNKNOWN


def _apply(change: RosterChange, tenures: dict[str, tuple[Tenure, ...]]) -> None:
    name = kid(change.subject.public)
    for one in tuple(tenures) if change.action is Action.APPOINT else (name,):
        tenures[one] = _ended(tenures.get(one, ()), change)
    spans = tenures.get(name, ())
    if change.action is not Action.REMOVE:
        begun = Tenure(subject=change.subject, since_n=change.n, since=change.time)
        spans = (*spans, begun)
    tenures[name] = spans


def _ended(spans: tuple[Tenure, ...], change: RosterChange) -> tuple[Tenure, ...]:
    """End the last of *spans*, where it lasts."""
    if not spans or spans[-1].until is not None:
        return spans
    return (*spans[:-1], replace(spans[-1], until_n=change.n, until=change.time))
