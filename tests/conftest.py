"""What every test may ask for: a clock that obeys, and an office founded once and copied."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.domain import clock
from app.domain.folder import OfficeFolder
from app.services import opening
from app.services.desk import Approver
from app.services.opening import OpenOffice
from tests import factory

settings.register_profile(
    "house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")  # a shared machine is slow at times; that is no finding


@pytest.fixture
def wall() -> Iterator[factory.Wall]:
    """The program's clock, for the test to move."""
    wall = factory.Wall(factory.MORNING + timedelta(hours=1))
    with clock.fixed(wall):
        yield wall


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> factory.Template:
    """An office founded once: argon2 is slow by intent, so nobody else pays for it."""
    with clock.fixed(factory.Wall()):
        return factory.found(tmp_path_factory.mktemp("template") / "office")


@pytest.fixture
def folder(template: factory.Template, tmp_path: Path) -> OfficeFolder:
    """A copy of the founded office, closed."""
    copy = tmp_path / "office"
    shutil.copytree(template.folder.root, copy)
    return OfficeFolder(copy)


@pytest.fixture
def office(
    template: factory.Template, folder: OfficeFolder, wall: factory.Wall
) -> Iterator[OpenOffice]:
    """The office, opened by its first manager."""
    opened = opening.open_office(folder, template.unlocked)
    yield opened
    opened.close()


@pytest.fixture
def approver(office: OpenOffice) -> Approver:
    """The manager, who has just given the passphrase."""
    return Approver(person=office.actor, signing=office.unlocked.signing)
