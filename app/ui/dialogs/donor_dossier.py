"""A donor's own page at work: read, its notes written, its statement drawn, its receipts shown."""

import uuid
from concurrent.futures import Future

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from app.domain import clock, digits, roles
from app.domain.paging import Cursor, Page
from app.domain.receipt import ReceiptNumber
from app.domain.receipt_filter import ReceiptFilter
from app.queries import donor_gifts, donor_statement, donor_view
from app.queries.donor_gifts import Gift
from app.queries.donor_notes import Note
from app.queries.donor_view import Dossier
from app.services import donor_notes, statements
from app.strings import donor_list as list_words
from app.strings import donors
from app.strings import dossier as words
from app.strings import statement as paper
from app.ui.context import Context
from app.ui.dialogs.donor_actions import DonorActions
from app.ui.dialogs.paper_preview import PaperPreview
from app.ui.tables.page_model import PageModel
from app.ui.widgets import gift_columns
from app.ui.widgets.choice_popup import ChoicePopup
from app.ui.widgets.donor_page import DonorPage

RECEIPTS = "receipts"
"""The id of the screen where a gift's receipt is shown."""
_GAP = QPoint(0, 42)


class DonorDossier(QObject):
    """Fills `page` for the donor that `open` names, and does what its buttons ask."""

    def __init__(self, ctx: Context, window: QWidget, acts: DonorActions) -> None:
        super().__init__(window)
        self._ctx, self._window, self._acts = ctx, window, acts
        self._uid = uuid.UUID(int=0)
        self._shown: Dossier | None = None
        self.model = PageModel(ctx.jobs, gift_columns.COLUMNS, self._load, self)
        self.page = DonorPage(self.model)
        self.preview: PaperPreview | None = None
        self._permit(ctx.office.actor.role)
        self._connect()

    def _permit(self, role: str) -> None:
        self.page.card.permit(role)
        self.page.notes.allow(change=roles.may(role, roles.Action.EDIT_DONORS))

    def _connect(self) -> None:
        page, card, acts = self.page, self.page.card, self._acts
        page.opened.connect(self._open_receipt)
        page.statement.clicked.connect(self._ask_year)
        page.notes.written.connect(self._note)
        page.notes.withdrawn.connect(self._withdraw)
        card.change.clicked.connect(lambda: self._shown and acts.change(self._shown.view.page))
        card.merge.clicked.connect(lambda: self._shown and acts.merge(self._shown.view.page.row))
        card.part_wanted.connect(lambda row: acts.part(row.uid, row.name))
        card.reveal_wanted.connect(lambda field: acts.reveal(card, self._uid, field))

    def open(self, one: uuid.UUID, name: str = "") -> None:
        """Show the page of a donor; *name* is what is known of it already."""
        self._uid, self._shown = one, None
        self.page.begin(name)
        self.page.card.shown = one
        self.reload()

    def reload(self) -> None:
        """Read everything again."""
        one, ctx = self._uid, self._ctx

        def arrived(found: Dossier | None) -> None:
            if found is not None and one == self._uid:
                self._fill(found)

        asked = ctx.runner.read(donor_view.dossier, one, clock.today(), ctx.lunar)
        ctx.jobs.then(self, asked, arrived)
        self.model.reload()

    def _fill(self, found: Dossier) -> None:
        row = found.view.page.row
        self._shown, self._uid = found, row.uid
        self.page.begin(donors.titled(row.honorific, row.name))
        self.page.show_dossier(found)

    def _load(self, after: Cursor) -> Future[Page[Gift]]:
        return self._ctx.runner.read(donor_gifts.history, self._uid, after)

    def _open_receipt(self, gift: Gift) -> None:
        number = ReceiptNumber.parse(gift.number)
        asked = ReceiptFilter(text=str(number.serial), register=number.register)
        self._ctx.notices.show(RECEIPTS, asked)

    def _note(self, text: str) -> None:
        done = self._ctx.runner.write(donor_notes.add, self._uid, text)

        def written(_note: uuid.UUID) -> None:
            self.page.notes.field.clear()
            self._ctx.notices.say(words.NOTED)

        self._ctx.jobs.then(self, done, written)

    def _withdraw(self, note: Note) -> None:
        def restore() -> None:
            self._ctx.jobs.then(self, run.write(donor_notes.restore, note.uid), lambda _none: None)

        run = self._ctx.runner
        undo = (list_words.UNDO, restore)
        self._ctx.jobs.then(
            self,
            run.write(donor_notes.withdraw, note.uid),
            lambda _none: self._ctx.notices.say(words.WITHDRAWN, action=undo),
        )

    def _ask_year(self) -> None:
        asked = self._ctx.runner.read(donor_statement.years, self._uid)
        self._ctx.jobs.then(self, asked, self._offer)

    def _offer(self, years: tuple[int, ...]) -> None:
        if not years:
            self._ctx.notices.say(words.NO_YEARS, tone="plain")
            return
        options = [(str(year), digits.to_persian(year)) for year in years]
        popup = ChoicePopup(options, words.YEAR_FIND, self.page.statement)
        popup.chosen.connect(lambda year: self.draw(int(year)))
        popup.show_below(self.page.statement, _GAP)

    def draw(self, year: int) -> None:
        """Show the statement of a fiscal *year*, to be printed or saved from there."""
        ctx = self._ctx
        drawn = ctx.runner.read(statements.draw, ctx.office.actor, self._uid, year)
        ctx.jobs.then(self, drawn, lambda pdf: self._preview(pdf, year))

    def _preview(self, pdf: bytes, year: int) -> None:
        name = self._shown.view.page.row.name if self._shown is not None else ""
        file = words.file_name(paper.TITLE, name, year)
        self.preview = PaperPreview(self._ctx, self._window, pdf, paper.TITLE, file)
        self.preview.open()
