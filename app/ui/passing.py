"""From the own work into training or into a county's copy, and back: the window is made anew."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from app.domain.lunar import LunarTable
from app.province import looking
from app.province.looking import Copy
from app.services import lunar_months
from app.services.runner import Runner
from app.strings import coverage, training
from app.ui import entering
from app.ui.context import Context
from app.ui.dialogs.months_heard import turn
from app.ui.shell import Shell


class Passing(QObject):
    """Hears what the windows of *ctx* want and lets *put* show the window that comes instead."""

    def __init__(self, ctx: Context, put: Callable[[QWidget], None]) -> None:
        super().__init__(ctx.passage)
        self._ctx, self._put = ctx, put
        self._copy: tuple[Copy, Runner] | None = None
        ctx.passage.training_wanted.connect(self.train)
        ctx.passage.look_wanted.connect(self.look)

    def train(self, on: bool) -> None:
        """Open the window anew at the training register, or at the real one."""
        self._put(Shell(entering.at_desk(self._ctx, training=on), QSettings()))
        self._ctx.notices.say(training.ARRIVED if on else training.RETURNED, tone="plain")

    def look(self, code: str) -> None:
        """Open the window anew on the copy of the county called *code*; nothing leads back."""
        if code:
            work = self._ctx.runner.work(looking.look, self._ctx.office, code)
            self._ctx.jobs.then(self, work, self._look)
        else:
            self._turned(self._ctx, self._back)

    def _turned(self, ctx: Context, then: Callable[[], None]) -> None:
        """Let the office of *ctx* have its own lunar months, *then* go on."""

        def turned(found: LunarTable) -> None:
            turn(ctx.lunar, found)
            then()

        ctx.jobs.then(self, ctx.runner.read(lunar_months.table), turned)

    def _back(self) -> None:
        self._put(Shell(self._ctx, QSettings(), by_role=True))
        # what is still read there ends behind the window
        self._ctx.runner.work(partial(_close, self._copy))
        self._copy = None

    def _look(self, copy: Copy) -> None:
        ctx, who = self._ctx, copy.actor
        runner = Runner(copy.store, ctx.jobs.announce, person=who.uid, role=who.role)
        self._copy = (copy, runner)
        there = replace(ctx, office=copy, runner=runner)

        def arrived() -> None:
            self._put(Shell(there, QSettings()))
            ctx.notices.say(coverage.arrived(copy.copied), tone="plain")

        self._turned(there, arrived)

    def close(self) -> None:
        """Let go of a copy that is open, with the program."""
        _close(self._copy)


def _close(held: tuple[Copy, Runner] | None) -> None:
    if held is not None:
        copy, runner = held
        runner.close()
        copy.close()
