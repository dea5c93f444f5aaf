"""Nothing typed is ever lost: the half-filled form is kept every moment and comes back."""

import uuid
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.donation import IssueReceipt
from app.services import drafts
from app.strings import desk as words
from app.ui.context import Context
from app.ui.widgets.donation_form import DonationForm
from app.ui.widgets.form_state import from_draft, to_draft

EVERY_MS: Final = 1_000


class DraftKeeper(QObject):
    """Keeps the draft of *form*; its `client_id` makes a repeated save issue only once.

    `put_back` carries the visit that was set aside and is wanted again.
    """

    came_back = Signal()
    put_back = Signal(object)

    def __init__(self, ctx: Context, form: DonationForm, name: str) -> None:
        super().__init__(form)
        self._ctx, self._form, self._name = ctx, form, name
        self._uid = uuid.uuid4()
        self._kept: IssueReceipt | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        person = ctx.office.actor.uid
        asked = ctx.runner.read(drafts.of, person, name)
        ctx.jobs.then(self, asked, self._found)

    @property
    def client_id(self) -> str:
        """The id of the visit that is being typed."""
        return str(self._uid)

    def look(self) -> None:
        """Keep the form as it is now, if it changed since the last look."""
        now = self._form.command(self.client_id)
        if now != self._kept and not is_blank(now):
            self._kept = now
            self._ctx.runner.write(drafts.keep, self._name, self._uid, to_draft(now))

    def renew(self) -> None:
        """Forget the draft: it was saved, or thrown away; the next visit has another id."""
        self._uid, self._kept = uuid.uuid4(), None
        self._ctx.runner.write(drafts.drop, self._name)

    def set_aside(self) -> None:
        """Offer what is half typed back by the toast, before it makes room for another visit."""
        before = self._form.command(self.client_id)
        if not is_blank(before):
            back = (words.PUT_BACK, lambda: self.put_back.emit(before))
            self._ctx.notices.say(words.SET_ASIDE, tone="plain", action=back)

    def _found(self, draft: tuple[uuid.UUID, str] | None) -> None:
        untouched = is_blank(self._form.command(self.client_id))
        if draft is not None and untouched:
            self._uid, body = draft
            self._kept = from_draft(body)
            self._form.show_command(self._kept)
            self.came_back.emit()
        self._timer.start()


def is_blank(command: IssueReceipt) -> bool:
    """Tell whether nobody has typed anything yet."""
    donor = replace(command.donor, kind="person")
    given = (command.lines, command.items, command.service, command.reference, command.on_behalf)
    return not any((donor.name, donor.national_id, donor.mobile, *given))
