"""The first moments: where the program writes what went wrong, and when it can be typed into."""

import logging
from logging.handlers import RotatingFileHandler

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain import clock
from app.domain.folder import OfficeFolder
from app.ui.screens.login import LoginScreen

_DEMO_SECRET = "passphrase.txt"  # noqa: S105 - the name of a file


def is_offscreen() -> bool:
    """Tell whether the windows are only drawn into memory."""
    return QApplication.platformName() == "offscreen"


def demo_secret(folder: OfficeFolder) -> str:
    """Return the passphrase that a demo office tells everybody, empty for any other."""
    path = folder.root / _DEMO_SECRET
    return path.read_text("utf-8").strip() if path.exists() else ""


def log_to(folder: OfficeFolder) -> None:
    """Log into the office's folder; no personal data ever goes there."""
    (folder.root / "logs").mkdir(exist_ok=True)
    handler = RotatingFileHandler(
        folder.root / "logs" / "hamyar.log", maxBytes=1 << 20, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def report_focus(application: QApplication, login: LoginScreen) -> None:
    """Say the moment when the passphrase can be typed, for the benchmark, and go."""

    def look() -> None:
        focused = application.focusWidget()
        if focused is not None and login.passphrase.isAncestorOf(focused):
            print(f"focused {clock.now().timestamp():.6f}", flush=True)  # noqa: T201 - it is read
            application.quit()
        else:
            QTimer.singleShot(1, look)

    QTimer.singleShot(0, look)
