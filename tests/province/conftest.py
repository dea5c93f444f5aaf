"""A province, founded once a run and copied for each test."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.domain import clock
from app.domain.folder import OfficeFolder
from app.keys.vault import Unlocked, Vault
from app.province import founding
from app.services import opening
from app.services.founding import NewOffice
from app.services.opening import OpenOffice
from tests import factory


@dataclass(frozen=True)
class Above:
    """A founded province and what its manager's passphrase opened."""

    folder: OfficeFolder
    recovery: str
    unlocked: Unlocked


@pytest.fixture(scope="session")
def above(tmp_path_factory: pytest.TempPathFactory) -> Above:
    """A province founded once: argon2 is slow by intent."""
    new = NewOffice(code="KHZ", name="اداره کل بهزیستی استان خوزستان", manager="مینا راد")
    with clock.fixed(factory.Wall()):
        root = tmp_path_factory.mktemp("above") / "province"
        made = founding.found(OfficeFolder(root), new, factory.PASSPHRASE)
    unlocked = Vault(made.folder.vault).open("modir", factory.PASSPHRASE)
    return Above(made.folder, made.recovery, unlocked)


@pytest.fixture
def province(above: Above, tmp_path, wall: factory.Wall) -> Iterator[OpenOffice]:
    """A copy of the province, opened by its first manager."""
    copy = tmp_path / "province"
    shutil.copytree(above.folder.root, copy)
    opened = opening.open_office(OfficeFolder(copy), above.unlocked)
    yield opened
    opened.close()
