"""At the desk: asks what the chosen donor gave on these nights last year, and takes it over."""

from PySide6.QtCore import QObject

from app.domain import clock
from app.queries import donor_nights
from app.queries.donor_nights import NightGift
from app.services import donor_links
from app.ui.context import Context
from app.ui.dialogs.donor_enrolment import DonorEnrolment
from app.ui.dialogs.donor_finder import DonorFinder
from app.ui.widgets.donation_form import DonationForm


def finder(ctx: Context, form: DonationForm) -> DonorFinder:
    """Return the finder of *form*'s donor; with it come these nights last year, and enrolment."""
    made = DonorFinder(ctx, form.donor)
    DonorNights(ctx, form)
    DonorEnrolment(ctx, form.donor, made)
    return made


class DonorNights(QObject):
    """Listens to whom the form is linked with; never fills anything in by itself."""

    def __init__(self, ctx: Context, form: DonationForm) -> None:
        super().__init__(form)
        self._ctx, self._form, self._line = ctx, form, form.donor.nights
        self._uid = ""
        self._told: NightGift | None = None
        form.donor.linked.connect(self._ask)
        self._line.take.clicked.connect(self._take)

    def _ask(self, uid: str) -> None:
        self._uid = uid
        self._tell(None)
        one = donor_links.read_uid(uid) if uid else None
        if one is None:
            return

        def answered(found: NightGift | None) -> None:
            if uid == self._uid:
                self._tell(found)

        evening = self._form.date.value() or clock.today()
        asked = self._ctx.runner.read(donor_nights.nearest, one, evening, self._ctx.lunar)
        self._ctx.jobs.then(self, asked, answered)

    def _tell(self, found: NightGift | None) -> None:
        self._told = found
        self._line.tell(found, self._ctx.lunar)

    def _take(self) -> None:
        if self._told is not None:
            self._form.forms.choose("cash")
            self._form.money.set_lines(self._told.lines)
            self._form.money.amount.edit.setFocus()
