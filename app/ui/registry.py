"""Every screen by its id: the navigation and `screens` read this and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from app.domain import roles
from app.services.opening import COUNTY, PROVINCE, OpenOffice
from app.strings import (
    accounts,
    approvals,
    arrivals,
    batch,
    cheques,
    coverage,
    dashboard,
    designations,
    desk,
    donor_list,
    exchange,
    funds,
    imports,
    instructions,
    journal,
    province_lists,
    publishing,
    receipt_list,
    settings,
    shell,
    totals,
    verify,
)
from app.ui.context import Context
from app.ui.screens.accounts import AccountsScreen
from app.ui.screens.approvals import ApprovalsScreen
from app.ui.screens.batches import BatchesScreen
from app.ui.screens.cheques import ChequesScreen
from app.ui.screens.coverage import CoverageScreen
from app.ui.screens.dashboard import DashboardScreen
from app.ui.screens.designations import DesignationsScreen
from app.ui.screens.desk import DeskScreen
from app.ui.screens.donors import DonorsScreen
from app.ui.screens.exchange import ExchangeScreen
from app.ui.screens.funds import FundsScreen
from app.ui.screens.imports import ImportsScreen
from app.ui.screens.inbox import InboxScreen
from app.ui.screens.instructions import InstructionsScreen
from app.ui.screens.journal import JournalScreen
from app.ui.screens.province_lists import ProvinceListsScreen
from app.ui.screens.publish import PublishScreen
from app.ui.screens.receipts import ReceiptsScreen
from app.ui.screens.settings import SettingsScreen
from app.ui.screens.totals import TotalsScreen
from app.ui.screens.verify import VerifyScreen

DESK, DASHBOARD = "desk", "dashboard"
BOARD: Final = "coverage"
"""Where a province begins the day."""

EVERY: Final = (COUNTY, PROVINCE)
BACKUPS: Final = "settings"
"""Where the state of the backups is told and one more is made."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation; *make* builds the screen when it is first opened.

    Who was not granted what it *needs* does not see the line; in training only what *trains* is
    seen: nothing else may change the real office there. *also* are words by which the search finds
    it beside its title. *levels* are the offices that have it, *copied* tells that a province may
    open it on its copy of a county, to read.
    """

    id: str
    title: str
    icon: str
    group: str
    make: Callable[[Context], QWidget]
    needs: roles.Action | None = None
    also: str = ""
    trains: bool = False
    levels: tuple[str, ...] = (COUNTY,)
    copied: bool = False


def seen_in(office: OpenOffice) -> list[Entry]:
    """Return the screens that may be opened in *office* as it is open now."""
    role = office.actor.role
    granted = [one for one in SCREENS if one.needs is None or roles.may(role, one.needs)]
    return [one for one in granted if fits(office, one)]


def fits(office: OpenOffice, one: Entry) -> bool:
    """Tell whether an office of this level has the screen, and training or a copy where open."""
    here = office.level in one.levels
    return here and (one.trains or not office.in_training) and (one.copied or not office.copied)


def first_in(office: OpenOffice) -> str:
    """Return where work begins: the desk, or the first screen of who may not issue."""
    seen = [one.id for one in seen_in(office)]
    return DESK if DESK in seen else seen[0]


def first_of(office: OpenOffice) -> str:
    """Return the screen of the morning: a clerk's is the desk, others' the day or the counties."""
    seen = [one.id for one in seen_in(office)]
    wanted = DESK if office.actor.role == roles.Role.CLERK else DASHBOARD
    return next((one for one in (wanted, BOARD) if one in seen), seen[0])


SCREENS: tuple[Entry, ...] = (
    Entry(
        BOARD,
        coverage.TITLE,
        "map-trifold",
        shell.PROVINCE,
        CoverageScreen,
        roles.Action.SEE_COUNTIES,
        also=coverage.ALSO,
        levels=(PROVINCE,),
    ),
    Entry(
        "inbox",
        arrivals.TITLE,
        "tray",
        shell.PROVINCE,
        InboxScreen,
        roles.Action.SEE_COUNTIES,
        also=arrivals.ALSO,
        levels=(PROVINCE,),
    ),
    Entry(
        "totals",
        totals.TITLE,
        "chart-bar",
        shell.PROVINCE,
        TotalsScreen,
        roles.Action.SEE_COUNTIES,
        also=totals.ALSO,
        levels=(PROVINCE,),
    ),
    Entry(
        "publish",
        publishing.TITLE,
        "megaphone",
        shell.PROVINCE,
        PublishScreen,
        roles.Action.SEE_COUNTIES,
        also=publishing.ALSO,
        levels=(PROVINCE,),
    ),
    Entry(
        DASHBOARD,
        dashboard.TITLE,
        "chart-bar",
        shell.DAILY,
        DashboardScreen,
        roles.Action.SEE_RECEIPTS,
        also=dashboard.ALSO,
    ),
    Entry(
        "desk",
        desk.TITLE,
        "receipt",
        shell.DAILY,
        DeskScreen,
        roles.Action.ISSUE,
        trains=True,
    ),
    Entry("batches", batch.TITLE, "stack", shell.DAILY, BatchesScreen, roles.Action.ISSUE),
    Entry(
        "receipts",
        receipt_list.TITLE,
        "files",
        shell.DAILY,
        ReceiptsScreen,
        roles.Action.SEE_RECEIPTS,
        copied=True,
    ),
    Entry(
        "approvals",
        approvals.TITLE,
        "check-circle",
        shell.DAILY,
        ApprovalsScreen,
        roles.Action.SEE_APPROVALS,
        copied=True,
    ),
    Entry(
        "donors",
        donor_list.TITLE,
        "users",
        shell.DAILY,
        DonorsScreen,
        roles.Action.SEE_DONORS,
        copied=True,
    ),
    Entry(
        "exchange",
        exchange.TITLE,
        "paper-plane-tilt",
        shell.DAILY,
        ExchangeScreen,
        roles.Action.SEND_FILES,
        also=exchange.ALSO,
    ),
    Entry(
        "instructions",
        instructions.TITLE,
        "envelope-simple-open",
        shell.OFFICE,
        InstructionsScreen,
        roles.Action.READ_INSTRUCTIONS,
        also=instructions.ALSO,
    ),
    Entry(
        "lists",
        province_lists.TITLE,
        "megaphone",
        shell.OFFICE,
        ProvinceListsScreen,
        roles.Action.READ_INSTRUCTIONS,
        also=province_lists.ALSO,
    ),
    Entry(
        "verify",
        verify.TITLE,
        "shield-check",
        shell.OFFICE,
        VerifyScreen,
        roles.Action.VERIFY,
        levels=EVERY,
        copied=True,
    ),
    Entry(
        "imports",
        imports.TITLE,
        "upload-simple",
        shell.DAILY,
        ImportsScreen,
        roles.Action.IMPORT,
    ),
    Entry(
        "cheques", cheques.TITLE, "money", shell.DAILY, ChequesScreen, roles.Action.HANDLE_CHEQUES
    ),
    Entry(
        "funds",
        funds.TITLE,
        "scales",
        shell.OFFICE,
        FundsScreen,
        roles.Action.SEE_FUNDS,
        copied=True,
    ),
    Entry(
        "niyyat",
        designations.TITLE,
        "heart",
        shell.OFFICE,
        DesignationsScreen,
        roles.Action.CHANGE_SETTINGS,
    ),
    Entry(
        "accounts",
        accounts.TITLE,
        "bank",
        shell.OFFICE,
        AccountsScreen,
        roles.Action.CHANGE_SETTINGS,
    ),
    Entry(
        "journal",
        journal.TITLE,
        "notebook",
        shell.OFFICE,
        JournalScreen,
        roles.Action.SEE_JOURNAL,
        levels=EVERY,
        copied=True,
    ),
    Entry("settings", settings.TITLE, "gear-six", shell.OFFICE, SettingsScreen, levels=EVERY),
)
