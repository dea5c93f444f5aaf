"""While a donor is typed at the desk, those who are registered already are offered."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from app.domain import text
from app.domain.donation import DonorFacts
from app.domain.donor import DonorDetails
from app.queries import donor_duplicates, donor_search
from app.queries.donor_duplicates import Likely
from app.queries.donor_search import Found, Hit
from app.queries.donors import DonorRow
from app.strings import desk as words
from app.strings import donors as shared
from app.ui.context import Context
from app.ui.widgets.donor_box import DonorBox
from app.ui.widgets.donor_popup import MOST, DonorPopup, Offer

WAIT_MS: Final = 40
SHORTEST: Final = 2


class DonorFinder(QObject):
    """Searches for the box; one question is on its way at a time, the newest waits for it.

    Nobody is linked unless the clerk marks a donor and presses Enter: the first line of the
    popup is the donor as typed. Only where figures were typed that one donor alone has, that
    donor is marked at once.
    """

    chosen = Signal()

    def __init__(self, ctx: Context, box: DonorBox) -> None:
        super().__init__(box)
        self._ctx, self._box = ctx, box
        self._field: QLineEdit = box.name
        self._asked, self._busy = "", False
        self._rows: tuple[DonorRow, ...] = ()
        self._same: DonorRow | None = None
        self.popup: DonorPopup | None = None
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._ask)
        for field in (box.name, box.national_id, box.mobile):
            field.textEdited.connect(lambda _typed, field=field: self._typed(field))
            field.installEventFilter(self)
        box.kind.changed.connect(lambda _kind: self.close())
        box.same.clicked.connect(self._take_same)

    def close(self) -> None:
        """Put the popup away until more is typed."""
        self._wait.stop()
        if self.popup is not None:
            self.popup.hide()

    def _typed(self, field: QLineEdit) -> None:
        self._field = field
        self._wait.start()

    def _ask(self) -> None:
        self._look_alike()
        if self._busy:
            return
        self._asked = text.clean(self._field.text())
        if not self._wanted() or len(self._asked) < SHORTEST:
            self.close()
            return
        self._busy = True
        found = self._ctx.runner.read(donor_search.search, self._asked, limit=MOST)
        self._ctx.jobs.then(self, found, self._found, self._failed)

    def _wanted(self) -> bool:
        return self._field.hasFocus() and not self._box.value().uid

    def _found(self, found: Found) -> None:
        self._busy = False
        if self._asked != text.clean(self._field.text()):
            self._ask()
        elif self._wanted() and not self._wait.isActive():
            self._offer(found)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._ctx.jobs.failed.emit(error)

    def _offer(self, found: Found) -> None:
        self._rows = tuple(hit.row for hit in found.hits)
        if not self._rows:
            self.close()
            return
        if self.popup is None:
            self.popup = DonorPopup(self._box.window())
            self.popup.taken.connect(self._take)
        offers = [Offer(words.NEW_DONOR, words.AS_TYPED, ""), *map(_offer_of, found.hits)]
        shown = shared.shown_of(len(self._rows), found.total, more=found.more)
        self.popup.offer(offers, words.popup_keys(shown), self._field)
        named = self._field is self._box.name
        if named and len(self._rows) == 1 and self._asked.isdecimal():
            # nobody is called by figures: they are the end of this one's identifier
            self.popup.step(1)

    def _take(self, place: int) -> None:
        self.close()
        if place:
            self.choose(self._rows[place - 1])

    def _take_same(self) -> None:
        if self._same is not None:
            self.choose(self._same)

    def choose(self, row: DonorRow) -> None:
        """Link the box with a registered donor."""
        self.close()
        facts = DonorFacts(kind=row.kind, honorific=row.honorific, name=row.name, uid=row.uid.hex)
        self._box.choose(facts, row.national_id, row.mobile)
        self.chosen.emit()

    def _look_alike(self) -> None:
        """Ask whose the typed identifiers are; a name alone is no reason to say so."""
        details = self._details()
        if details is None:
            self._box.hint("")
            return

        def answered(likely: tuple[Likely, ...]) -> None:
            if details == self._details():
                self._hint(likely)

        found = self._ctx.runner.read(donor_duplicates.of_typed, details)
        self._ctx.jobs.then(self, found, answered)

    def _details(self) -> DonorDetails | None:
        facts = self._box.value()
        if facts.uid or not (facts.national_id or facts.mobile):
            return None
        return DonorDetails(kind=facts.kind, national_id=facts.national_id, mobile=facts.mobile)

    def _hint(self, likely: tuple[Likely, ...]) -> None:
        self._same = likely[0].row if likely else None
        if self._same is None:
            self._box.hint("")
            return
        name = shared.titled(self._same.honorific, self._same.name)
        self._box.hint(words.likely(name, shared.REASONS[likely[0].reasons[0]]))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.popup is None or self.popup.isHidden():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self._pressed(self.popup, Qt.Key(event.key()))

    def _pressed(self, popup: DonorPopup, key: Qt.Key) -> bool:
        """Tell whether the popup took the key; Enter on what was typed goes on in the form."""
        if key in _STEPS:
            popup.step(_STEPS[key])
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        place = popup.marked()
        self._take(place)
        return place > 0


_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def _offer_of(hit: Hit) -> Offer:
    row = hit.row
    name = shared.titled(row.honorific, row.name)
    below = shared.subtitle(row.kind, row.national_id, row.mobile)
    return Offer(name, below, shared.why(hit.why, hit.alias))
