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

NEW = NewOffice(code="KHZ", name="اداره کل بهزیستی استان خوزستان", manager="مینا راد")


@dataclass(frozen=True)
class Above:
    """A founded province and what its manager's passphrase opened."""

    folder: OfficeFolder
    recovery: str
    unlocked: Unlocked


@pytest.fixture(scope="session")
def above(tmp_path_factory: pytest.TempPathFactory) -> Above:
    """A province founded once: argon2 is slow by intent."""
    with clock.fixed(factory.Wall()):
        root = tmp_path_factory.mktemp("above") / "province"
        made = founding.found(OfficeFolder(root), NEW, factory.PASSPHRASE)
    factory.cheapen(made.folder)
    unlocked = Vault(made.folder.vault).open("modir", factory.PASSPHRASE)
    return Above(made.folder, made.recovery, unlocked)


@pytest.fixture
def ground() -> str:
    """Where the province lies: `file`, or `server` for a test of both grounds."""
    return "file"


@pytest.fixture
def province(
    above: Above, tmp_path, wall: factory.Wall, ground: str, request: pytest.FixtureRequest
) -> Iterator[OpenOffice]:
    """A copy of the province, opened by its first manager."""
    copy = tmp_path / "province"
    if ground == "server":
        found = _on_server(OfficeFolder(copy), request.getfixturevalue("database"))
    else:
        shutil.copytree(above.folder.root, copy)
        found = above.unlocked
    opened = opening.open_office(OfficeFolder(copy), found)
    yield opened
    opened.close()


def _on_server(folder: OfficeFolder, url: str) -> Unlocked:
    founding.found(folder, NEW, factory.PASSPHRASE, server=url)
    return Vault(folder.vault).open("modir", factory.PASSPHRASE)
