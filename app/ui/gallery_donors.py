"""Pictures of donors: found at the desk while typed, and in their own list."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.donation import DonorFacts
from app.strings import desk as words
from app.strings import donors
from app.ui.screens.desk import DeskScreen
from app.ui.shell import Shell
from app.ui.widgets.donor_box import DonorBox

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_CHOSEN = DonorFacts(honorific="سرکار خانم", name="زهرا کاظمی‌نژاد", uid="0" * 32)


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "desk-known", lambda: _at_the_desk(shell(), _type)
    yield "desk-likely", lambda: _at_the_desk(shell(), _doubt)
    yield "desk-chosen", lambda: _at_the_desk(shell(), _choose)


def _at_the_desk(shell: Shell, deed: Callable[[DonorBox], None]) -> QWidget:
    found = shell.findChild(DeskScreen)
    if isinstance(found, DeskScreen):
        box = found.form.donor
        QTimer.singleShot(150, lambda: deed(box))
    return shell


def _type(box: DonorBox) -> None:
    box.name.setFocus()
    box.name.setText("مح")
    box.name.textEdited.emit(box.name.text())


def _doubt(box: DonorBox) -> None:
    box.set_value(DonorFacts(name="زهرا کاظمی", mobile="09161230001"))
    box.hint(words.likely(donors.titled(_CHOSEN.honorific, _CHOSEN.name), donors.REASONS["mobile"]))


def _choose(box: DonorBox) -> None:
    box.choose(_CHOSEN, "******0013", "0916***4567")
