"""What guards the office by itself, and the copy that a person takes away."""

from datetime import datetime

from app.domain import jalali
from app.services.condition import Condition
from app.strings import verify as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card


class CareCard(Card):
    """When the last backup, drill and check went well; `back_up` asks for one more copy."""

    def __init__(self) -> None:
        super().__init__(margin=16)
        self.back_up = Button(words.BACK_UP, "floppy-disk", key="F8")
        self._moments = {
            name: basics.label() for name in (words.LAST_BACKUP, words.LAST_DRILL, words.LAST_CHECK)
        }
        self.body.addWidget(basics.section(words.CARE))
        for name, moment in self._moments.items():
            self.body.addLayout(basics.column(basics.hint(name), moment, gap=0))
        self.body.addSpacing(4)
        self.body.addWidget(basics.hint(words.CARE_ADVICE, wrap=True))
        self.body.addLayout(basics.row(self.back_up, None))

    def show_condition(self, found: Condition) -> None:
        """Show the moments of *found*."""
        for label, iso in zip(
            self._moments.values(), (found.backup_at, found.drill_at, found.check_at), strict=True
        ):
            label.setText(_told(iso))


def _told(iso: str) -> str:
    if not iso:
        return words.NEVER
    moment = datetime.fromisoformat(iso)
    return words.moment(jalali.long(moment.date()), f"{moment:%H:%M}")
