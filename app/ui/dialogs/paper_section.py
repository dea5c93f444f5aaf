"""Papers and printers of this PC, each with a test page whose QR is read back."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLayout, QMenu, QWidget

from app.domain import settings
from app.domain.errors import AppError
from app.services import pc, test_pages
from app.services.pc import PaperSetup, Pc
from app.services.test_pages import Tested
from app.strings import paper_setup as words
from app.ui.context import Context
from app.ui.dialogs.settings_saver import SettingsSaver
from app.ui.widgets import basics, printer
from app.ui.widgets.basics import Button, Card
from app.ui.widgets.choices import Choices
from app.ui.widgets.paper_row import PaperRow, heading
from app.ui.widgets.printer import Printer
from app.ui.widgets.readable import PAGE, readable
from app.ui.widgets.section import Section

_SAVED_DPI = 300


class PaperSection(Section):
    """Wires each kind of paper to its printer; choices hold at once."""

    title = words.TITLE
    icon = "printer"

    def __init__(self, ctx: Context, saver: SettingsSaver, *, may: bool) -> None:
        super().__init__()
        self._ctx, self._saver = ctx, saver
        self.usual = Choices(words.PAPERS)
        self.usual.setEnabled(may)
        self.rows = {kind: PaperRow(kind) for kind in pc.KINDS}
        self.open = Button(words.OPEN, "image")
        self.unread = Button(words.NOT_READ, kind="quiet")
        self.no_printer = basics.Note(words.NO_PRINTER, "primary", "info")
        self._shown = ""
        self._lay()
        self._connect()

    def _lay(self) -> None:
        card = Card()
        parts: tuple[QWidget | QLayout, ...] = (
            basics.section(words.USUAL),
            basics.hint(words.USUAL_ADVICE, wrap=True),
            basics.row(self.usual, None),
            basics.line(),
            basics.section(words.HERE),
            basics.hint(words.HERE_ADVICE, wrap=True),
            self.no_printer,
            heading(),
            *self.rows.values(),
            basics.line(),
            basics.section(words.CHECK),
            basics.hint(words.CHECK_ADVICE, wrap=True),
            basics.row(self.open, self.unread, None),
        )
        page = QWidget()
        page.setLayout(basics.column(*parts, gap=10))
        card.body.addWidget(basics.top(readable(page, PAGE)), 1)
        self.setLayout(basics.column(card))
        self.setFocusProxy(self.usual)

    def _connect(self) -> None:
        for row in self.rows.values():
            row.changed.connect(partial(self._keep, row.kind))
            row.tested.connect(partial(self._test, row))
        self.usual.changed.connect(self._choose_usual)
        self._saver.loaded.connect(self._show_usual)
        self.open.clicked.connect(self._open)
        menu = QMenu(self)
        for kind in pc.KINDS:
            menu.addAction(words.NAMES[kind]).triggered.connect(
                partial(self.settle, kind, readable=False)
            )
        self.unread.clicked.connect(
            lambda: menu.popup(self.unread.mapToGlobal(self.unread.rect().bottomLeft()))
        )

    def reload(self) -> None:
        """Show what holds now, with the printers that are there now."""
        known = printer.names()
        self.no_printer.setVisible(not known)
        for row in self.rows.values():
            row.offer(known)
        self._show(pc.of(self._ctx.office.folder))
        self._saver.load()

    def settle(self, kind: str, *_checked: bool, readable: bool) -> None:
        """Note whether the test page of *kind* was read back."""
        office = self._ctx.office
        work = self._ctx.runner.work(
            test_pages.settle, office.folder, office.actor, kind, readable=readable
        )
        says = words.readable(kind) if readable else words.unreadable(kind)
        self._ctx.jobs.then(self, work, lambda setup: self._settled(kind, setup, says))

    def look(self, file: Path) -> None:
        """Read the test page that *file* shows."""
        office = self._ctx.office
        work = self._ctx.runner.work(test_pages.look, office.folder, office.actor, file)
        self._ctx.jobs.then(self, work, self._seen)

    def _seen(self, kind: str) -> None:
        if kind:
            self.settle(kind, readable=True)
        else:
            self._ctx.notices.say(words.NOT_FOUND, tone="plain")

    def _settled(self, kind: str, setup: PaperSetup, says: str) -> None:
        self.rows[kind].show_setup(setup)
        self._ctx.notices.say(says)

    def _keep(self, kind: str, setup: PaperSetup) -> None:
        office = self._ctx.office
        work = self._ctx.runner.work(pc.set_paper, office.folder, office.actor, kind, setup)

        def kept(known: Pc) -> None:
            self._show(known)
            self._ctx.notices.say(words.kept(kind))

        self._ctx.jobs.then(self, work, kept)

    def _test(self, row: PaperRow) -> None:
        """Draw the page as coarse as the printer prints it, read it back, then print it."""
        office, out = self._ctx.office, Printer(row.setup, row.kind)
        work = self._ctx.runner.work(
            test_pages.make,
            office.folder,
            office.actor,
            row.kind,
            row.setup.printer,
            out.resolution or _SAVED_DPI,
        )
        self._ctx.jobs.then(self, work, lambda made: self._made(row.kind, out, made))

    def _made(self, kind: str, out: Printer, made: Tested) -> None:
        if not made.readable:
            self.settle(kind, readable=False)
            self._ctx.notices.say(words.coarse(kind, made.dpi), tone="plain")
        elif out.send(made.pdf):
            self._ctx.notices.say(words.sent(kind))
        else:
            self._save(made)

    def _save(self, made: Tested) -> None:
        try:
            path = printer.save(self, made.pdf, words.FILE)
        except AppError as error:
            self._ctx.jobs.failed.emit(error)
            return
        if path is not None:
            self._ctx.notices.say(words.saved(path.name))

    def _open(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, words.OPEN, "", words.PICTURES)
        if chosen:
            self.look(Path(chosen))

    def _show(self, known: Pc) -> None:
        for kind, row in self.rows.items():
            row.show_setup(known.paper(kind))

    def _show_usual(self, held: Mapping[str, str]) -> None:
        self._shown = held[settings.PAPER]
        self.usual.choose(self._shown)

    def _choose_usual(self, paper: str) -> None:
        if paper != self._shown:
            self._shown = paper
            self._saver.save({settings.PAPER: paper})
