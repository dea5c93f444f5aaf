"""The wizard of a new office: who we are, who manages, which paper, and the key for the safe."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import text
from app.strings import first_run as words
from app.ui.dialogs import help as handbook
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note, PrimaryButton
from app.ui.widgets.founding_pages import ManagerPage, OfficePage, Page, PaperPage
from app.ui.widgets.frontispiece import Frontispiece
from app.ui.widgets.progress import BusyOverlay
from app.ui.widgets.recovery_pages import ConfirmPage, RecoveryPage


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """An office to be made. *county* is a code of the list of counties; *paper* a4, a5 or roll.

    Where the province's *file* is given, name and code are told by it.
    """

    code: str
    name: str
    county: str
    login: str
    manager: str
    title: str
    passphrase: str
    paper: str
    file: Path | None = None
    file_word: str = field(default="", repr=False)


class FirstRun(Frontispiece):
    """Emits `described` with a `NewOffice`; after `show_recovery` come `confirmed`, `started`."""

    described = Signal(object)
    print_asked = Signal()
    save_asked = Signal()
    confirmed = Signal()
    started = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(words.HEADLINE, parent)
        self.office, self.manager, self.paper = OfficePage(), ManagerPage(), PaperPage()
        self._pages: list[Page] = [self.office, self.manager, self.paper]
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(basics.top(page))
        self.back = Button(words.BACK)
        self.next = PrimaryButton(words.NEXT)
        self._busy = BusyOverlay(self)
        self.body.addSpacing(72)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(basics.row(self.next, self.back, None))
        self.body.addSpacing(32)
        self.back.clicked.connect(lambda: self._turn(self._stack.currentIndex() - 1))
        self.next.clicked.connect(self._forward)
        handbook.on_f1("first-run", self)
        self._turn(0)

    def show_recovery(self, code: str, qr: str, name: str) -> None:
        """Show the recovery key of the office *name*, then ask for a part of it."""
        self._busy.end()
        recovery = RecoveryPage(code, qr)
        recovery.printed.connect(self.print_asked)
        recovery.saved.connect(self.save_asked)
        says = Note(words.done(text.clean(name)), "primary", "check-circle")
        done = Page(words.DONE_TITLE, words.DONE_ADVICE, says)
        for page in (recovery, ConfirmPage(code), done):
            self._pages.append(page)
            self._stack.addWidget(basics.top(page))
        self._turn(len(self._pages) - 3)

    def refuse(self, sentence: str) -> None:
        """Say why the office could not be made, where it can be mended."""
        self._busy.end()
        self.office.say(sentence)
        self._turn(0)

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self._pages[self._stack.currentIndex()]

    def turn(self, at: int) -> None:
        """Open the page at place *at*, for pictures."""
        self._turn(at)

    def _forward(self) -> None:
        at, page = self._stack.currentIndex(), self.page
        if page.problems():
            return
        if page is self.paper:
            self._busy.begin(words.CREATING)
            self.described.emit(self._value())
        elif at + 1 < len(self._pages):
            if isinstance(page, ConfirmPage):
                self.confirmed.emit()
            self._turn(at + 1)
        else:
            self.started.emit()

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        asking = isinstance(self.page, ConfirmPage)
        last = at > self._pages.index(self.paper) + 2
        step = min(at, 3) if not last else len(words.STEPS) - 1
        self.set_steps(words.STEPS, step)
        self.back.setVisible(0 < at <= self._pages.index(self.paper) or asking)
        self.next.rename(self._next_word(last=last))
        self.page.focus_first()

    def _next_word(self, *, last: bool) -> str:
        if last:
            return words.START
        if self.page is self.paper:
            return words.CREATE
        return words.KEPT if isinstance(self.page, RecoveryPage) else words.NEXT

    def _value(self) -> NewOffice:
        return NewOffice(
            code=self.office.code.text(),
            name=text.clean(self.office.name.text()),
            county=self.office.county_code(),
            login=text.clean(self.manager.login.text()),
            manager=text.clean(self.manager.name.text()),
            title=text.clean(self.manager.post.currentText()),
            passphrase=self.manager.passphrase.text(),
            paper=self.paper.value(),
            file=self.office.path if self.office.from_file else None,
            file_word=self.office.file_word.text(),
        )
