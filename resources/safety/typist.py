"""A clerk at the real window, without a display: `typist.py FOLDER LOG SEED [--forget]`.

A script of its own, run in a child process to be killed, since Qt stays out of everything but the
windows. It logs, a JSON line each, what the form showed when it opened, and what it shows after
each key, with the moment. With --forget nothing is kept: what the check must notice.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.domain.folder import OfficeFolder
from app.domain.lunar import LunarTable
from app.services import opening
from app.services.lists import RESOURCES
from app.services.runner import Runner
from app.ui.context import Context, Notices
from app.ui.jobs import Jobs
from app.ui.screens.desk import DeskScreen
from app.ui.shell import Shell
from app.ui.widgets.form_state import to_draft

NAMES = ("زهرا کاظمی‌نژاد", "حاج سید علی موسوی", "مریم آلبوغبیش", "شرکت نخل")
TAB = "\t"
folder, log = OfficeFolder(Path(sys.argv[1])), Path(sys.argv[2])
luck = random.Random(int(sys.argv[3]))
application = bootstrap.make_application()
unlocked = opening.unlock(folder, "modir", os.environ["HAMYAR_PASSPHRASE"])
office = opening.open_office(folder, unlocked)
jobs = Jobs()
runner = Runner(office.store, jobs.announce, person=office.actor.uid)
lunar = LunarTable.from_csv((RESOURCES / "iran_lunar_months.csv").read_text("utf-8"))
shell = Shell(Context(runner, jobs, office, lunar, Notices()), QSettings("hamyar", "safety"))
desk = shell.findChild(DeskScreen)
keeper = desk.draft.findChild(QTimer) if isinstance(desk, DeskScreen) else None
if not isinstance(desk, DeskScreen) or not isinstance(keeper, QTimer):
    raise TypeError("the desk is not open")


def tell(kind: str) -> None:
    """Log what the form shows now."""
    shown = to_draft(desk.form.command(""))
    with log.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"kind": kind, "at": time.monotonic(), "form": shown}) + "\n")


def rest(seconds: float) -> None:
    """Let the window live for a while, as it does between two keys."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(0.002)


def press(letter: str) -> None:
    """Send one key to the field that has the keyboard."""
    field = QApplication.focusWidget() or desk.form.donor.name
    key = Qt.Key.Key_Tab.value if letter == TAB else ord(letter.upper())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def typed() -> str:
    """Return a visit as it is typed, field by field."""
    figures = "".join(luck.choice("۰۱۲۳۴۵۶۷۸۹") for _ in range(10))
    return f"{luck.choice(NAMES)}{TAB}{figures}{TAB}۰۹۱۶{figures[:7]}{TAB}"


shell.resize(1366, 768)
shell.show()
shell.activateWindow()
while not keeper.isActive():
    rest(0.02)
rest(0.2)
tell("opened")
desk.new.click()
rest(0.3)
if "--forget" in sys.argv:
    keeper.stop()
desk.form.donor.name.setFocus()
tell("blank")
while True:
    desk.form.donor.name.setFocus()
    desk.form.donor.name.clear()
    for letter in typed():
        press(letter)
        tell("typed")
        rest(luck.uniform(0.02, 0.2))
