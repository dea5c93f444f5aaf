"""What the desk has to know of its office before it can offer and ask anything."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from app.domain import clock, settings
from app.domain import niyyat as designations
from app.domain.changes import Change
from app.domain.donation import IssueReceipt, Method
from app.domain.niyyat import Niyyat
from app.queries import lists, receipts
from app.queries.lists import CampaignRow
from app.queries.receipts import Day
from app.strings import desk as words
from app.ui.context import Context
from app.ui.widgets.money_field import reading
from app.ui.widgets.niyyat_picker import Designation


class DeskFacts(QObject):
    """Settings, designations in the desk's order and campaigns; `loaded` as they arrive."""

    loaded = Signal()

    def __init__(self, ctx: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._settings: dict[str, str] = {}
        self.usual: list[Designation] = []
        self.campaigns: dict[str, str] = {}
        ctx.jobs.changed.connect(self._changed)

    def load(self) -> None:
        """Ask for all of it again."""
        run, then = self._ctx.runner, self._ctx.jobs.then
        then(self, run.read(lists.settings), self._settings.update)
        then(self, run.read(lists.designations), self._ordered)
        then(self, run.read(lists.campaigns), self._running)

    def today(self) -> Future[Day]:
        """Ask for the receipts of today: of the register at which this window works."""
        training = self._ctx.office.in_training
        day = clock.today().isoformat()
        return self._ctx.runner.read(receipts.of_day, day, training=training)

    def _changed(self, what: Change) -> None:
        if what & (Change.OFFICE | Change.LISTS):
            self.load()

    def questions(self, command: IssueReceipt) -> list[str]:
        """Return what to ask before saving: nothing is wrong with it, but it may be a slip."""
        total = sum(line.amount for line in command.lines)
        asked = []
        if total > 0 and not self._usual_range(total):
            asked.append(words.unusual(reading(total)))
        if total > 0 and command.method != Method.CASH and not command.reference:
            asked.append(words.no_reference(words.REFERENCES[command.method]))
        return asked

    def _usual_range(self, rials: int) -> bool:
        below = int(settings.value(self._settings, settings.ASK_BELOW))
        above = int(settings.value(self._settings, settings.ASK_ABOVE))
        return below <= rials <= above

    def _ordered(self, found: dict[str, Niyyat]) -> None:
        usual = designations.desk_order(found.values())
        self.usual = [Designation(one.code, one.short, one.key) for one in usual]
        self.loaded.emit()

    def _running(self, found: dict[str, CampaignRow]) -> None:
        self.campaigns = {code: row.name for code, row in found.items()}
        self.loaded.emit()
