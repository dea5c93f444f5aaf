"""When backup, drill and check last went well; a copy now; where the second one goes."""

from app.services.keeping import Keeping
from app.strings import keeping as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card, Note

_WIDTH = 320


class KeepingCard(Card):
    """Buttons for who *may* back up; it knows no rule."""

    def __init__(self, *, may: bool) -> None:
        super().__init__(margin=18)
        self.setFixedWidth(_WIDTH)
        self.now = Button(words.NOW, "floppy-disk", key="F8")
        self.elsewhere = Button(words.ELSEWHERE, kind="quiet")
        self.choose = Button(words.CHOOSE_SECOND, "folder")
        self.drop = Button(words.DROP_SECOND, kind="quiet")
        self._moments = {name: basics.label() for name in (words.LAST, words.DRILL, words.CHECK)}
        self._second = basics.label(wrap=True)
        self._wrong = Note("", "accent", "warning")
        for name, moment in self._moments.items():
            self.body.addLayout(basics.column(basics.hint(name), moment, gap=0))
        self.body.addLayout(basics.row(self.now, None))
        self.body.addLayout(basics.row(self.elsewhere, None))
        self.body.addWidget(basics.line())
        self.body.addLayout(basics.column(basics.hint(words.SECOND), self._second, gap=0))
        self.body.addWidget(self._wrong)
        self.body.addWidget(basics.hint(words.SECOND_ADVICE, wrap=True))
        self.body.addLayout(basics.row(self.choose, self.drop, None))
        self.body.addStretch(1)
        for button in (self.now, self.elsewhere, self.choose, self.drop):
            button.setVisible(may)
        self._may = may

    def show_keeping(self, found: Keeping) -> None:
        """Show how the office is kept."""
        known = found.condition
        moments = (known.backup_at, known.drill_at, known.check_at)
        for label, iso in zip(self._moments.values(), moments, strict=True):
            label.setText(words.told(iso))
        self._second.setText(f"\u2068{found.second}\u2069" if found.second else words.NO_SECOND)
        self.drop.setVisible(self._may and bool(found.second))
        away = bool(found.second) and not found.there
        self._wrong.say(words.NO_STICK if away else words.FAILED)
        self._wrong.setVisible(away or bool(found.second and known.second_failed))
