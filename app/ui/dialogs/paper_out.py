"""From committed receipts to paper: booked, drawn beside the windows, sent to the printer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.domain import digits, settings
from app.domain.document import CopyMark, Paper, Sheet
from app.domain.receipt import ReceiptNumber
from app.keys import files
from app.queries import lists
from app.services import papers, pc
from app.services.pc import PaperSetup
from app.strings import desk as words
from app.ui.context import Context
from app.ui.widgets.printer import Printer


class PaperOut(QObject):
    """Prints at once on the printer of the office's paper; where there is none, keeps the PDF."""

    sent = Signal()

    def __init__(self, ctx: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx

    def print(self, numbers: Sequence[ReceiptNumber], mark: CopyMark) -> None:
        """Print *numbers* with *mark*, in that order; `sent` when the paper is on its way."""

        def known(found: Mapping[str, str]) -> None:
            self._book(numbers, mark, Paper(settings.value(found, settings.PAPER)))

        self._ctx.jobs.then(self, self._ctx.runner.read(lists.settings), known)

    def _book(self, numbers: Sequence[ReceiptNumber], mark: CopyMark, paper: Paper) -> None:
        taken = self._ctx.runner.write(papers.take, numbers, mark, paper)
        self._ctx.jobs.then(self, taken, lambda sheets: self._draw(sheets, paper))

    def _draw(self, sheets: tuple[Sheet, ...], paper: Paper) -> None:
        # read at each print, since a printer that jams is changed in the middle of an evening
        setup = pc.of(self._ctx.office.folder).paper(paper)
        drawn = self._ctx.runner.work(_render, sheets, paper, setup)
        printer = Printer(setup, paper)
        self._ctx.jobs.then(self, drawn, lambda pdf: self._out(pdf, printer, sheets[0]))

    def _out(self, pdf: bytes, printer: Printer, first: Sheet) -> None:
        number = first.document.number
        serial, again = digits.to_persian(number.serial), first.mark != CopyMark.ORIGINAL
        if printer.send(pdf):
            self._ctx.notices.say(words.printed(serial, again=again))
        else:
            path = self._ctx.office.folder.papers / f"{str(number).replace(' / ', '-')}.pdf"
            path.parent.mkdir(exist_ok=True)
            files.atomic_write(path, pdf)
            url = QUrl.fromLocalFile(str(path))
            show = (words.OPEN, lambda: QDesktopServices.openUrl(url))
            says = words.kept(serial, again=again)
            self._ctx.notices.say(says, tone="plain", action=show)
        self.sent.emit()


def _render(sheets: tuple[Sheet, ...], paper: Paper, setup: PaperSetup) -> bytes:
    from app.reports import receipt  # noqa: PLC0415 - reportlab loads with the first paper

    drawn = tuple(replace(sheet, typed=setup.typed) for sheet in sheets)
    return receipt.render(drawn, paper)
