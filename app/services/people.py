"""Take a person into the office: a slot in the vault and a change of the roster, signed."""

from dataclasses import dataclass

from sqlalchemy import select

from app.db.uow import Uow
from app.domain import roles, text, uid
from app.domain.changes import Change
from app.domain.errors import AppError, InvalidInputError
from app.keys import roster
from app.keys.passphrase import fold_login
from app.keys.slots import PersonSlot
from app.keys.vault import Vault, VaultUser
from app.models import person, roster_change
from app.queries import people
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

    A slot left by an attempt that did not commit is taken over. Raises InvalidInputError by
    field, AppError `not_allowed`, `login_taken`, `clock_behind`, `clock_ahead`.
    """
    clerk = lookup.actor(uow)
    for role in (clerk.role, approver.person.role):
        roles.demand(role, roles.Action.MANAGE_PEOPLE)
    if wrong := problems(new):
        raise InvalidInputError(wrong)
    clocks.check(uow)
    _refuse_known(uow, new.login)
    found = Actor(
        uid=uid.new(),
        login=text.clean(new.login),
        name=text.clean(new.name),
        title=text.clean(new.title),
        role=str(new.role),
    )
    slot = PersonSlot(uid=found.uid.hex, login=found.login, name=found.name, role=found.role)
    user = vault.add_user(db_key, slot, passphrase, replaces=True)
    _write(uow, approver, found, user)
    uow.changed(Change.PEOPLE)
    return found


def _refuse_known(uow: Uow, login: str) -> None:
    wanted = fold_login(text.clean(login))
    logins = uow.connection.execute(select(person.c.login)).scalars()
    if any(fold_login(one) == wanted for one in logins):
        raise AppError("login_taken", login=login)


def _write(uow: Uow, approver: Approver, new: Actor, user: VaultUser) -> None:
    subject = roster.Subject(
        person=new.uid.hex, login=new.login, name=new.name, role=new.role, public=user.public
    )
    before = people.roster(uow.connection)[-1]
    change = roster.sign_change(approver.signing, before, roster.Action.ADD, subject, uow.now())
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
