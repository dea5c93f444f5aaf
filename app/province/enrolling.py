"""Enrol a county: its code, its keys, the file it starts from; learn its keys from its first file.

The file carries secrets that only it and the vault have; the county's first file proves by them
that its public keys are the county's. A stolen PC is revoked and enrolled again.
"""

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.db.uow import Uow
from app.domain import canonical, roles, text, uid
from app.domain.changes import Change
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import FIRST_REGISTER, TRAINING_REGISTER, is_training, next_register
from app.keys import files
from app.keys.signing import kid
from app.keys.vault import Vault
from app.models import county, county_key
from app.province import escrow, keyring
from app.queries import counties, lists
from app.queries.counties import KeyRow
from app.services import clocks, founding, lookup
from app.sync import enrolment
from app.sync import hello as hellos
from app.sync.enrolment import Enrolment, Inspector
from app.sync.header import Parent
from app.sync.hello import Hello


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCounty:
    """A county to enrol; *again* after its key was revoked, or its file lost before the start.

    *inspector* is the account that the province's inspector will have there.
    """

    code: str
    name: str
    inspector: str
    inspector_name: str
    inspector_passphrase: str = field(repr=False)
    again: bool = False


def problems(new: NewCounty) -> dict[str, str]:
    """Return a code for every field that is wrong."""
    made = founding.NewOffice(code=new.code, name=new.name)
    found = founding.problems(made)
    for name in ("inspector", "inspector_name"):
        if not text.clean(getattr(new, name)):
            found[name] = "required"
    return found


def enrol(uow: Uow, vault: Vault, db_key: bytes, new: NewCounty) -> Enrolment:
    """Book the county and return what its file holds; the caller wraps and writes it.

    Raises InvalidInputError by field, AppError `not_allowed`, `province_only`, `county_taken` for
    a code that is enrolled, `county_not_revoked` and `county_unknown` for *again*.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.ENROL)
    ring = keyring.load(vault, db_key)
    if wrong := problems(new):
        raise InvalidInputError(wrong)
    clocks.check(uow)
    own = lists.the_office(uow.connection)
    before = counties.newest_key(uow.connection, new.code)
    _refuse(new, own.code, before)
    n = before.n + 1 if before else 1
    parent = _parent(uow, before) if before else None
    codes = _codes(uow, vault, db_key, before)
    given = escrow.make(vault, db_key, new.code, n, codes)
    _write(uow, new, n, codes, parent)
    return Enrolment(
        province=own.code,
        province_name=own.name,
        office=new.code,
        name=text.clean(new.name),
        n=n,
        registers=given.registers,
        secret=given.secret.hex(),
        sign_public=ring.signing.public.hex(),
        recipient=ring.recipient,
        recovery=ring.recovery,
        inspector=Inspector(
            login=text.clean(new.inspector),
            name=text.clean(new.inspector_name),
            passphrase=new.inspector_passphrase,
        ),
        parent=parent,
        created=f"{uow.now():%Y-%m-%dT%H:%M:%S}",
    )


def enrol_to(
    uow: Uow, vault: Vault, db_key: bytes, new: NewCounty, place: Path, word: str
) -> Enrolment:
    """Enrol as `enrol` does and write the file to *place*, closed by *word*.

    It is written before the commit: a file that could not be leaves nobody enrolled. Raises
    AppError `file_unwritable` besides.
    """
    made = enrol(uow, vault, db_key, new)
    files.atomic_write(place, enrolment.wrap(made, word))
    return made


def _refuse(new: NewCounty, own: str, before: KeyRow | None) -> None:
    if new.code == own or (before is not None and not new.again):
        raise AppError("county_taken", office=new.code)
    if before is None and new.again:
        raise AppError("county_unknown", office=new.code)
    if before is not None and before.learnt_at and not before.revoked_at:
        raise AppError("county_not_revoked", office=new.code)


def _parent(uow: Uow, before: KeyRow) -> Parent | None:
    """Return where the stream stands that the county goes on from."""
    last = counties.taken_last(uow.connection, before.county_uid)
    return Parent(stream=last.stream, seq=last.last, hash=last.chain) if last else None


def _codes(uow: Uow, vault: Vault, db_key: bytes, before: KeyRow | None) -> tuple[str, str]:
    """Return the registers of an enrolment: the first ones, or those after all that ever were."""
    if before is None:
        return FIRST_REGISTER, TRAINING_REGISTER
    known = {FIRST_REGISTER, TRAINING_REGISTER, *escrow.registers(vault, db_key, before.code)}
    known |= {*counties.registers_told(uow.connection, before.county_uid)}
    given = escrow.made(vault, db_key, before.code)
    known |= {one.code for one in given.registers} if given else set()
    return (
        next_register(max(code for code in known if not is_training(code))),
        next_register(max(code for code in known if is_training(code))),
    )


def _write(uow: Uow, new: NewCounty, n: int, codes: tuple[str, ...], parent: Parent | None) -> None:
    at = f"{uow.now():%Y-%m-%dT%H:%M:%S}"
    owner = uid.of_list("county", new.code)
    row: dict[str, Any] = {"uid": uid.new(), "county_uid": owner, "n": n, "enrolled_at": at}
    row |= {"registers": canonical.encode(list(codes)).decode(), "public_key": b""}
    row |= dict.fromkeys(("stream", "kid", "roster_root", "fingerprint", "learnt_at"), "")
    row |= {"confirmed_at": "", "revoked_at": ""}
    row |= {
        "parent_stream": uuid.UUID(hex=parent.stream) if parent else None,
        "parent_seq": parent.seq if parent else 0,
        "parent_hash": bytes.fromhex(parent.hash) if parent else b"",
    }
    name = text.clean(new.name)
    if n == 1:
        known = {"uid": owner, "code": new.code, "name": name, "enrolled_at": at}
        uow.add("county.enrolled", county, owner, {county: [known], county_key: [row]})
    else:
        uow.change("county.renamed", county, owner, {"name": name})
        uow.add("county.enrolled_again", county_key, row["uid"], {county_key: [row]})
    uow.changed(Change.COUNTIES)


def proved(vault: Vault, db_key: bytes, office: str, hello: Hello) -> bool:
    """Tell whether the keys of a first file come from who was given the office's newest file."""
    given = escrow.made(vault, db_key, office)
    return given is not None and hellos.proves(hello, office, given.secret)


def learn(uow: Uow, vault: Vault, db_key: bytes, office: str, stream: str, hello: Hello) -> None:
    """Book the keys of the county's first file; the same keys again change nothing.

    The merge calls it inside its own act, once all checks of the file passed. Raises AppError
    `county_unknown`, `county_revoked`, `hello_forged`, `hello_other_key`.
    """
    key = counties.newest_key(uow.connection, office)
    if key is None:
        raise AppError("county_unknown", office=office)
    if key.revoked_at:
        raise AppError("county_revoked", office=office)
    public = bytes.fromhex(hello.public)
    if key.public_key == public:
        return
    if key.public_key:
        raise AppError("hello_other_key", office=office)
    if not proved(vault, db_key, office, hello):
        raise AppError("hello_forged", office=office)
    told = [{"code": one.code, "kid": one.kid, "public": one.public} for one in hello.registers]
    values: dict[str, Any] = {
        "stream": stream,
        "kid": kid(public),
        "public_key": public,
        "roster_root": hello.root,
        "fingerprint": hellos.fingerprint(hello),
        "registers": canonical.encode(told).decode(),
        "learnt_at": f"{uow.now():%Y-%m-%dT%H:%M:%S}",
    }
    uow.change("county.key_learnt", county_key, key.uid, values)
    uow.changed(Change.COUNTIES)
