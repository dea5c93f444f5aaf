"""Settings on their way to the office: said when kept, taken back from the toast."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.domain.errors import InvalidInputError
from app.services import settings
from app.strings import settings as words
from app.ui.context import Context


class SettingsSaver(QObject):
    """`loaded` carries every setting that holds; `refused` what is wrong, by key."""

    loaded = Signal(dict)
    refused = Signal(dict)

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._held: dict[str, str] = {}

    @property
    def held(self) -> Mapping[str, str]:
        """What holds, as it was read last."""
        return self._held

    def load(self) -> None:
        """Read what holds."""
        self._ctx.jobs.then(self, self._ctx.runner.read(settings.of), self._loaded)

    def save(self, values: Mapping[str, str], *, says: str = words.SAVED) -> None:
        """Keep *values*; the toast offers what held before."""
        before = {key: self._held[key] for key in values if key in self._held}
        future = self._ctx.runner.write(settings.change, values)
        self._ctx.jobs.then(
            self, future, lambda changed: self.kept(changed, before, says), self._refused
        )

    def kept(self, changed: tuple[str, ...], before: Mapping[str, str], says: str) -> None:
        """Say that *changed* are kept, with the way back to *before*."""
        self.load()
        if not changed:
            self._ctx.notices.say(words.UNCHANGED)
            return
        old = {key: before[key] for key in changed if key in before}
        self._ctx.notices.say(says, action=(words.UNDO, lambda: self._undo(old)))

    def _undo(self, old: Mapping[str, str]) -> None:
        future = self._ctx.runner.write(settings.change, old)
        self._ctx.jobs.then(self, future, lambda _changed: self._undone(), self._refused)

    def _undone(self) -> None:
        self.load()
        self._ctx.notices.say(words.UNDONE)

    def _loaded(self, held: dict[str, str]) -> None:
        self._held = held
        self.loaded.emit(held)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, InvalidInputError):
            self.refused.emit(dict(error.fields))
        self._ctx.jobs.failed.emit(error)
