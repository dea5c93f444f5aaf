"""From an accepted passphrase to the desk with its rows: `open_desk.py FOLDER MOMENT`.

What the program imports behind the login is imported before the clock starts, as there.
"""

import json
import os
import sys
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QTableView

from app import bootstrap
from app.db import engine
from app.domain import clock
from app.domain.folder import OfficeFolder
from app.domain.lunar import LunarTable
from app.services import opening
from app.services.lists import RESOURCES
from app.services.runner import Runner
from app.ui.context import Context, Notices
from app.ui.jobs import Jobs
from app.ui.shell import Shell

PATIENCE_S = 120
folder, moment = OfficeFolder(Path(sys.argv[1])), datetime.fromisoformat(sys.argv[2])
application = bootstrap.make_application()
unlocked = opening.unlock(folder, "modir", os.environ["HAMYAR_PASSPHRASE"])


def raw_seconds() -> float:
    """Time the same rows without us: one connection, one query."""
    began = time.perf_counter()
    connection = engine.connect(folder.database, unlocked.db_key)
    asked = "SELECT uid, n, donor, amount FROM receipt WHERE issued_on = ? ORDER BY uid DESC"
    connection.execute(f"{asked} LIMIT 200", (moment.date().isoformat(),)).fetchall()
    took = time.perf_counter() - began
    connection.close()
    return took


def resident() -> float:
    """Return the MiB that this process has in memory now, 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


raw = raw_seconds()
with clock.fixed(moment):
    began = time.perf_counter()
    office = opening.open_office(folder, unlocked)
    opened = time.perf_counter() - began
    jobs = Jobs()
    runner = Runner(office.store, jobs.announce, person=office.actor.uid)
    lunar = LunarTable.from_csv((RESOURCES / "iran_lunar_months.csv").read_text("utf-8"))
    shell = Shell(Context(runner, jobs, office, lunar, Notices()), QSettings("hamyar", "bench"))
    shell.resize(1366, 768)
    shell.show()
    built = time.perf_counter() - began
    rows = 0
    while not rows and time.perf_counter() - began < PATIENCE_S:
        application.processEvents()
        rows = max(table.model().rowCount() for table in shell.findChildren(QTableView))
    application.processEvents()
    took = time.perf_counter() - began
facts = {"seconds": took, "opened": opened, "built": built, "raw": raw, "rows": rows}
print(json.dumps(facts | {"resident": resident()}), flush=True)
runner.close()
office.close()
os._exit(0)
