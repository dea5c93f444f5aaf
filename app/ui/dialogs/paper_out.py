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
        self._ctx.jobs.then(self, drawn, lambda pdf: self._send(pdf, printer, sheets))

    def _send(self, pdf: bytes, printer: Printer, sheets: tuple[Sheet, ...]) -> None:
        """Paint beside the windows: the papers of a pile take a minute."""
        sent = self._ctx.runner.work(printer.send, pdf)
        self._ctx.jobs.then(self, sent, lambda done: self._out(pdf, sheets, sent=done))

    def _out(self, pdf: bytes, sheets: tuple[Sheet, ...], *, sent: bool) -> None:
        again = sheets[0].mark != CopyMark.ORIGINAL
        if sent:
            self._ctx.notices.say(_printed(_numbers(sheets), again=again))
        else:
            self._keep(pdf, _numbers(sheets), again=again)
        self.sent.emit()

    def _keep(self, pdf: bytes, numbers: Sequence[ReceiptNumber], *, again: bool) -> None:
        name = str(numbers[0]).replace(" / ", "-")
        if len(numbers) > 1:
            name += f"-{numbers[-1].serial}"
        path = self._ctx.office.folder.papers / f"{name}.pdf"
        path.parent.mkdir(exist_ok=True)
        files.atomic_write(path, pdf)
        url = QUrl.fromLocalFile(str(path))
        show = (words.OPEN, lambda: QDesktopServices.openUrl(url))
        self._ctx.notices.say(_kept(numbers, again=again), tone="plain", action=show)


def _numbers(sheets: Sequence[Sheet]) -> tuple[ReceiptNumber, ...]:
    """Return the receipts of *sheets*, of which A4 has two for each."""
    return tuple(dict.fromkeys(sheet.document.number for sheet in sheets))


def _printed(numbers: Sequence[ReceiptNumber], *, again: bool) -> str:
    if len(numbers) > 1:
        return words.printed_all(digits.group(len(numbers)), again=again)
    return words.printed(digits.to_persian(numbers[0].serial), again=again)


def _kept(numbers: Sequence[ReceiptNumber], *, again: bool) -> str:
    if len(numbers) > 1:
        return words.kept_all(digits.group(len(numbers)), again=again)
    return words.kept(digits.to_persian(numbers[0].serial), again=again)


def _render(sheets: tuple[Sheet, ...], paper: Paper, setup: PaperSetup) -> bytes:
    from app.reports import receipt  # noqa: PLC0415 - reportlab loads with the first paper

    drawn = tuple(replace(sheet, typed=setup.typed) for sheet in sheets)
    return receipt.render(drawn, paper)
