"""The search field of F3: asks while typing, groups the answers, opens the one taken."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from app.domain import clock, digits, jalali, text
from app.domain.receipt_filter import ReceiptFilter
from app.queries.donor_search import Hit
from app.queries.receipt_search import ReceiptHit
from app.services import finding
from app.services.finding import Everything
from app.strings import donors, paper, receipt_list
from app.strings import search as words
from app.ui.context import Context
from app.ui.widgets.search_popup import Result, SearchPopup, Section

WAIT_MS: Final = 40
LIMIT: Final = 5
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something the window can do, or a screen it can open; *also* are other names of it."""

    title: str
    icon: str
    kind: str
    run: Callable[[], object]
    also: str = ""


class GlobalSearch(QObject):
    """One question is on its way at a time; an answer to another text is dropped."""

    def __init__(
        self, ctx: Context, field: QLineEdit, deeds: Iterable[Deed], leave: Callable[[], None]
    ) -> None:
        super().__init__(field)
        self._ctx, self._field, self._leave = ctx, field, leave
        self._deeds = tuple(deeds)
        self._asked, self._busy, self._hurried = "", False, False
        self._popup: SearchPopup | None = None
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._ask)
        field.textEdited.connect(lambda _typed: self._wait.start())
        field.textChanged.connect(lambda typed: None if typed else self.close())
        field.installEventFilter(self)

    @property
    def popup(self) -> SearchPopup:
        """What lies below the field; made when it is first needed."""
        if self._popup is None:
            self._popup = SearchPopup(self._field.window())
            self._popup.taken.connect(self._take)
        return self._popup

    def enter(self) -> None:
        """Go to the field, whatever had the keyboard."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        if self._typed():
            self._wait.start()

    def close(self) -> None:
        """Put the results away."""
        self._wait.stop()
        self._hurried = False
        if self._popup is not None:
            self._popup.hide()

    def _typed(self) -> str:
        return text.clean(self._field.text())

    def _ask(self) -> None:
        if self._busy:
            return
        self._asked = self._typed()
        if not self._asked or not self._field.hasFocus():
            self.close()
            return
        self._busy = True
        ctx = self._ctx
        question = (ctx.office.actor, self._asked, clock.today(), ctx.lunar, LIMIT)
        ctx.jobs.then(self, ctx.runner.read(finding.find, *question), self._found, self._failed)

    def _found(self, found: Everything) -> None:
        self._busy = False
        if self._asked != self._typed():
            self._ask()
        elif self._field.hasFocus():
            self._offer(list(self._sections(found)))

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._ctx.jobs.failed.emit(error)

    def _offer(self, sections: list[Section]) -> None:
        """Show what was found; a code from a scanner ends with Enter and opens its one answer."""
        self.popup.offer(sections, self._field)
        only = sum(len(section.results) for section in sections) == 1
        if self._hurried and only:
            self.popup.take()
        self._hurried = False

    def _sections(self, found: Everything) -> Iterator[Section]:
        receipts = [self._receipt(hit) for hit in found.receipts]
        if len(receipts) == LIMIT:
            receipts.append(self._whole_list(found))
        groups = [
            Section(words.DONORS, tuple(self._donor(hit) for hit in found.donors)),
            Section(words.RECEIPTS, tuple(receipts)),
            Section(words.PLACES, tuple(self._deeds_found())),
        ]
        if found.sought.figures or found.sought.day or found.sought.number:
            groups[0], groups[1] = groups[1], groups[0]
        if self._names_a_deed():
            groups.insert(0, groups.pop())
        yield from (group for group in groups if group.results)

    def _donor(self, hit: Hit) -> Result:
        row = hit.row
        below = donors.subtitle(row.kind, row.national_id, row.mobile)
        why = donors.why(hit.why, hit.alias)
        name = donors.titled(row.honorific, row.name)
        return Result("user", name, below, why, self._to("donors", row))

    def _receipt(self, hit: ReceiptHit) -> Result:
        row = hit.row
        serial = digits.to_persian(row.number.serial)
        title = words.receipt(serial, row.donor or receipt_list.ANONYMOUS)
        facts = (
            words.amount(digits.group(row.amount)) if row.amount else "",
            jalali.short(date.fromisoformat(row.issued_on)),
            paper.METHODS.get(hit.method, "") if row.amount else "",
            receipt_list.STATUSES[row.status] if row.status != "issued" else "",
        )
        below = words.joined(*facts)
        return Result("receipt", title, below, words.WHY[hit.why], self._to("receipts", row))

    def _whole_list(self, found: Everything) -> Result:
        sought = found.sought
        line = " ".join([sought.names, *(one.figures for one in sought.figures)]).strip()
        asked = ReceiptFilter(text=line, first_day=sought.day, last_day=sought.day)
        return Result("files", words.ALL, "", words.LIST, self._to("receipts", asked))

    def _names_a_deed(self) -> bool:
        """Tell whether a place is meant: nobody types its whole name to look for a donor."""
        asked = text.squeezed(self._asked)
        return any(text.squeezed(deed.title) == asked for deed in self._deeds)

    def _deeds_found(self) -> Iterator[Result]:
        for deed in self._deeds:
            if text.matches(self._asked, f"{deed.title} {deed.also}"):
                yield Result(deed.icon, deed.title, "", deed.kind, deed.run)

    def _to(self, screen: str, wanted: object) -> Callable[[], None]:
        return lambda: self._ctx.notices.show(screen, wanted)

    def _take(self, target: Callable[[], object]) -> None:
        self._field.clear()
        target()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter_pressed()
        elif key in _STEPS and self._popup is not None and self._popup.isVisible():
            self.popup.step(_STEPS[key])
        else:
            return False
        return True

    def _enter_pressed(self) -> None:
        if self._wait.isActive() or self._busy:
            self._hurried = True
        elif self._popup is not None and self._popup.isVisible():
            self.popup.take()

    def _escape(self) -> None:
        """First the results go, then what was typed, then the keyboard goes back to the page."""
        if self._popup is not None and self._popup.isVisible():
            self.close()
        elif self._field.text():
            self._field.clear()
        else:
            self._leave()
