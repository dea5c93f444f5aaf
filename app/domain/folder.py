"""Where an office keeps its files: everything lies in one folder."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.receipt import is_training


@dataclass(frozen=True, slots=True)
class OfficeFolder:
    """The folder of one office; `seal.state` and the backups stay out of each other's way."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.root / "hamyar.db"

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
    def backups(self) -> Path:
        """Verified copies of the database."""
        return self.root / "backups"

    @property
    def papers(self) -> Path:
        """The PDFs that were printed or saved."""
        return self.root / "papers"

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

    def exists(self) -> bool:
        """Tell whether an office was founded here."""
        return self.vault.exists()
