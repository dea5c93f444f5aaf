"""Windows over a real office: the same files, keys and threads that a clerk has."""

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.lunar import LunarTable
from app.services.opening import OpenOffice
from app.services.runner import Runner
from app.ui.context import Context, Notices
from app.ui.jobs import Jobs
from app.ui.widgets import assets, theme
from tests import factory
from tests.province import conftest as provinces

above, ground, province = provinces.above, provinces.ground, provinces.province


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Dress the application once; collect garbage on this thread alone, as the program does."""
    gc.disable()
    if qapp.property("hamyarTheme") != theme.Theme.LIGHT:
        theme.apply(qapp, theme.Theme.LIGHT)
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture
def ctx(office: OpenOffice, qapp: QApplication) -> Iterator[Context]:
    """What the shell gives to each screen."""
    jobs = Jobs()
    runner = Runner(office.store, jobs.announce, person=office.actor.uid)
    lunar = LunarTable.from_csv(assets.text(assets.LISTS / "iran_lunar_months.csv"))
    yield Context(runner, jobs, office, lunar, Notices())
    runner.close()


@pytest.fixture
def high(province: OpenOffice, qapp: QApplication) -> Iterator[Context]:
    """What the shell of a province gives to each screen."""
    jobs = Jobs()
    runner = Runner(province.store, jobs.announce, person=province.actor.uid)
    lunar = LunarTable.from_csv(assets.text(assets.LISTS / "iran_lunar_months.csv"))
    yield Context(runner, jobs, province, lunar, Notices())
    runner.close()


@pytest.fixture
def shown(qtbot, wall: factory.Wall):
    """Show a widget, wait until it has the keyboard; it goes before the office closes."""
    made: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        made.append(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    yield show
    for widget in made:
        if shiboken6.isValid(widget):
            shiboken6.delete(widget)


@pytest.fixture
def types():
    """Type letters of any script as a keyboard does; QTest's own typing knows Latin only."""

    def typed(widget: QWidget, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(widget, QKeyEvent(kind, ord(letter.upper()), none, letter))

    return typed


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Forgive the offscreen platform what it says of itself; every other warning fails."""
    for item in items:
        if "tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
            item.add_marker(pytest.mark.gui)
