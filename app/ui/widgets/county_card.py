"""One county beside the board: its key, how far it has come, and what may be done."""

from app.province.counties import Covered
from app.strings import arrivals
from app.strings import coverage as words
from app.ui.widgets.basics import Button
from app.ui.widgets.county_columns import TONES, facts, refusals
from app.ui.widgets.facts_card import FactsCard

_NOTES = {
    "unconfirmed": (words.UNCONFIRMED, "accent", "phone"),
    "forked": (words.FORKED, "danger", "git-branch"),
    "waiting": (words.WAITS, "accent", "clock"),
    "revoked": (words.REVOKED, "danger", "prohibit"),
    "enrolled": (words.SILENT_ADVICE, "primary", "info"),
}
_CODES = (words.CODE, words.FINGERPRINT, words.LAST_FILE, words.NEWEST)


class CountyCard(FactsCard):
    """Shows a `Covered`; its buttons are wired by the screen, each shown where it fits."""

    def __init__(self) -> None:
        self.confirm = Button(words.CONFIRM, "phone")
        self.look, self.inbox = Button(words.LOOK, "eye"), Button(words.INBOX, "tray")
        self.again, self.revoke = Button(words.AGAIN, "arrows-clockwise"), Button(words.REVOKE)
        self.rescue = Button(words.RESCUE, "lifebuoy")
        buttons = (self.confirm, self.look, self.inbox, self.again, self.rescue, self.revoke)
        super().__init__(words.CLOSE, buttons)
        self.shown: Covered | None = None
        self._changes = True

    def allow(self, *, changes: bool) -> None:
        """Offer what changes something, or not."""
        self._changes = changes

    def show_county(self, one: Covered) -> None:
        """Fill the panel."""
        self.shown, key = one, one.row.key
        self.begin(key.name, words.STATES[one.state], TONES[one.state])
        if one.state in _NOTES:
            self.note(*_NOTES[one.state])
        self.facts(facts(one), latin=_CODES)
        if one.row.last is not None:
            self.section(words.PROVED, arrivals.proved(one.row.proved))
        self.section(words.REFUSED, refusals(one))
        learnt, gone = bool(key.learnt_at), bool(key.revoked_at)
        fits = {
            self.confirm: learnt and not gone and not key.confirmed_at,
            self.revoke: not gone,
            self.again: gone or not learnt,
            self.rescue: one.row.last is not None,
        }
        for button, fitting in fits.items():
            button.setVisible(fitting and self._changes)
        self.look.setVisible(one.row.last is not None)
        self.inbox.setVisible(bool(one.row.waiting or one.row.forks))
