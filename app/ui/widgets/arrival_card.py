"""One file beside the inbox: what became of it, what to say by phone, where the receipts stand."""

from collections.abc import Sequence

from app.province.receiving import HeadCode
from app.strings import arrivals as words
from app.ui.widgets.arrival_columns import ICONS, TONES, Line, decision, facts
from app.ui.widgets.basics import Button
from app.ui.widgets.facts_card import FactsCard

_NOTES = {"ok": "primary", "plain": "primary", "accent": "accent", "danger": "danger"}


class ArrivalCard(FactsCard):
    """Shows a `Line`; its buttons are wired by the screen."""

    def __init__(self) -> None:
        self.decide = Button(words.DECIDE, "git-branch")
        self.county = Button(words.TO_COUNTY, "map-trifold")
        super().__init__(words.CLOSE, (self.decide, self.county))
        self.shown: Line | None = None

    def show_line(self, one: Line, *, decides: bool) -> None:
        """Fill the panel; *decides* tells whether who looks may decide a fork."""
        self.shown = one
        tone = TONES[one.result]
        self.begin(
            one.row.name if one.row else one.file, words.result(one.result, one.missing), tone
        )
        decided = one.row.decision if one.row is not None and not one.row.undecided else None
        if decided is not None:
            self.note(words.SETTLED, "primary", "check-circle")
            self.section(words.DECIDED, decision(decided))
        else:
            self.note(words.ADVICE[one.result], _NOTES[tone], ICONS[one.result])
        if one.sentence and decided is None:
            self.section(words.REASON, [one.sentence])
        self.facts(facts(one), latin=(words.FILE, words.CODE, words.CLAIMED))
        if one.row is not None and one.row.proved is not None:
            self.section(words.PROVED, words.proved(one.row.proved))
        self.decide.setVisible(decides and one.row is not None and one.row.undecided)
        self.county.setVisible(one.row is not None)

    def show_heads(self, heads: Sequence[HeadCode]) -> None:
        """Add where the county's receipts stand now."""
        told = [words.head(one.register, one.year, one.n, one.code) for one in heads]
        self.section(words.HEADS, told, latin=True)
