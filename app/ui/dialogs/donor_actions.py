"""Take a donor in, change, merge, part, reveal: from the question to the committed answer."""

import uuid
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.donor import DonorDetails
from app.domain.donor_filter import DonorFilter
from app.queries import donor_duplicates, donor_list
from app.queries.donor_duplicates import Likely
from app.queries.donor_list import ListedDonor
from app.queries.donors import DonorPage, DonorRow
from app.services import donors as register
from app.strings import donor_list as words
from app.strings import donors
from app.ui.context import Context
from app.ui.dialogs.donor_form import DonorForm
from app.ui.dialogs.donor_merge import MergeDialog
from app.ui.widgets.donor_card import DonorCard

OFFERED = 8


class DonorActions(QObject):
    """`show_wanted` carries the uid of the donor that the panel is to show next."""

    show_wanted = Signal(object)

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def add(self, begun: DonorDetails | None = None) -> DonorForm:
        """Ask for a new donor, *begun* elsewhere or not; returns the dialog, which is open."""
        dialog = self._form(None, begun)
        dialog.asked.connect(lambda: self._add(dialog))
        return dialog

    def change(self, page: DonorPage) -> DonorForm:
        """Ask for other details of a donor."""
        dialog = self._form(page)
        dialog.asked.connect(lambda: self._change(dialog, page))
        return dialog

    def _form(self, page: DonorPage | None, begun: DonorDetails | None = None) -> DonorForm:
        dialog = DonorForm(self._window, page, begun)
        dialog.looked.connect(lambda: self._look(dialog, page.row.uid if page else None))
        dialog.open_wanted.connect(lambda row: self._show_instead(dialog, row))
        dialog.open()
        return dialog

    def _look(self, dialog: DonorForm, but: uuid.UUID | None) -> None:
        details = dialog.details()
        asked = replace(details, name=details.name if but is None else "")

        def answered(likely: tuple[Likely, ...]) -> None:
            if details == dialog.details():
                dialog.tell(likely)

        found = self._ctx.runner.read(donor_duplicates.of_typed, asked, but)
        self._ctx.jobs.then(dialog, found, answered)

    def _show_instead(self, dialog: DonorForm, row: DonorRow) -> None:
        dialog.reject()
        self.show_wanted.emit(row.uid)

    def _add(self, dialog: DonorForm) -> None:
        details = dialog.details()
        done = self._ctx.runner.write(register.add, details, although_known=dialog.although_known)

        def added(one: uuid.UUID) -> None:
            dialog.accept()
            self._ctx.notices.say(words.added(details.name))
            self.show_wanted.emit(one)

        self._ctx.jobs.then(dialog, done, added, lambda error: self._refused(dialog, error))

    def _change(self, dialog: DonorForm, page: DonorPage) -> None:
        done = self._ctx.runner.write(register.change, page.row.uid, dialog.changes())
        name = dialog.details().name

        def changed(before: dict[str, Any]) -> None:
            dialog.accept()
            undo = (words.UNDO, lambda: self._give_back(page.row.uid, before))
            self._ctx.notices.say(words.changed(name), action=undo if before else None)

        self._ctx.jobs.then(dialog, done, changed, lambda error: self._refused(dialog, error))

    def _give_back(self, one: uuid.UUID, before: dict[str, Any]) -> None:
        done = self._ctx.runner.write(register.change, one, before)
        said = self._ctx.notices.say
        self._ctx.jobs.then(self, done, lambda _now: said(words.GIVEN_BACK, tone="plain"))

    def merge(self, row: DonorRow) -> MergeDialog:
        """Ask who is the same as *row*; the likely ones are offered before anything is typed."""
        dialog = MergeDialog(row, self._window)
        dialog.looked.connect(lambda typed: self._offer(dialog, row, typed))
        dialog.asked.connect(lambda: self._merge(dialog))
        self._offer(dialog, row, "")
        dialog.open()
        return dialog

    def _offer(self, dialog: MergeDialog, row: DonorRow, typed: str) -> None:
        def likely(found: tuple[Likely, ...]) -> None:
            if not dialog.search.text().strip():
                dialog.offer((one.row, donors.REASONS[one.reasons[0]]) for one in found)

        def searched(found: tuple[ListedDonor, ...]) -> None:
            if typed == dialog.search.text():
                dialog.offer((one.row, donors.why(one.why, one.alias)) for one in found)

        ctx = self._ctx
        if typed.strip():
            asked = DonorFilter(text=typed, kind=row.kind)
            found = ctx.runner.read(donor_list.page, asked, None, OFFERED)
            ctx.jobs.then(dialog, found, searched)
        else:
            ctx.jobs.then(dialog, ctx.runner.read(donor_list.likely, row.uid), likely)

    def _merge(self, dialog: MergeDialog) -> None:
        pair, names = dialog.pair(), dialog.names()
        if pair is None:
            return
        gone, kept = pair

        def merged(_none: None) -> None:
            dialog.accept()
            undo = (words.UNDO, lambda: self.part(gone, names[0]))
            self._ctx.notices.say(donors.merged(*names), action=undo)
            self.show_wanted.emit(kept)

        done = self._ctx.runner.write(register.merge, gone, kept)
        self._ctx.jobs.then(dialog, done, merged, lambda error: self._refused(dialog, error))

    def part(self, gone: uuid.UUID, name: str) -> None:
        """Let a merged donor stand for itself again."""
        done = self._ctx.runner.write(register.unmerge, gone)
        self._ctx.jobs.then(self, done, lambda _none: self._ctx.notices.say(donors.unmerged(name)))

    def reveal(self, card: DonorCard, one: uuid.UUID, field: str) -> None:
        """Show an identifier on *card* in full; the journal keeps who read it."""
        done = self._ctx.runner.write(register.reveal, one, field)

        def shown(value: str) -> None:
            if card.shown == one:
                card.show_code(field, value)

        self._ctx.jobs.then(card, done, shown)

    def _refused(self, dialog: DonorForm | MergeDialog, error: BaseException) -> None:
        if not dialog.refuse(error):
            self._ctx.jobs.failed.emit(error)
