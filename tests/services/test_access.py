"""Nothing is read or written by a service that asked for no role, and no cell is unproved."""

import ast
import importlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from app.domain import roles
from app.domain.errors import AppError
from app.domain.receipt_filter import ReceiptFilter
from app.domain.roles import Action, Role
from app.queries import (
    counties,
    donor_list,
    donors,
    imports,
    journal,
    lists,
    people,
    receipt_list,
    receipts,
)
from app.queries.approvals import ApprovalFilter
from app.queries.cheques import ChequeFilter
from app.queries.donor_list import DonorFilter
from app.queries.journal import Wanted
from app.services import (
    access,
    approval_lists,
    cheques,
    events,
    funds,
    import_plans,
    receipt_lists,
    restoring,
)
from app.services import people as staff
from app.services.runner import Runner
from app.ui import registry
from tests import factory
from tests.factory import TODAY, money
from tests.services import test_roles, test_roles_of_the_house

SERVICES = sorted(Path("app/services").rglob("*.py"))
QUERIES = sorted(p.stem for p in Path("app/queries").glob("*.py") if p.stem != "__init__")
EVERY_ROLE = [*Role, "guest", ""]

INSIDE = {
    "approvals": "read only by approval_lists, which asks",
    "donor_conditions": "conditions of the list of donors",
    "spans": "arithmetic of pages",
    "standing": "conditions of other queries",
}
"""Modules of queries that no screen reads by itself."""

STEPS = {
    "appointing.book": "of a restore, which asks",
    "appointing.sign": "of a rescue, which asks",
    "approvals.read": "of a decision, which asks",
    "batches.problems": "rules",
    "clocks.check": "of every act",
    "clocks.last_entry": "the clock is checked before anybody is known",
    "clocks.recall": "at the opening, for whoever opens",
    "desk_keys.approve": "of a further desk, which asks both",
    "donor_links.completed": "of an issue",
    "donor_links.of_visit": "of an issue",
    "donor_links.problems": "of an issue",
    "drafts.drop": "one's own draft",
    "drafts.keep": "one's own draft",
    "drafts.of": "one's own draft",
    "emblems.current": "every paper and screen shows it",
    "enrolling.know_key": "of an enrolment and an update",
    "export_plans.entries": "of an export",
    "export_plans.hash_before": "of an export",
    "export_plans.heads": "of an export",
    "export_plans.plan": "of an export",
    "exporting.enrolled": "of an export",
    "import_donors.book": "of a run",
    "import_donors.forget": "of a run",
    "import_donors.still_standing": "of a run",
    "import_gifts.book": "of a run",
    "keeping.of": "the bar above tells everybody of the last copy",
    "lists.add_campaign": "of the founding and the demo",
    "lists.seed": "of the founding",
    "lists.set_setting": "of a change of settings",
    "lookup.actor": "tells the role",
    "lookup.facts": "of an issue",
    "lookup.facts_of": "of an issue",
    "lookup.known": "of an issue",
    "lunar_months.table": "the calendar by which everybody reads a date",
    "opening.approver": "the roster answers; each act asks the role it needs",
    "people.change_passphrase": "one's own way in",
    "people.keyless": "the roster answers; a hire and a restore ask",
    "pile_rows.digest": "of a pile's acceptance",
    "pile_rows.of_receipts": "of a pile's acceptance",
    "receipts.append_visit": "of an issue",
    "receipts.check": "of an issue",
    "receipts.issued_before": "of an issue",
    "records.rec_at": "at the opening, for whoever opens",
    "reentry.check": "of an issue",
    "registers.open_register": "of the founding and a restore",
    "registers.start_record": "of the founding and a restore",
    "sending.kept": "whether this PC has a copy, for who sees the list",
    "sending.place": "a rule of where files may go",
    "settings.of": "every paper and screen shows them",
    "valuations.problems": "rules",
    "voiding.by_uid": "of a void",
    "voiding.find": "of a void",
    "voiding.issue_instead": "of a void",
    "voiding.named": "of a void",
    "voiding.ready": "of a void",
}
"""Public functions that are a step of a use-case which asks, or need no right, and why."""


@cache
def services():
    """Return the functions of the services by name, and what each module's names mean."""
    functions, meanings = {}, {}
    for path in SERVICES:
        tree = ast.parse(path.read_text("utf-8"))
        module = ".".join(path.with_suffix("").parts)
        meanings[module] = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                functions[f"{module}.{node.name}"] = node
    return functions, meanings


def calls(name):
    functions, meanings = services()
    module = name.rpartition(".")[0]
    for node in ast.walk(functions[name]):
        if isinstance(node, ast.Call):
            head, _, tail = ast.unparse(node.func).partition(".")
            base = meanings[module].get(head, f"{module}.{head}")
            yield f"{base}.{tail}" if tail else base


def asks(name, seen=()):
    """Tell whether a function asks for a role, by itself or through another service."""
    if name in ("app.domain.roles.demand", "app.domain.roles.may"):
        return True
    if name in seen or name not in services()[0]:
        return False
    return any(asks(one, (*seen, name)) for one in calls(name))


def public():
    for name, function in services()[0].items():
        short = name.removeprefix("app.services.")
        if short.startswith("verification.") and short != "verification.office.run":
            continue  # the parts of a verification, which asks
        arguments = [*function.args.args, *function.args.kwonlyargs]
        taken = {ast.unparse(one.annotation) for one in arguments if one.annotation}
        if not short.rpartition(".")[2].startswith("_") and taken & {
            "Uow",
            "OpenOffice",
            "Connection",
        }:
            yield short, asks(name)


def test_every_service_asks_for_the_role_or_says_why_not():
    assert sorted(short for short, asked in public() if not asked) == sorted(STEPS)


def test_every_module_of_queries_says_who_may_read_by_it():
    assert sorted(access.NEEDS.keys() | INSIDE.keys()) == QUERIES
    assert access.NEEDS.keys().isdisjoint(INSIDE)


@pytest.mark.parametrize("role", EVERY_ROLE, ids=str)
@pytest.mark.parametrize("name", QUERIES)
def test_a_query_is_read_by_who_was_granted_it_and_nobody_else(name, role):
    module = importlib.import_module(f"app.queries.{name}")
    query = next(
        f for f in vars(module).values() if getattr(f, "__module__", "") == module.__name__
    )
    wanted = access.NEEDS.get(name, frozenset())
    granted = roles.GRANTED.get(role, frozenset())
    if wanted & granted:
        access.demand(str(role), query)
        return
    with pytest.raises(AppError, match="not_allowed"):
        access.demand(str(role), query)


READS = (
    (receipts.of_day, (TODAY.isoformat(),), Action.SEE_RECEIPTS),
    (receipt_list.totals, (ReceiptFilter(),), Action.SEE_RECEIPTS),
    (donor_list.page, (DonorFilter(),), Action.SEE_DONORS),
    (donors.page, (), Action.SEE_DONORS),
    (imports.runs, (), Action.IMPORT),
    (journal.people, (), Action.SEE_JOURNAL),
    (people.staff, (), Action.MANAGE_PEOPLE),
    (lists.settings, (), None),
)


@pytest.mark.parametrize("role", EVERY_ROLE, ids=str)
def test_the_runner_reads_for_the_person_who_acts(office, role):
    runner = Runner(office.store, person=factory.hire(office.store, str(role)))
    for query, given, action in READS:
        asked = runner.read(query, *given)
        if roles.may(str(role), action) if action else role in list(Role):
            asked.result()
        else:
            assert "not_allowed" in str(asked.exception())
    runner.close()


def test_a_new_role_counts_from_the_next_reading_on(office, approver):
    runner = Runner(office.store, person=office.actor.uid)
    assert runner.read(people.staff).result()
    vault, key = office.vault, office.unlocked.db_key
    made = staff.NewPerson(login="maryam", name="مریم", role="manager")
    runner.write(staff.add_person, vault, key, approver, made, factory.PASSPHRASE).result()
    runner.write(staff.change_role, vault, key, approver, "modir", "clerk").result()
    assert isinstance(runner.read(people.staff).exception(), AppError)
    runner.close()


def see_receipts(office, connection, who):
    receipt_lists.show(connection, who, office.first)


def see_journal(_office, connection, who):
    events.page(connection, who, Wanted())


def see_approvals(_office, connection, who):
    approval_lists.page(connection, who, ApprovalFilter())


def see_cheques(_office, connection, who):
    cheques.page(connection, who, ChequeFilter())


def see_funds(_office, connection, who):
    funds.ledger(connection, who)


def see_donors(_office, connection, who):
    if not roles.may(who.role, Action.SEE_DONORS):
        access.demand(who.role, donor_list.page)
    donor_list.page(connection, DonorFilter())


def plan_import(_office, connection, who):
    import_plans.look(connection, who.role, [], "donations", None)


def see_counties(_office, connection, who):
    access.demand(who.role, counties.board)
    counties.board(connection)


LOOKS = {
    Action.SEE_COUNTIES: see_counties,
    Action.SEE_RECEIPTS: see_receipts,
    Action.SEE_JOURNAL: see_journal,
    Action.SEE_APPROVALS: see_approvals,
    Action.HANDLE_CHEQUES: see_cheques,
    Action.SEE_FUNDS: see_funds,
    Action.SEE_DONORS: see_donors,
    Action.IMPORT: plan_import,
}


@pytest.mark.parametrize("action", LOOKS, ids=str)
@pytest.mark.parametrize("role", EVERY_ROLE, ids=str)
def test_a_reading_service_answers_who_was_granted_it_and_nobody_else(office, role, action):
    opened = test_roles.Opened(office)
    who = replace(office.actor, role=str(role))
    with office.store.reading() as connection:
        if roles.may(str(role), action):
            LOOKS[action](opened, connection, who)
            return
        with pytest.raises(AppError, match="not_allowed"):
            LOOKS[action](opened, connection, who)


@pytest.mark.parametrize("role", ["clerk", "finance", "auditor"])
def test_only_a_manager_puts_an_older_copy_back(office, approver, tmp_path, role):
    with office.store.writing(office.actor.uid) as uow:
        made = staff.NewPerson(login="kasi", name="کسی", role=role)
        key = office.unlocked.db_key
        staff.add_person(uow, office.vault, key, approver, made, factory.PASSPHRASE)
    factory.issue(office, money())
    copy = tmp_path / "copy.hyk"
    test_roles_of_the_house.keeping.back_up(office, copy, lambda _done, _of: None)
    office.close()
    with pytest.raises(AppError, match="not_allowed"):
        restoring.restore(office.folder, copy, "kasi", factory.PASSPHRASE)


def test_every_action_is_asked_of_a_real_service_role_by_role():
    written = {*test_roles.ASKED, *(action for action, _ in test_roles_of_the_house.WRITES)}
    by_name = {Action.APPROVE_VOID, Action.CONFIRM_CLOCK, Action.BACK_UP, Action.VERIFY}
    by_name |= {Action.ENROL, Action.MERGE, Action.RESOLVE}  # asked in tests/province
    by_name |= {Action.OPEN_DESK}  # asked in test_desks, on a server
    assert written | by_name | {Action.RESTORE} | LOOKS.keys() == set(Action)


@pytest.mark.parametrize("role", Role, ids=str)
def test_each_role_sees_at_least_one_screen_and_no_other_role_any_that_asks(office, role):
    assert registry.seen_in(replace(office, actor=replace(office.actor, role=str(role))))
    guest = replace(office, actor=replace(office.actor, role="guest"))
    assert all(entry.needs is None for entry in registry.seen_in(guest))
