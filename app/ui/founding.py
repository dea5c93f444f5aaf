"""From the wizard to an office: found it, offer the recovery key on paper, or make the demo."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.folder import OfficeFolder
from app.keys import files
from app.keys.recovery import qr_text
from app.keys.vault import Vault
from app.services import enrolling, founding, recovery_paper
from app.services.founding import Founded
from app.services.opening import OpenOffice
from app.strings import first_run as words
from app.sync import enrolment
from app.ui.screens.first_run import FirstRun, NewOffice
from app.ui.widgets import printer
from app.ui.widgets.frontispiece import Frontispiece
from app.ui.widgets.progress import BusyOverlay

DEMO_RECEIPTS = 400
Work = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[str], None]], object]


def found(folder: OfficeFolder, new: NewOffice) -> Founded:
    """Make the office that the wizard describes; its recovery code is held until confirmed."""
    who = {"login": new.login, "manager": new.manager, "title": new.title, "paper": new.paper}
    if new.file is None:
        wanted = founding.NewOffice(code=new.code, name=new.name, county=new.county, **who)
        made = founding.found(folder, wanted, new.passphrase)
    else:
        raw = files.read(new.file, limit=enrolment.MOST_BYTES)
        given = enrolment.unwrap(raw, new.file_word)
        made = enrolling.found_from(folder, given, new.passphrase, who)
    recovery_paper.hold(Vault(folder.vault), made.db_key, made.recovery)
    return made


def offer_recovery(wizard: FirstRun, new: NewOffice, made: Founded) -> None:
    """Show the recovery key, to print or to save, before anything else goes on."""
    vault = Vault(made.folder.vault)
    wizard.confirmed.connect(lambda: recovery_paper.confirm(vault, made.db_key))
    _offer(wizard, made.recovery, vault.office["name"], new.manager)


def resumed(office: OpenOffice, done: Callable[[], None]) -> FirstRun | None:
    """Return the wizard at a recovery key that nobody has confirmed yet; None mostly.

    The program may have ended between founding and the typed-back groups.
    """
    code = recovery_paper.unconfirmed(office)
    if not code:
        return None
    wizard, key = FirstRun(), office.unlocked.db_key
    wizard.confirmed.connect(lambda: recovery_paper.confirm(office.vault, key))
    wizard.started.connect(done)
    _offer(wizard, code, office.vault.office["name"], office.actor.name)
    return wizard


def _offer(wizard: FirstRun, code: str, office: str, manager: str) -> None:

    def page() -> bytes:
        from app.reports import recovery  # noqa: PLC0415 - reportlab loads when first drawn with

        return recovery.render(code, qr_text(code), office, manager, clock.today())

    wizard.print_asked.connect(lambda: printer.print_page(wizard, page()))
    wizard.save_asked.connect(lambda: printer.save(wizard, page(), words.RECOVERY_FILE))
    wizard.show_recovery(code, qr_text(code), office)


def make_demo(folder: OfficeFolder, work: Work, done: Callable[[], None]) -> QWidget:
    """Return a window that waits while the demo office is made."""
    waiting = Frontispiece(words.DEMO_HEADLINE)
    overlay = BusyOverlay(waiting)
    overlay.begin(words.DEMO_MAKING)

    def build() -> None:
        from app.demo import build as demo  # noqa: PLC0415 - once
        from app.demo.plan import Wanted  # noqa: PLC0415

        # digits alone: they are the same keys in a Persian layout
        secret = "-".join(f"{secrets.randbelow(10_000):04d}" for _ in range(3))
        wanted = Wanted(receipts=DEMO_RECEIPTS, donors=0, seed=12)
        demo.build(folder, "county", wanted, secret, lambda _count: None)
        files.atomic_write(Path(folder.root) / "passphrase.txt", secret.encode())

    work(build, lambda _made: done(), overlay.begin)
    return waiting
