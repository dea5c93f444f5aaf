"""Who can be asked for a manager's passphrase."""

from app.domain import roles
from app.ui.context import Context


def managers(
    ctx: Context, action: roles.Action = roles.Action.APPROVE_VOID
) -> list[tuple[str, str]]:
    """Return login and name of each who may do *action*, the person of this session first."""
    people = [user.person for user in ctx.office.vault.users()]
    able = [one for one in people if roles.may(one.role, action)]
    able.sort(key=lambda one: one.login != ctx.office.actor.login)
    return [(one.login, one.name) for one in able]
