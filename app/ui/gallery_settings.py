"""Pictures of the settings, section by section, of a restore asked for, and of training."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain import settings
from app.services.pc import PaperSetup
from app.ui import entering
from app.ui.context import Context
from app.ui.screens.settings import SettingsScreen
from app.ui.shell import Shell
from app.ui.widgets.letterhead_form import SIGNATORIES

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_SECTIONS = ("settings", "settings-paper", "settings-limits", "settings-people")
_READY_MS = 450
_WHEN = "شنبه ۳۰ آبان ۱۴۰۵، ۰۸:۱۲"
_LONG = "معاونت مشارکت‌های مردمی، اشتغال و توانمندسازی جامعهٔ هدف شهرستان‌های شمالی استان"


def scenes(ctx: Context) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    for at, name in enumerate((*_SECTIONS, "settings-backups", "settings-training")):
        yield name, partial(_section, ctx, at)
    yield "settings-long", lambda: _long(ctx)
    yield "settings-printers", lambda: _printers(ctx)
    yield "restore", lambda: _screen(_section(ctx, 4)).backups.wish.ask(Path("x.hyk"), _WHEN)
    yield "training", lambda: Shell(entering.at_desk(ctx, training=True))


def _section(ctx: Context, at: int) -> Shell:
    shell = Shell(ctx)
    shell.open("settings")
    _screen(shell).show_section(at)
    return shell


def _screen(shell: Shell) -> SettingsScreen:
    found = shell.findChild(SettingsScreen)
    if not isinstance(found, SettingsScreen):
        raise TypeError("the settings are not open")
    return found


def _long(ctx: Context) -> Shell:
    shell = _section(ctx, 0)
    form = _screen(shell).office.form

    def fill() -> None:
        who = "|".join(["مسئول دریافت و ثبت کمک‌ها"] * SIGNATORIES)
        form.show_values(dict.fromkeys(form.lines, _LONG) | {settings.SIGNATORIES: who})
        form.changed.emit()

    QTimer.singleShot(_READY_MS, fill)
    return shell


def _printers(ctx: Context) -> Shell:
    shell = _section(ctx, 1)
    rows = _screen(shell).paper.rows
    names = ("HP LaserJet Pro M404dn", "EPSON LX-350", "XP-80C")

    def fill() -> None:
        for row, name in zip(rows.values(), (*names, names[0]), strict=True):
            row.offer(names)
            tested = "" if row.kind == "other" else "2026-11-21T09:00:00+03:30"
            coarse = name.startswith("EPSON")
            made = PaperSetup(printer=name, typed=coarse, tested_at=tested, readable=not coarse)
            row.show_setup(made)
        _screen(shell).paper.no_printer.hide()

    QTimer.singleShot(_READY_MS, fill)
    return shell
