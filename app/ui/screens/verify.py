"""Prove the office, and take a copy of it away."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain import clock, jalali
from app.domain.findings import Report
from app.province import verifying
from app.services import condition, keeping
from app.services.backups import Backup
from app.services.opening import OpenOffice
from app.services.verification import witness as witnesses
from app.strings import findings
from app.strings import verify as words
from app.ui.context import Context
from app.ui.dialogs.long_work import LongWork, Watch
from app.ui.dialogs.verifier_card import VerifierCard
from app.ui.widgets import basics, page_head
from app.ui.widgets.basics import Button, Card, PrimaryButton
from app.ui.widgets.care_card import CareCard
from app.ui.widgets.findings_list import FindingsList
from app.ui.widgets.progress import ProgressStrip


class VerifyScreen(QWidget):
    """Wires the verification and the backup to one progress strip; both run behind the window."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._witness: Path | None = None
        self.run = PrimaryButton(words.RUN, "shield-check", key="F5")
        self.copy = Button(words.COPY, "copy")
        self.strip = ProgressStrip()
        self.found = FindingsList(ctx.jobs)
        self.care = CareCard()
        self.choose = Button(words.CHOOSE_WITNESS, "file-search")
        self.forget = Button(words.FORGET_WITNESS, kind="quiet")
        self.named = basics.hint(words.NO_WITNESS, wrap=True)
        self.work = LongWork(ctx, self.strip, self)
        self._lay()
        self._connect()
        self._show_care()

    def _lay(self) -> None:
        main = Card()
        main.body.addWidget(self.strip)
        main.body.addWidget(self.found, 1)
        outside = Card(margin=16)
        outside.body.addLayout(basics.column(basics.section(words.WITNESS), self.named))
        outside.body.addLayout(basics.row(self.choose, self.forget, None))
        side = QWidget()
        side.setLayout(basics.column(self.care, outside, VerifierCard(self._ctx), None, gap=12))
        side.setFixedWidth(340)
        side.setHidden(bool(self._ctx.office.copied))
        basics.hide(self.copy, self.forget)
        head = page_head.heading(words.TITLE, self.copy, self.run)
        cards = basics.row(main, side, gap=16)
        cards.setStretch(0, 1)
        box = basics.column(head, cards, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)
        self.setFocusProxy(self.run)

    def _connect(self) -> None:
        self.run.clicked.connect(self.verify)
        self.copy.clicked.connect(self._copy)
        self.care.back_up.clicked.connect(self._ask_where)
        self.choose.clicked.connect(self._ask_witness)
        self.forget.clicked.connect(lambda: self.use_witness(None))
        self.found.restore.clicked.connect(lambda: self._ctx.notices.show("settings", "backups"))

    def verify(self) -> None:
        """Read everything again."""
        self._busy(busy=True)
        task = partial(_verify, self._ctx.office, self._witness)
        self.work.begin(words.STARTING, task, self.show_report, self._not_verified)

    def back_up(self, target: Path) -> None:
        """Take a copy to *target*."""
        self._busy(busy=True)
        task = partial(_back_up, self._ctx.office, target)
        self.work.begin(words.COPYING, task, self._backed_up, self._failed)

    def use_witness(self, file: Path | None) -> None:
        """Compare with *file* the next time."""
        self._witness = file
        self.named.setText(words.NO_WITNESS if file is None else f"\u2068{file.name}\u2069")
        self.forget.setVisible(file is not None)

    def show_report(self, report: Report) -> None:
        """Show what was found."""
        self._busy(busy=False)
        self.found.show_report(report)
        self.copy.setVisible(not report.ok)

    def _not_verified(self, error: BaseException) -> None:
        self.found.show_stopped()
        self.copy.hide()
        self._failed(error)

    def _backed_up(self, made: Backup) -> None:
        self._busy(busy=False)
        self._ctx.notices.say(words.backed_up(made.receipts, f"\u2068{made.file.name}\u2069"))

    def _failed(self, error: BaseException) -> None:
        self._busy(busy=False)
        self._ctx.jobs.failed.emit(error)

    def _busy(self, *, busy: bool) -> None:
        for button in (self.run, self.care.back_up, self.choose, self.forget):
            button.setEnabled(not busy)
        (self.strip.cancel if busy else self.run).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_care(self) -> None:
        work = self._ctx.runner.work(condition.of, self._ctx.office.folder)
        self._ctx.jobs.then(self, work, self.care.show_condition)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.found.text())
        self._ctx.notices.say(words.COPIED)

    def _ask_where(self) -> None:
        name = f"{self._ctx.office.desk.office}-{jalali.iso(clock.today())}.hyk"
        chosen, _kind = QFileDialog.getSaveFileName(self, words.BACK_UP, name, "(*.hyk)")
        if chosen:
            self.back_up(Path(chosen))

    def _ask_witness(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, words.WITNESS)
        if chosen:
            self.use_witness(Path(chosen))


def _verify(office: OpenOffice, witness: Path | None, watch: Watch) -> Report:
    held = witnesses.load(witness) if witness is not None else None
    return verifying.run(office, held, lambda name: watch.step(findings.step(name)), watch.beat)


def _back_up(office: OpenOffice, target: Path, watch: Watch) -> Backup:
    def tell(done: int, total: int) -> None:
        watch.step(words.COPYING if total else words.PROVING)
        watch.reached(done, total)

    return keeping.back_up(office, target, tell)
