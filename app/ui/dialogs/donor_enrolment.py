"""At the desk: what is typed of a new donor goes into the register, and the form is linked."""

import uuid

from PySide6.QtCore import QObject

from app.domain.donor import DonorDetails
from app.queries import donors
from app.queries.donors import DonorPage
from app.ui.context import Context
from app.ui.dialogs.donor_actions import DonorActions
from app.ui.dialogs.donor_finder import DonorFinder
from app.ui.dialogs.donor_form import DonorForm
from app.ui.widgets.donor_box import DonorBox


class DonorEnrolment(QObject):
    """Opens the donor's own form with what the desk has; who is saved or found there is chosen."""

    def __init__(self, ctx: Context, box: DonorBox, finder: DonorFinder) -> None:
        super().__init__(box)
        self._ctx, self._box, self._finder = ctx, box, finder
        self._acts = DonorActions(ctx, box)
        self._acts.show_wanted.connect(self._link)
        box.enrol.clicked.connect(self.ask)
        box.anonymous.connect(finder.chosen)

    def ask(self) -> DonorForm:
        """Ask for the rest of the donor; returns the dialog, which is open."""
        self._finder.close()
        typed = self._box.value()
        begun = DonorDetails(
            kind=typed.kind,
            honorific=typed.honorific,
            name=typed.name,
            national_id=typed.national_id,
            mobile=typed.mobile,
        )
        return self._acts.add(begun)

    def _link(self, one: uuid.UUID) -> None:
        def found(page: DonorPage | None) -> None:
            if page is not None:
                self._finder.choose(page.row)

        self._ctx.jobs.then(self, self._ctx.runner.read(donors.show, one), found)
