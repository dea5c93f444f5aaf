"""A desk: the register of this PC with its secrets, as opened for a session."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys.public import PublicKeys
from app.keys.seal import SealFile, SealPoint
from app.keys.signing import SigningKey


class DeskSeal:
    """The seal as this session holds it; the file follows each commit.

    What is wrong with it stops the receipts, not the office: lists, papers and proofs go on.
    """

    def __init__(self, file: SealFile) -> None:
        self._file = file
        self._point: SealPoint | None = None
        self.refusal: AppError | None = None

    def settle(self, count: int, rec_at: Callable[[int], bytes]) -> None:
        """Compare the file with a database of *count* records; done once, at opening."""
        try:
            self._point = self._file.read().settled(count, rec_at)
        except AppError as error:
            missing = error.code == "file_missing"
            self.refusal = AppError("seal_missing") if missing else error

    def at(self, count: int, rec_at: Callable[[int], bytes]) -> SealPoint:
        """Return the point for a database of *count* records; AppError where receipts must stop."""
        if self._point is None and self.refusal is None:
            self.settle(count, rec_at)
        if self.refusal is not None or self._point is None:
            raise self.refusal or AppError("seal_missing")
        if self._point.count != count:
            self._point = self._point.settled(count, rec_at)
        return self._point

    def keep(self, point: SealPoint) -> None:
        """Move on to *point*; called only after the commit it belongs to."""
        self._point = point
        self._file.write(point)


@dataclass(frozen=True)
class Desk:
    """What issuing needs besides the database. *counter_key* is the register's CK."""

    office: str
    register: str
    register_uid: uuid.UUID
    signing: SigningKey
    counter_key: bytes
    seal: DeskSeal
    folder: OfficeFolder

    def keys(self) -> PublicKeys:
        """Return the public keys as keys.json has them now."""
        return PublicKeys.load(self.folder.keys)


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts: the person behind the session."""

    uid: uuid.UUID
    login: str
    name: str
    title: str
    role: str


@dataclass(frozen=True, kw_only=True)
class Approver:
    """A manager who gave the passphrase just now, and so may sign."""

    person: Actor
    signing: SigningKey
