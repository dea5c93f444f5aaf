"""Join the province: found an office from the province's file, or enrol one that began alone."""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from app.db.uow import Uow
from app.domain import roles, uid
from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys.public import PublicKeys
from app.keys.signing import kid
from app.keys.vault import Vault, new_key
from app.models import province_key, province_link
from app.queries import exchange, lists, people
from app.queries.exchange import Link
from app.services import clocks, exchange_keys, founding, lookup, registers
from app.services import people as staff
from app.services.desk import Actor, Approver
from app.services.exchange_keys import ExchangeKeys
from app.services.founding import Beginning, Founded, Given, NewOffice
from app.services.opening import OpenOffice
from app.services.people import NewPerson
from app.services.registers import RegisterSecrets
from app.sync.enrolment import Enrolment, Inspector
from app.sync.registers import RegisterSecret

LINK: Final = uid.of_list("province_link", "above")
"""The link's key: an office has one province above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What an enrolment did; *registers* are those whose secrets travel with the next file."""

    province: str
    name: str
    fresh: bool
    inspector: bool
    registers: tuple[str, ...]


def found_from(
    folder: OfficeFolder,
    enrolment: Enrolment,
    passphrase: str,
    wanted: Mapping[str, str],
    *,
    server: str = "",
) -> Founded:
    """Make the office that *enrolment* describes; *wanted* is more of `NewOffice`.

    Raises AppError `enrolment_continues` where the province holds data of this office already,
    and those of `founding.found`.
    """
    if enrolment.parent is not None and enrolment.parent.seq:
        raise AppError("enrolment_continues", office=enrolment.office)
    new = NewOffice(code=enrolment.office, name=enrolment.name, level="county", **wanted)
    given = tuple(_register(enrolment.office, one) for one in enrolment.registers)
    known = {one.code for one in given}

    def finish(beginning: Beginning) -> None:
        made = [one for one in beginning.registers if one.code not in known]
        _finish(beginning, enrolment, made)

    above = Given(registers=given, finish=finish)
    done = founding.found(folder, new, passphrase, above, server=server)
    _name_province(folder, bytes.fromhex(enrolment.sign_public))
    return done


def _name_province(folder: OfficeFolder, public: bytes) -> None:
    """Name in keys.json who may appoint a manager: who can only write the database cannot."""
    PublicKeys.load(folder.keys).under(public).save(folder.keys)


def _register(office: str, given: RegisterSecret) -> RegisterSecrets:
    fresh = registers.new_secrets(office, given.code)
    counter, first = bytes.fromhex(given.counter), bytes.fromhex(given.first)
    return replace(fresh, counter=counter, first=first)


def _finish(beginning: Beginning, enrolment: Enrolment, made: Iterable[RegisterSecrets]) -> None:
    vault, unlocked = beginning.vault, beginning.unlocked
    manager = uuid.UUID(hex=unlocked.user.person.uid)
    told = tuple(exchange_keys.told(one) for one in made)
    exchange_keys.keep(vault, unlocked.db_key, _keys(enrolment, told))
    with beginning.store.writing(manager) as uow:
        _write(uow, enrolment)
        by = Approver(person=lookup.actor(uow), signing=unlocked.signing)
        _admit(uow, vault, unlocked.db_key, by, enrolment.inspector)


def _keys(enrolment: Enrolment, told: tuple[RegisterSecret, ...]) -> ExchangeKeys:
    secret = bytes.fromhex(enrolment.secret)
    return ExchangeKeys(n=enrolment.n, seed=new_key(), secret=secret, registers=told)


def join(
    uow: Uow, office: OpenOffice, approver: Approver, enrolment: Enrolment, paper: str = ""
) -> Joined:
    """Enrol an office that stands already; nothing is numbered anew.

    Its journal travels from the first entry. *paper* is the recovery code: with it the counter
    and seal keys of the registers travel too, which this PC does not hold. The same file a second
    time changes nothing. Raises AppError `not_allowed`, `enrolment_other_office`,
    `enrolment_other_province`, `enrolment_older`, `enrolment_continues` and those of the paper.
    """
    for role in (lookup.actor(uow).role, approver.person.role):
        roles.demand(role, roles.Action.ENROL)
    clocks.check(uow)
    link, vault, key = exchange.link(uow.connection), office.vault, office.unlocked.db_key
    keys = exchange_keys.of(vault, key)
    _refuse(uow, enrolment, link)
    told = _told(office, keys, paper)
    codes = tuple(one.code for one in told)
    if link is not None and keys is not None and link.n == keys.n == enrolment.n:
        if keys.registers != told:
            exchange_keys.keep(vault, key, replace(keys, registers=told))
        return _joined(enrolment, codes, fresh=False, inspector=False)
    admitted = _admit(uow, vault, key, approver, enrolment.inspector)
    _write(uow, enrolment)
    # a crash before this leaves a link whose secrets are missing: the same file mends it
    uow.after_commit.append(lambda: exchange_keys.keep(vault, key, _keys(enrolment, told)))
    public = bytes.fromhex(enrolment.sign_public)
    uow.after_commit.append(lambda: _name_province(office.folder, public))
    return _joined(enrolment, codes, fresh=True, inspector=admitted)


def _joined(
    enrolment: Enrolment, codes: tuple[str, ...], *, fresh: bool, inspector: bool
) -> Joined:
    return Joined(
        province=enrolment.province,
        name=enrolment.province_name,
        fresh=fresh,
        inspector=inspector,
        registers=codes,
    )


def _refuse(uow: Uow, enrolment: Enrolment, link: Link | None) -> None:
    if lists.the_office(uow.connection).code != enrolment.office:
        raise AppError("enrolment_other_office", office=enrolment.office)
    if link is not None and link.province != enrolment.province:
        raise AppError("enrolment_other_province", province=link.name)
    if link is not None and enrolment.n < link.n:
        raise AppError("enrolment_older")
    above = enrolment.parent
    if above is not None and above.seq:
        ours = exchange.hash_at(uow.connection, uuid.UUID(hex=above.stream), above.seq)
        if ours is None or ours.hex() != above.hash:
            raise AppError("enrolment_continues", office=enrolment.office)


def _told(office: OpenOffice, keys: ExchangeKeys | None, paper: str) -> tuple[RegisterSecret, ...]:
    """Return the registers' secrets that wait, and those that the paper opens."""
    found = {one.code: one for one in (keys.registers if keys is not None else ())}
    for one in office.keys.entries if paper else ():
        kept = json.loads(office.vault.open_escrow(paper, f"register/{one.register}"))
        found[one.register] = RegisterSecret(code=one.register, **kept)
    return tuple(found[code] for code in sorted(found))


def _write(uow: Uow, enrolment: Enrolment) -> None:
    """Book the link and the key that the province signs with."""
    public = bytes.fromhex(enrolment.sign_public)
    values: dict[str, Any] = {
        "province": enrolment.province,
        "name": enrolment.province_name,
        "office": enrolment.office,
        "n": enrolment.n,
        "recipient": enrolment.recipient,
        "recovery": enrolment.recovery,
        "enrolled_at": f"{uow.now():%Y-%m-%dT%H:%M:%S}",
    }
    if uow.has(province_link, LINK):
        uow.change("province.renewed", province_link, LINK, values)
    else:
        row = {"uid": LINK, "version": 0} | values
        uow.add("province.joined", province_link, LINK, {province_link: [row]})
    know_key(uow, public)
    uow.changed(Change.EXCHANGE | Change.PEOPLE)


def know_key(uow: Uow, public: bytes) -> None:
    """Book a key of the province, where it is not known; a revoked one stays revoked."""
    name = kid(public)
    key = uid.of_list("province_key", name)
    if not uow.has(province_key, key):
        row = {"uid": key, "kid": name, "public_key": public, "revoked": 0}
        uow.add("province.key_known", province_key, key, {province_key: [row]})


def _admit(uow: Uow, vault: Vault, db_key: bytes, approver: Approver, inspector: Inspector) -> bool:
    """Give the province's inspector a way in as an auditor, unless the login has one here.

    After a rescue it has none: the vault is new, and the roster holds the manager's key alone.
    """
    row = people.by_login(uow.connection, inspector.login)
    if row is not None and not staff.keyless(uow, row.uid):
        return False
    new = NewPerson(login=inspector.login, name=inspector.name, role=roles.Role.AUDITOR)
    made: Actor = staff.add_person(uow, vault, db_key, approver, new, inspector.passphrase)
    return bool(made.login)
