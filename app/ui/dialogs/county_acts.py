"""What a province does with a county's key: from the question to the committed answer."""

from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.domain import clock, text
from app.domain.errors import AppError, InvalidInputError
from app.keys import files
from app.keys.passphrase import weakness
from app.province import counties, enrolling
from app.province.counties import Covered
from app.province.enrolling import NewCounty
from app.reports.enrolment_card import Card
from app.strings import commands
from app.strings import coverage as words
from app.sync import code
from app.sync.enrolment import Enrolment
from app.ui.context import Context
from app.ui.dialogs.county_made import CountyMade
from app.ui.dialogs.person_dialog import Fields, PersonDialog
from app.ui.widgets.code_edit import CodeEdit
from app.ui.widgets.passphrase_field import PassphraseField


class CountyActs(QObject):
    """Asks with a dialog, and says what was done; `made` is the last file's page."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self.ctx, self._window = ctx, window
        self.made: CountyMade | None = None

    def enrol(self, before: Covered | None = None) -> PersonDialog:
        """Ask for a county, new or once more after its key was revoked."""
        key = before.row.key if before is not None else None
        fields: Fields = {
            "code": (words.OFFICE_CODE, CodeEdit(key.code if key else "")),
            "name": (words.NAME, QLineEdit(key.name if key else "")),
            "inspector_passphrase": (words.INSPECTOR_WORD, PassphraseField()),
            "passphrase": (words.FILE_WORD, PassphraseField()),
            "again": (words.FILE_AGAIN, PassphraseField()),
        }
        heading = words.asked_to(words.AGAIN, key.name) if key else words.NEW
        advice = words.AGAIN_ADVICE if key else words.NEW_ADVICE
        dialog = PersonDialog(heading, advice, words.MAKE, fields, self._window)
        if key is not None:
            dialog.rows["code"].field.setEnabled(False)
        dialog.asked.connect(lambda: self._described(dialog, again=key is not None))
        dialog.open()
        return dialog

    def _described(self, dialog: PersonDialog, *, again: bool) -> None:
        """Check what was typed before anybody is asked where to."""
        new = NewCounty(
            code=text.clean(dialog.typed("code")).upper(),
            name=dialog.typed("name"),
            inspector=commands.INSPECTOR_LOGIN,
            inspector_name=commands.INSPECTOR,
            inspector_passphrase=dialog.typed("inspector_passphrase"),
            again=again,
        )
        wrong = enrolling.problems(new)
        for name in ("inspector_passphrase", "passphrase"):
            if weak := weakness(dialog.typed(name), names=[new.code, new.name]):
                wrong[name] = weak
        if wrong:
            dialog.refuse(InvalidInputError(wrong))
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            dialog, words.SAVE_AS, f"{new.code}.hyo", words.HYO
        )
        if chosen:
            self.write(dialog, new, Path(chosen))
        else:
            dialog.mark({})

    def write(self, dialog: PersonDialog, new: NewCounty, place: Path) -> None:
        """Enrol the county and write its file to *place*."""
        office = self.ctx.office
        try:
            target = office.folder.apart(place)
        except AppError as error:
            dialog.refuse(error)
            return
        vault, key, word = office.vault, office.unlocked.db_key, dialog.typed("passphrase")
        future = self.ctx.runner.write(enrolling.enrol_to, vault, key, new, target, word)
        self._end(dialog, future, lambda made: self._enrolled(made, target))

    def _enrolled(self, made: Enrolment, place: Path) -> None:
        card = Card(
            province=made.province_name,
            county=made.name,
            office=made.office,
            file=place.name,
            code=code.code(files.read(place, limit=place.stat().st_size)),
            registers=tuple(one.code for one in made.registers),
            issued_on=clock.today(),
        )
        self.made = CountyMade(self.ctx, self._window, card, place)
        self.made.open()

    def confirm(self, one: Covered) -> PersonDialog:
        """Ask for the fingerprint as the county reads it out."""
        fields: Fields = {"heard": (words.HEARD, CodeEdit())}
        dialog = self._ask(words.CONFIRM, words.CONFIRM_ADVICE, words.YES_SAME, fields, one)

        def asked() -> None:
            heard, office = dialog.typed("heard"), one.row.key.code
            if not text.clean(heard):
                dialog.refuse(InvalidInputError({"heard": "required"}))
                return
            future = self.ctx.runner.write(counties.confirm, office, heard)
            says = words.confirmed(one.row.key.name)
            self._end(dialog, future, lambda _done: self.ctx.notices.say(says))

        dialog.asked.connect(asked)
        return dialog

    def revoke(self, one: Covered) -> PersonDialog:
        """Ask why, and for the county's code, since nothing leads back."""
        fields: Fields = {
            "reason": (words.REVOKE_REASON, QLineEdit()),
            "code": (words.REVOKE_CODE, CodeEdit()),
        }
        dialog = self._ask(
            words.REVOKE, words.REVOKE_ADVICE, words.REVOKE, fields, one, danger=True
        )

        def asked() -> None:
            office, reason = one.row.key.code, dialog.typed("reason")
            if wrong := problems(reason, dialog.typed("code"), office):
                dialog.refuse(InvalidInputError(wrong))
                return
            future = self.ctx.runner.write(counties.revoke, office, reason)
            says = words.revoked(one.row.key.name)
            self._end(dialog, future, lambda _done: self.ctx.notices.say(says))

        dialog.asked.connect(asked)
        return dialog

    def _ask(
        self,
        act: str,
        advice: str,
        does: str,
        fields: Fields,
        one: Covered,
        *,
        danger: bool = False,
    ) -> PersonDialog:
        heading = words.asked_to(act, one.row.key.name)
        dialog = PersonDialog(heading, advice, does, fields, self._window, danger=danger)
        dialog.open()
        return dialog

    def _end(self, dialog: PersonDialog, future: Future[Any], then: Any) -> None:
        def done(answer: Any) -> None:
            dialog.accept()
            then(answer)

        def refused(error: BaseException) -> None:
            if not dialog.refuse(error):
                dialog.reject()
                self.ctx.jobs.failed.emit(error)

        self.ctx.jobs.then(dialog, future, done, refused)


def problems(reason: str, code: str, office: str) -> dict[str, str]:
    """Return a code for each field of a revocation that is wrong."""
    wrong: dict[str, str] = {}
    if not text.clean(reason):
        wrong["reason"] = "required"
    if text.clean(code).upper() != office:
        wrong["code"] = "code_differs"
    return wrong
