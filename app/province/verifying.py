"""The whole verification of a province: its own office, and every county's copy with it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.domain import roles
from app.domain.findings import Finding, Report
from app.province import looking, proving
from app.province.stores import Counties
from app.services.opening import OpenOffice
from app.services.verification import office as verification
from app.services.verification.office import Tell
from app.services.verification.witness import Witness

_APART: Final = " · "


def _still() -> None:
    """Count for nobody."""


def run(
    office: OpenOffice,
    witness: Witness | None,
    tell: Tell,
    beat: Callable[[], None] = _still,
) -> Report:
    """Check *office*, and of a province the counties' copies; each of their findings names them.

    Who may not look into the counties proves the province's own. Raises as `office.run` does.
    """
    found = verification.run(office, witness, tell, beat)
    root = office.folder.root
    if not proving.has_counties(root) or not roles.may(
        office.actor.role, roles.Action.SEE_COUNTIES
    ):
        return found
    checked, findings = dict(found.checked), list(found.findings)
    for code in Counties(root, office.unlocked.db_key).codes():
        one = _county(office, code, tell, beat)
        for what, many in one.checked.items():
            checked[what] = checked.get(what, 0) + many
        findings += (_named(code, finding) for finding in one.findings)
    return Report(checked=checked, findings=tuple(findings))


def _county(office: OpenOffice, code: str, tell: Tell, beat: Callable[[], None]) -> Report:
    copy = looking.look(office, code)
    try:
        return verification.run(copy, None, tell, beat)
    finally:
        copy.store.close()


def _named(code: str, found: Finding) -> Finding:
    return replace(found, key=f"{code}{_APART}{found.key}")
