"""The way into training: nothing of the real work is touched there."""

from app.domain import roles
from app.strings import training as words
from app.ui.context import Context
from app.ui.widgets import basics
from app.ui.widgets.basics import Card, PrimaryButton
from app.ui.widgets.section import Section


class TrainingSection(Section):
    """Says what training is; the button asks the program to go there."""

    title = words.TITLE
    icon = "graduation-cap"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.go = PrimaryButton(words.GO, "graduation-cap")
        self.go.setEnabled(roles.may(ctx.office.actor.role, roles.Action.ISSUE))
        card = Card()
        lines = [basics.label(f"•  {line}", wrap=True) for line in words.WHAT]
        parts = (basics.section(words.HEADING), basics.label(words.ADVICE, wrap=True), *lines)
        for part in parts:
            card.body.addWidget(part)
        card.body.addSpacing(8)
        card.body.addLayout(basics.row(self.go, None))
        card.body.addStretch(1)
        self.setLayout(basics.column(card))
        self.setFocusProxy(self.go)
        self.go.clicked.connect(lambda: ctx.passage.training_wanted.emit(True))
