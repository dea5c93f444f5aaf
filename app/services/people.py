"""Who works here: each coming, going and new role is a change of the roster, signed."""

import uuid
from dataclasses import dataclass, replace

from sqlalchemy import select

from app.db.uow import Uow
from app.domain import roles, text, uid
from app.domain.changes import Change
from app.domain.errors import AppError, InvalidInputError
from app.keys import roster
from app.keys.passphrase import fold_login, weakness
from app.keys.slots import PersonSlot
from app.keys.vault import Vault, VaultUser
from app.models import person, roster_change
from app.queries import exchange, people
from app.services import clocks, founding, lookup
from app.services.desk import Actor, Approver


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Whom a manager takes in."""

    login: str
    name: str
    title: str = ""
    role: str = roles.Role.CLERK


def problems(new: NewPerson) -> dict[str, str]:
    """Return a code for every field that is wrong."""
    found = {
        field: "required" for field in ("login", "name") if not text.clean(getattr(new, field))
    }
    if new.role not in list(roles.Role):
        found["role"] = "role_unknown"
    return found


def add_person(
    uow: Uow, vault: Vault, db_key: bytes, approver: Approver, new: NewPerson, passphrase: str
) -> Actor:
    """Give *new* a way in and sign their key into the roster; returns who they are.

    A slot left by an attempt that did not commit is taken over. Who works here without a key, as
    all but the manager do after a rescue, gets a new one and stays who they are. Raises
    InvalidInputError by field, AppError `not_allowed`, `login_taken`, `clock_behind`,
    `clock_ahead`.
    """
    clerk = lookup.actor(uow)
    for role in (clerk.role, approver.person.role):
        roles.demand(role, roles.Action.MANAGE_PEOPLE)
    if wrong := problems(new):
        raise InvalidInputError(wrong)
    clocks.check(uow)
    known = _of_login(uow, new.login)
    found = Actor(
        uid=known.uid if known is not None else uid.new(),
        login=text.clean(new.login),
        name=text.clean(new.name),
        title=text.clean(new.title),
        role=str(new.role),
    )
    slot = PersonSlot(uid=found.uid.hex, login=found.login, name=found.name, role=found.role)
    user = vault.add_user(db_key, slot, passphrase, replaces=True)
    if known is None:
        _write(uow, approver, found, user)
    else:
        _readmit(uow, approver, known, found, user)
    uow.changed(Change.PEOPLE)
    return found


def _of_login(uow: Uow, login: str) -> people.PersonRow | None:
    """Return who has this login and no key, None where nobody has it; else `login_taken`."""
    wanted = fold_login(text.clean(login))
    logins = uow.connection.execute(select(person.c.login)).scalars()
    taken = next((one for one in logins if fold_login(one) == wanted), None)
    if taken is None:
        return None
    row = people.by_login(uow.connection, taken)
    if row is None or not keyless(uow, row.uid):
        raise AppError("login_taken", login=login)
    return row


def keyless(uow: Uow, one: uuid.UUID) -> bool:
    """Tell whether a person has no key in the roster, as all but the manager after a rescue."""
    return _public_of(uow, one) is None


def _public_of(uow: Uow, one: uuid.UUID) -> bytes | None:
    """Return the key that a person has in the roster now."""
    return _keys(uow).get(one)


def _keys(uow: Uow) -> dict[uuid.UUID, bytes]:
    """Return the key of each person who has one in the roster now."""
    changes = people.roster(uow.connection)
    above = exchange.province_keys(uow.connection).values()
    current = roster.walk(changes, changes[0].hash, above).current().values()
    return {uuid.UUID(hex=known.person): known.public for known in current}


def change_role(
    uow: Uow, vault: Vault, db_key: bytes, approver: Approver, login: str, role: str
) -> None:
    """Give the person of *login* another role, signed by *approver*.

    Raises InvalidInputError, AppError `not_allowed`, `user_unknown`, `user_keyless`,
    `last_manager` and those of the clock.
    """
    row = _known(uow, approver, login)
    if role not in list(roles.Role):
        raise InvalidInputError({"role": "role_unknown"})
    if row.role == role:
        return
    if keyless(uow, row.uid):  # a role is signed over a key: who has none is taken in again
        raise AppError("user_keyless", name=row.name, login=row.login)
    if role != roles.Role.MANAGER:
        _keep_a_manager(uow, row)
    uow.change("person.role_changed", person, row.uid, {"role": role})
    _sign(uow, approver, row, roster.Action.ROLE, role)
    # the roster decides; the vault only says it on the login screen
    if _in(vault, row):
        uow.after_commit.append(lambda: vault.set_role(db_key, row.login, role))
    uow.changed(Change.PEOPLE)


def deactivate(uow: Uow, vault: Vault, db_key: bytes, approver: Approver, login: str) -> None:
    """Take the way in of *login* away, signed by *approver*; what they did keeps their name.

    Who has seen the database key still knows it: `rekeying` changes it. Raises AppError
    `not_allowed`, `user_unknown`, `own_account`, `last_manager` and those of the clock.
    """
    row = _known(uow, approver, login)
    if row.uid == uow.person:
        raise AppError("own_account")
    _keep_a_manager(uow, row)
    uow.change("person.deactivated", person, row.uid, {"active": 0})
    _sign(uow, approver, row, roster.Action.REMOVE, row.role)
    # a slot that outlives a crash opens nothing: the person is no longer active
    if _in(vault, row):
        uow.after_commit.append(lambda: vault.remove_user(db_key, row.login))
    uow.changed(Change.PEOPLE)


def change_passphrase(uow: Uow, vault: Vault, old: str, new: str) -> None:
    """Let the person of this transaction enter with *new* from now on.

    Raises InvalidInputError for a weak one, AppError `passphrase_wrong` and those of the clock.
    """
    own = lookup.actor(uow)
    clocks.check(uow)
    if weak := weakness(new, names=[own.login, own.name]):
        raise InvalidInputError({"passphrase": weak})
    vault.change_passphrase(own.login, old, new)
    uow.note("person.passphrase_changed", person, own.uid)


def _known(uow: Uow, approver: Approver, login: str) -> people.PersonRow:
    for role in (lookup.actor(uow).role, approver.person.role):
        roles.demand(role, roles.Action.MANAGE_PEOPLE)
    clocks.check(uow)
    row = people.by_login(uow.connection, text.clean(login))
    if row is None:
        raise AppError("user_unknown", login=login)
    return row


def _in(vault: Vault, row: people.PersonRow) -> bool:
    """Tell whether a person has a slot here; after a rescue only the manager has."""
    return any(one.person.login == row.login for one in vault.users())


def _keep_a_manager(uow: Uow, row: people.PersonRow) -> None:
    """Refuse to lose the last manager who can sign: one without a key approves nothing."""
    others = select(person.c.uid).where(
        person.c.role == roles.Role.MANAGER, person.c.active == 1, person.c.uid != row.uid
    )
    left = set(uow.connection.execute(others).scalars())
    if row.role == roles.Role.MANAGER and not left & _keys(uow).keys():
        raise AppError("last_manager")


def _sign(
    uow: Uow, approver: Approver, row: people.PersonRow, action: roster.Action, role: str
) -> None:
    """Append the change of *row*'s key to the roster; who has none there needs no change."""
    public = _public_of(uow, row.uid)
    if public is None:
        return
    subject = roster.Subject(
        person=row.uid.hex, login=row.login, name=row.name, role=role, public=public
    )
    _append(uow, _change(uow, approver, action, subject))


def _change(
    uow: Uow, approver: Approver, action: roster.Action, subject: roster.Subject
) -> roster.RosterChange:
    before = people.roster(uow.connection)[-1]
    return roster.sign_change(approver.signing, before, action, subject, uow.now())


def _append(uow: Uow, change: roster.RosterChange) -> None:
    row = founding.roster_row(change, uuid.UUID(hex=change.subject.person))
    uow.add("roster.signed", roster_change, row["uid"], {roster_change: [row]})


def _added(uow: Uow, approver: Approver, new: Actor, user: VaultUser) -> roster.RosterChange:
    subject = roster.Subject(
        person=new.uid.hex, login=new.login, name=new.name, role=new.role, public=user.public
    )
    return _change(uow, approver, roster.Action.ADD, subject)


def _readmit(
    uow: Uow, approver: Approver, row: people.PersonRow, new: Actor, user: VaultUser
) -> None:
    """Book a new key for somebody who is known, and what else is said of them now."""
    told = {"name": new.name, "title": new.title, "role": new.role}
    values = {name: said for name, said in told.items() if getattr(row, name) != said}
    if values.get("role") and row.role == roles.Role.MANAGER:
        _keep_a_manager(uow, row)
    if values:
        uow.change("person.readmitted", person, row.uid, values)
    _append(uow, _added(uow, approver, replace(new, login=row.login), user))


def _write(uow: Uow, approver: Approver, new: Actor, user: VaultUser) -> None:
    change = _added(uow, approver, new, user)
    row = {
        "uid": new.uid,
        "login": new.login,
        "name": new.name,
        "title": new.title,
        "role": new.role,
        "active": 1,
        "created_at": uow.now().strftime("%Y-%m-%dT%H:%M:%S"),
    }
    rows = {person: [row], roster_change: [founding.roster_row(change, new.uid)]}
    uow.add("person.added", person, new.uid, rows)
