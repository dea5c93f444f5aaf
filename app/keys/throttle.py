"""Guessing a passphrase gets slower and slower; nobody is ever locked out for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from app.domain import canonical, clock
from app.domain.errors import AppError
from app.keys import files
from app.keys.passphrase import fold_login

FILE_NAME = "attempts.json"
_FREE = 5
_FIRST_WAIT = 5
_LONGEST_WAIT = 300
_DOUBLINGS = 6
_MOST_LOGINS = 100


class Throttle:
    """Failures per login in a small file beside the vault; a damaged file counts as none.

    Deleting the file helps a guesser no more than copying the vault away, which argon2 is for.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def wait_seconds(self, login: str) -> int:
        """Return how long *login* has to wait now, 0 to 300 seconds.

        When the clock was set back, the wait begins again: neither skipped nor for ever.
        """
        attempts, name, now = self._load(), fold_login(login), clock.now()
        failures, last = attempts.get(name, (0, now))
        wait = _wait(failures)
        if wait and last > now:
            self._save(attempts | {name: (failures, now)})
            return wait
        left = last + timedelta(seconds=wait) - now
        return max(0, -(-left // timedelta(seconds=1))) if wait else 0

    @contextmanager
    def attempt(self, login: str) -> Iterator[None]:
        """Count what is tried inside as a guess; AppError `passphrase_wait` before its time."""
        if wait := self.wait_seconds(login):
            raise AppError("passphrase_wait", seconds=wait)
        try:
            yield
        except AppError as error:
            if error.code == "passphrase_wrong":
                self.failed(login)
            raise
        self.succeeded(login)

    def failed(self, login: str) -> int:
        """Note a wrong passphrase; returns the seconds to wait before the next."""
        attempts, name = self._load(), fold_login(login)
        failures = attempts.pop(name, (0, clock.now()))[0] + 1
        worst = sorted(attempts.items(), key=lambda item: item[1])[-_MOST_LOGINS + 1 :]
        self._save(dict(worst) | {name: (failures, clock.now())})
        return _wait(failures)

    def succeeded(self, login: str) -> None:
        """Forget the failures of *login*."""
        attempts = self._load()
        if attempts.pop(fold_login(login), None) is not None:
            self._save(attempts)

    def _load(self) -> dict[str, tuple[int, datetime]]:
        try:
            facts = canonical.decode(files.read(self._path))
            return _read(facts)
        except (AppError, AttributeError, TypeError, ValueError):
            return {}

    def _save(self, attempts: dict[str, tuple[int, datetime]]) -> None:
        facts = {
            "v": 1,
            "logins": [
                {"login": login, "failures": failures, "last": last.isoformat()}
                for login, (failures, last) in attempts.items()
            ],
        }
        files.atomic_write(self._path, canonical.encode(facts))


def _wait(failures: int) -> int:
    if failures < _FREE:
        return 0
    return min(_LONGEST_WAIT, _FIRST_WAIT << min(failures - _FREE, _DOUBLINGS))


def _read(facts: object) -> dict[str, tuple[int, datetime]]:
    if not isinstance(facts, dict):
        raise TypeError("not a list of attempts")
    found: dict[str, tuple[int, datetime]] = {}
    for one in facts.get("logins", []):
        last = datetime.fromisoformat(one["last"])
        if isinstance(one["failures"], int) and one["failures"] > 0 and last.tzinfo is not None:
            found[str(one["login"])] = (one["failures"], last)
    return found
