"""The panel beside the list of donors at work: read when opened, and what its buttons ask."""

import uuid

from PySide6.QtCore import QObject

from app.domain import clock
from app.queries import donor_view
from app.queries.donor_view import DonorView
from app.queries.donors import DonorRow
from app.ui.context import Context
from app.ui.dialogs.donor_actions import DonorActions
from app.ui.widgets.donor_card import DonorCard


class DonorPanel(QObject):
    """Fills `card`; an answer for a donor that is no longer shown is dropped."""

    def __init__(self, ctx: Context, card: DonorCard, acts: DonorActions) -> None:
        super().__init__(card)
        self._ctx, self.card, self._acts = ctx, card, acts
        self._view: DonorView | None = None
        card.permit(ctx.office.actor.role)
        card.change.clicked.connect(self._change)
        card.merge.clicked.connect(self._merge)
        card.reveal_wanted.connect(self._reveal)
        card.part_wanted.connect(lambda row: acts.part(row.uid, row.name))

    def begin(self, row: DonorRow) -> None:
        """Show what the list knows already, and read the rest."""
        self.card.begin(row)
        self.read(row.uid)

    def read(self, one: uuid.UUID) -> None:
        """Show the donor that *one* stands for now."""
        ctx = self._ctx
        self.card.shown = one

        def arrived(found: DonorView | None) -> None:
            if self.card.shown == one and found is not None:
                self._view = found
                self.card.show_view(found)

        asked = ctx.runner.read(donor_view.view, one, clock.today(), ctx.lunar)
        ctx.jobs.then(self.card, asked, arrived)

    def again(self) -> None:
        """Read once more what is open."""
        if self.card.shown is not None and not self.card.isHidden():
            self.read(self.card.shown)

    def shown(self) -> DonorView | None:
        """Return what the panel shows, None while another donor is on its way."""
        view = self._view
        return view if view is not None and view.page.row.uid == self.card.shown else None

    def _change(self) -> None:
        if (view := self.shown()) is not None:
            self._acts.change(view.page)

    def _merge(self) -> None:
        if (view := self.shown()) is not None:
            self._acts.merge(view.page.row)

    def _reveal(self, field: str) -> None:
        if (view := self.shown()) is not None:
            self._acts.reveal(self.card, view.page.row.uid, field)
