"""Pictures of donors: found at the desk while typed, and in their own list."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.donation import DonorFacts, MoneyLine
from app.domain.donor import Likeness
from app.domain.lunar import LunarTable
from app.queries.donor_duplicates import Likely
from app.queries.donor_nights import NightGift
from app.queries.donors import DonorPage, DonorRow
from app.strings import desk as words
from app.strings import donors
from app.ui.dialogs.donor_actions import DonorActions
from app.ui.dialogs.paper_preview import PaperPreview
from app.ui.screens.desk import DeskScreen
from app.ui.screens.donors import DonorsScreen
from app.ui.shell import Shell
from app.ui.widgets import assets
from app.ui.widgets.donor_box import DonorBox

GIVER = 26
"""The place of somebody who gave often, in the demo office."""

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_CHOSEN = DonorFacts(honorific="سرکار خانم", name="زهرا کاظمی‌نژاد", uid="0" * 32)

_TWICE = DonorRow(
    uid=uuid.UUID(int=0),
    kind="person",
    honorific="سرکار خانم",
    name="زهرا کاظمی‌نژاد",
    national_id="******0013",
    mobile="0916***4567",
    publish_name=False,
)


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "desk-known", lambda: _at_the_desk(shell(), _type)
    yield "desk-likely", lambda: _at_the_desk(shell(), _doubt)
    yield "desk-chosen", lambda: _at_the_desk(shell(), _choose)
    yield "desk-nights", lambda: _at_the_desk(shell(), _tell_of_nights)
    yield "donors", lambda: _at_the_list(shell(), lambda _screen: None)
    yield "donors-search", lambda: _at_the_list(shell(), _search)
    yield "donors-panel", lambda: _at_the_list(shell(), _open)
    yield "donors-filtered", lambda: _at_the_list(shell(), _filter)
    yield "donor-page", lambda: _whole_page(shell())
    yield "donor-statement", lambda: _statement(shell())
    yield "list-preview", lambda: _preview(shell())
    yield "donor-form", lambda: _doubted(_acts(shell()))
    yield "donor-change", lambda: _changed(_acts(shell()))
    yield "donor-merge", lambda: _merge(_acts(shell()))


def _at_the_desk(shell: Shell, deed: Callable[[DonorBox], None]) -> QWidget:
    found = shell.findChild(DeskScreen)
    if isinstance(found, DeskScreen):
        box = found.form.donor
        QTimer.singleShot(450, lambda: deed(box))
    return shell


def _preview(shell: Shell) -> QWidget:
    """Show the list of donors as paper, above its window."""
    screen = _screen_of(shell)
    _until(screen.model.rowCount)
    screen.pdf.click()
    _until(lambda: shell.findChild(PaperPreview))
    return shell.findChild(PaperPreview) or shell


def _screen_of(shell: Shell) -> DonorsScreen:
    shell.open("donors")
    found = shell.findChild(DonorsScreen)
    if not isinstance(found, DonorsScreen):
        raise TypeError("the donors are not open")
    return found


def _acts(shell: Shell) -> DonorActions:
    return _screen_of(shell).row_actions


def _doubted(acts: DonorActions) -> QWidget:
    form = acts.add()
    name = form.fields["name"]
    if isinstance(name, QLineEdit):
        name.setText(_TWICE.name)
    form.tell([Likely(row=_TWICE, reasons=(Likeness.MOBILE, Likeness.NAME))])
    return form


def _changed(acts: DonorActions) -> QWidget:
    """Show the form of a legal donor whose stored identifier is to go."""
    row = replace(_TWICE, kind="legal", honorific="", name="شرکت صنایع غذایی نخل سبز خوزستان")
    page = DonorPage(
        row=row,
        registration_no="12345",
        economic_code="411122223333",
        contact_name="کریم دریس",
        representative="",
        note="هر سال پیش از ماه رمضان تماس گرفته شود.",
        created_at="2026-04-01T08:00:00",
        merged_into=None,
        root=row.uid,
        aliases=(),
    )
    form = acts.change(page)
    form.forget["mobile"].setChecked(True)
    return form


def _merge(acts: DonorActions) -> QWidget:
    dialog = acts.merge(_TWICE)
    dialog.search.setText("کاظم")
    return dialog


def _at_the_list(shell: Shell, deed: Callable[[DonorsScreen], None]) -> QWidget:
    screen = _screen_of(shell)
    QTimer.singleShot(450, lambda: deed(screen))
    return shell


def _search(screen: DonorsScreen) -> None:
    screen.page.search.setText("محمد")
    screen.page.asked.emit()


def _open(screen: DonorsScreen) -> None:
    screen.page.stand_on(2)
    screen.page.opened.emit()


def _filter(screen: DonorsScreen) -> None:
    screen.chips.kind.choose("person")
    screen.chips.least.choose(20_000_000)
    screen.chips.days.choose("2026-09-23", "2026-11-21")


def _until(ready: Callable[[], object]) -> None:
    """Let the program run until something has arrived, or for a few seconds."""
    loop, often = QEventLoop(), QTimer(interval=30)
    often.timeout.connect(lambda: loop.quit() if ready() else None)
    QTimer.singleShot(8_000, loop.quit)
    often.start()
    loop.exec()


def _whole_page(shell: Shell) -> QWidget:
    """Open the page of somebody who gave often."""
    screen = _screen_of(shell)
    screen.page.stand_on(0)
    _until(lambda: screen.model.rowCount() > GIVER)
    screen.page.stand_on(GIVER)
    _until(screen.page.current)
    screen.page.opened.emit()
    _until(screen.panel.shown)
    screen.card.full.click()
    _until(screen.dossier.model.rowCount)
    return shell


def _statement(shell: Shell) -> QWidget:
    """Show a donor's year as paper, above its window."""
    _whole_page(shell)
    screen = _screen_of(shell)
    screen.dossier.draw(1405)
    _until(lambda: screen.dossier.preview)
    return screen.dossier.preview or shell


def _type(box: DonorBox) -> None:
    box.name.setFocus()
    box.name.setText("مح")
    box.name.textEdited.emit(box.name.text())


def _doubt(box: DonorBox) -> None:
    box.set_value(DonorFacts(name="زهرا کاظمی", mobile="09161230001"))
    box.hint(words.likely(donors.titled(_CHOSEN.honorific, _CHOSEN.name), donors.REASONS["mobile"]))


def _tell_of_nights(box: DonorBox) -> None:
    _choose(box)
    line = MoneyLine(niyyat="JAHIZIEH", amount=20_000_000)
    gift = NightGift(
        evening=date(2026, 3, 7),
        form="cash",
        amount=line.amount,
        lines=(line,),
        names=("جهیزیه",),
        others=2,
    )
    lunar = LunarTable.from_csv(assets.text(assets.LISTS / "iran_lunar_months.csv"))
    # the office's own answer for this donor comes first
    QTimer.singleShot(200, lambda: box.nights.tell(gift, lunar))


def _choose(box: DonorBox) -> None:
    box.choose(_CHOSEN, "******0013", "0916***4567")
