"""Where an office keeps its files: everything lies in one folder."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import AppError
from app.domain.receipt import is_training

_NOTES = {"attempts.json", "upkeep.json", "pc.json"}


@dataclass(frozen=True, slots=True)
class OfficeFolder:
    """The folder of one office; `seal.state` and the backups stay out of each other's way."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.root / "hamyar.db"

    @property
    def server(self) -> Path:
        """The name of the database server, where the rows do not lie in a file here."""
        return self.root / "database.toml"

    @property
    def vault(self) -> Path:
        """The slots that open the database."""
        return self.root / "vault.json"

    @property
    def keys(self) -> Path:
        """The public keys of the registers; anyone may have a copy."""
        return self.root / "keys.json"

    @property
    def lock(self) -> Path:
        """The file whose lock one running program holds."""
        return self.root / "hamyar.lock"

    @property
    def attempts(self) -> Path:
        """The wrong passphrases that were tried, so that guessing gets slower."""
        return self.root / "attempts.json"

    @property
    def pc(self) -> Path:
        """What this PC has set for itself."""
        return self.root / "pc.json"

    @property
    def backups(self) -> Path:
        """Verified copies of the database."""
        return self.root / "backups"

    @property
    def papers(self) -> Path:
        """The PDFs that were printed or saved."""
        return self.root / "papers"

    @property
    def outbox(self) -> Path:
        """The newest files for the province, once more."""
        return self.root / "outbox"

    @property
    def counties(self) -> Path:
        """The counties' copies, where the office is a province."""
        return self.root / "counties"

    @property
    def replaced(self) -> Path:
        """What a restore replaced."""
        return self.root / "replaced"

    @property
    def restoring(self) -> Path:
        """Where a restore is made ready before it takes its place."""
        return self.root / ".restoring"

    def seal(self, register: str) -> Path:
        """Return the seal state of *register*: outside the database and its backups."""
        return self.root / ("seal.training.state" if is_training(register) else "seal.state")

    def apart(self, target: Path) -> Path:
        """Return *target*, a file that somebody named for a paper or a copy.

        Raises AppError `target_is_office` where it would take the place of the office's own
        files, `file_unwritable` for a folder.
        """
        if not target.name or target.is_dir():
            raise AppError("file_unwritable", name=str(target), reason="Is a directory")
        place = target.resolve()
        name = place.name.lower()
        own = (self.database, self.server, self.vault, self.keys, self.lock)
        ours = name.startswith(tuple(file.name for file in own)) or name.endswith(".state")
        if place.parent == self.root.resolve() and (ours or name in _NOTES):
            raise AppError("target_is_office", name=target.name)
        return target

    def exists(self) -> bool:
        """Tell whether an office was founded here."""
        return self.vault.exists()
