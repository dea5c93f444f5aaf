"""Where to: the sticks that are in, looked for again while the question stands, or a folder."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from app.domain import text
from app.strings import exchange as words
from app.ui.context import Context
from app.ui.widgets import basics, drives, icons
from app.ui.widgets.drives import Drive

EVERY_MS: Final = 1_500
_HIGH: Final = 156
_ROW: Final = QSize(0, 38)
_PATH: Final = Qt.ItemDataRole.UserRole
Look = Callable[[], Sequence[Drive]]


class PlaceList(QWidget):
    """Arrows choose, Enter on «پوشهٔ دیگر» asks for a folder; `path` is where to, or None."""

    def __init__(self, ctx: Context, look: Look = drives.removable) -> None:
        super().__init__()
        self._ctx, self._look = ctx, look
        self._drives: tuple[Drive, ...] | None = None
        self._folder: Path | None = None
        self.list = QListWidget()
        self.list.setProperty("boxed", True)
        self.list.setFixedHeight(_HIGH)
        self.list.setAccessibleName(words.WHERE)
        self.none = basics.hint(words.NO_STICK, wrap=True)
        self.setLayout(basics.column(self.list, self.none, gap=6))
        self.setFocusProxy(self.list)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.list.itemActivated.connect(lambda item: None if item.data(_PATH) else self.ask())
        self._show(())
        self.look()

    def path(self) -> Path | None:
        """Return the place that is chosen."""
        chosen = self.list.selectedItems()
        path = chosen[0].data(_PATH) if chosen else ""
        return Path(path) if path else None

    def look(self) -> None:
        """Look for sticks again."""
        work = self._ctx.runner.work(lambda: tuple(self._look()))
        self._ctx.jobs.then(self, work, self._found)

    def ask(self) -> bool:
        """Ask for a folder; tells whether one was chosen."""
        chosen = QFileDialog.getExistingDirectory(self, words.CHOOSE_FOLDER)
        if chosen:
            self.choose(Path(chosen))
        return bool(chosen)

    def choose(self, folder: Path) -> None:
        """Offer *folder* beside the sticks, and choose it."""
        self._folder = folder
        self._fill(folder)

    def _found(self, found: tuple[Drive, ...]) -> None:
        if found != self._drives:
            self._show(found)

    def _show(self, found: tuple[Drive, ...]) -> None:
        before, self._drives = self.path(), found
        self.none.setText("" if found else words.NO_STICK)
        self._fill(before)

    def _fill(self, chosen: Path | None) -> None:
        self.list.clear()
        for one in self._drives or ():
            self._add(words.drive(text.isolate(one.name), one.free), "hard-drive", one.path)
        if self._folder is not None:
            shown = text.isolate_ltr(str(self._folder))
            self._add(shown, "folder", self._folder)
        self._add(words.FOLDER, "folder-open", None)
        paths = [self.list.item(at).data(_PATH) for at in range(self.list.count())]
        at = paths.index(str(chosen)) if str(chosen) in paths else 0
        self.list.setCurrentRow(at)

    def _add(self, says: str, icon: str, path: Path | None) -> None:
        item = QListWidgetItem(icons.icon(icon, "primary_text"), says, self.list)
        item.setData(_PATH, str(path) if path is not None else "")
        item.setSizeHint(_ROW)
