"""From a passphrase to an open office, also on the morning when the database does not open."""

from dataclasses import replace
from pathlib import Path

from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys.vault import Vault
from app.services import copies, opening, restoring, upkeep
from app.services.opening import OpenOffice
from app.strings import keeping
from app.ui.context import Context
from app.ui.screens.login import Login, LoginScreen
from app.ui.widgets.progress import BusyOverlay

DAMAGE = frozenset({"database_damaged", "database_missing"})


def enter(folder: OfficeFolder, typed: Login) -> OpenOffice:
    """Open the office; the slow step. A damaged one is refused with its newest good backup.

    Raises AppError with `backup` among its params, empty where there is none.
    """
    restoring.resume(folder)
    unlocked = opening.unlock(folder, typed.login, typed.passphrase)
    try:
        return opening.open_office(folder, unlocked)
    except AppError as error:
        if error.code not in DAMAGE:
            raise
        good = upkeep.newest_good(folder, *restoring.keys_of(Vault(folder.vault), unlocked))
        raise AppError(error.code, backup=str(good or "")) from error


def when(backup: str) -> str:
    """Return the moment at which *backup* was made, as people say it; nothing for no backup."""
    if not backup:
        return ""
    return keeping.told(copies.made_at(Path(backup)).isoformat())


def restore(folder: OfficeFolder, backup: Path, typed: Login) -> str:
    """Bring *backup* back, see `restoring.restore`; return what is left to do, as a sentence."""
    done = restoring.restore(folder, backup, typed.login, typed.passphrase)
    return keeping.done(done.register, done.receipts)


def veil(login: LoginScreen) -> BusyOverlay:
    """Cover the login while a backup comes back: a minute for a large office."""
    made = BusyOverlay(login)
    made.begin(keeping.RESTORING)
    return made


def at_desk(real: Context, *, training: bool) -> Context:
    """Return *real*, or the same office at its training register."""
    office = real.office
    return replace(real, office=replace(office, desk=office.training)) if training else real
