"""A watched folder: what lies in it and stands still is given out, once each."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.province.receiving import Folder, Seen
from app.ui.context import Context

STILL_MS: Final = 750
"""How long a file must not change: one that is being copied is not whole yet."""

AGAIN_MS: Final = 10_000
"""How often the folder is looked at all the same: of a network folder nobody tells changes, and
a file that grew or was mended tells none."""

LATER_MS: Final = 60_000


class FolderWatch(QObject):
    """Emits `found` with paths, `failed` with an error once as long as it lasts."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._folder: Folder | None = None
        self._away = self.held = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True)
        self._watcher.directoryChanged.connect(lambda _folder: self._timer.start(STILL_MS))
        self._timer.timeout.connect(self._look)

    @property
    def watches(self) -> bool:
        """Whether a folder is watched."""
        return self._folder is not None

    def watch(self, place: str) -> None:
        """Watch *place* from now on; empty for nothing."""
        if old := self._watcher.directories():
            self._watcher.removePaths(old)
        self._timer.stop()
        self._folder, self._away = Folder(Path(place)) if place else None, False
        if place:
            self._watcher.addPath(place)
            self._timer.start(0)

    def again(self) -> None:
        """Give everything out once more, after a while: a full disk kept it away."""
        if self._folder is not None:
            self._folder.forget()
            self._timer.start(LATER_MS)

    def _look(self) -> None:
        folder = self._folder
        if folder is None:
            return
        if self.held:
            self._timer.start(STILL_MS)
            return
        asked = self._ctx.runner.read(folder.look)
        self._ctx.jobs.then(self, asked, lambda seen: self._seen(folder, seen), self._lost)

    def _seen(self, folder: Folder, seen: Seen) -> None:
        if folder is not self._folder:
            return
        if self._away:
            self._watcher.addPath(str(folder.place))
        self._away = False
        self._timer.start(STILL_MS if seen.growing else AGAIN_MS)
        if seen.files:
            self.found.emit(seen.files)

    def _lost(self, error: BaseException) -> None:
        """Go on looking for a folder that is away, as a share is over night."""
        self._timer.start(AGAIN_MS)
        if not self._away:
            self._away = True
            self.failed.emit(error)
