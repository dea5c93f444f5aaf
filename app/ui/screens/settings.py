"""The settings: of the office, of this PC, of its people; each section keeps its own."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import roles
from app.strings import settings as words
from app.ui.context import Context
from app.ui.dialogs.backup_section import BackupSection
from app.ui.dialogs.limits_section import LimitsSection
from app.ui.dialogs.office_section import OfficeSection
from app.ui.dialogs.paper_section import PaperSection
from app.ui.dialogs.people_section import PeopleSection
from app.ui.dialogs.settings_saver import SettingsSaver
from app.ui.dialogs.training_section import TrainingSection
from app.ui.widgets import basics, page_head
from app.ui.widgets.basics import Card, Note, PrimaryButton
from app.ui.widgets.section import Section
from app.ui.widgets.section_list import SectionList

_WANTED = ("office", "paper", "limits", "people", "backups", "training")
"""How other screens call the sections, in their order."""


class SettingsScreen(QWidget):
    """Shows one section at a time; who may not change the office's settings, sees them."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may = roles.may(ctx.office.actor.role, roles.Action.CHANGE_SETTINGS)
        self.saver = SettingsSaver(ctx, self)
        self.office = OfficeSection(ctx, self.saver)
        self.paper = PaperSection(ctx, self.saver, may=self._may)
        self.limits = LimitsSection(self.saver)
        self.people = PeopleSection(ctx)
        self.backups = BackupSection(ctx)
        self.training = TrainingSection(ctx)
        self.sections: tuple[Section, ...] = (
            *(self.office, self.paper, self.limits),
            *(self.people, self.backups, self.training),
        )
        self.list = SectionList([(one.title, one.icon) for one in self.sections])
        self.pages = QStackedWidget()
        self.save = PrimaryButton(words.SAVE, "floppy-disk", key="F9")
        kept = self.save.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.save.setSizePolicy(kept)
        self.note = Note(words.READ_ONLY, "primary", "info")
        self._lay()
        self.list.chosen.connect(self.show_section)
        self.list.entered.connect(self._go_in)
        self.save.clicked.connect(self._save)
        self.list.setCurrentRow(0)
        self.setFocusProxy(self.list)

    def _lay(self) -> None:
        side = Card(margin=12)
        side.body.addWidget(self.list, 1)
        for section in self.sections:
            section.setEnabled(self._may or not section.saves)
            self.pages.addWidget(section)
        page = basics.column(self.note, self.pages, gap=12)
        page.setStretch(1, 1)
        cards = basics.row(side, page, gap=16)
        cards.setStretch(1, 1)
        head = page_head.heading(words.TITLE, self.save)
        box = basics.column(head, cards, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)

    @property
    def section(self) -> Section:
        """The section in front."""
        return self.sections[self.pages.currentIndex()]

    def show_wanted(self, wanted: object) -> None:
        """Show the section *wanted*, as the backups."""
        if wanted in _WANTED:
            self.show_section(_WANTED.index(str(wanted)))
            self.section.setFocus()

    def _go_in(self) -> None:
        self.section.setFocus()

    def _save(self) -> None:
        self.section.save()

    def show_section(self, at: int) -> None:
        """Bring the section *at* to the front, with what holds now."""
        self.pages.setCurrentIndex(at)
        if self.list.currentRow() != at:
            self.list.setCurrentRow(at)
        self.save.setVisible(self.section.saves and self._may)
        self.note.setVisible(self.section.saves and not self._may)
        self.section.reload()
