"""What every test may ask for: a clock that obeys, and an office founded once and copied."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.db import place
from app.domain import clock
from app.domain.folder import OfficeFolder
from app.services import opening
from app.services.desk import Approver
from app.services.opening import OpenOffice
from tests import factory, servers

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


@pytest.fixture(scope="session")
def server() -> Iterator[servers.Server]:
    """A real PostgreSQL, started once a run."""
    started = servers.start()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def served(server: servers.Server, tmp_path_factory: pytest.TempPathFactory) -> factory.Template:
    """The same office as `template`, whose rows lie on the server."""
    with clock.fixed(factory.Wall()):
        return servers.found(server, tmp_path_factory.mktemp("served") / "office")


@pytest.fixture
def database(server: servers.Server) -> Iterator[str]:
    """The URL of an empty database on the server."""
    url = server.database()
    yield url
    server.drop(url)


@pytest.fixture
def store() -> str:
    """Where the office of the test lies: `file`, or `server` for a test of both stores."""
    return "file"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked for both stores on both."""
    if "folder" in metafunc.fixturenames and metafunc.definition.get_closest_marker("stores"):
        metafunc.parametrize("store", ["file", "server"])
    if "province" in metafunc.fixturenames and metafunc.definition.get_closest_marker("grounds"):
        metafunc.parametrize("ground", ["file", "server"])


@pytest.fixture
def made(store: str, request: pytest.FixtureRequest) -> factory.Template:
    """The founded office that the test's own is a copy of."""
    found: factory.Template = request.getfixturevalue("served" if store == "server" else "template")
    return found


@pytest.fixture
def folder(
    made: factory.Template, store: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[OfficeFolder]:
    """A copy of the founded office, closed."""
    copy = tmp_path / "office"
    if store == "server":
        server: servers.Server = request.getfixturevalue("server")
        folder = servers.copy(server, made, copy)
        yield folder
        server.drop(place.server_of(folder).url)
        return
    shutil.copytree(made.folder.root, copy)
    yield OfficeFolder(copy)


@pytest.fixture
def office(
    made: factory.Template, folder: OfficeFolder, wall: factory.Wall
) -> Iterator[OpenOffice]:
    """The office, opened by its first manager."""
    opened = opening.open_office(folder, made.unlocked)
    yield opened
    opened.close()


@pytest.fixture
def approver(office: OpenOffice) -> Approver:
    """The manager, who has just given the passphrase."""
    return Approver(person=office.actor, signing=office.unlocked.signing)
