"""Test pages: made for a printer, drawn as coarse as it prints, and read back."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.domain import clock, roles, test_code
from app.domain.folder import OfficeFolder
from app.keys.vault import Vault
from app.reports import eye, test_page
from app.services import pc
from app.services.desk import Actor
from app.services.pc import PaperSetup
from app.strings import test_page as words

BEST_DPI = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """A test page as PDF bytes, its QR's text, and whether *dpi* is fine enough to read it back."""

    pdf: bytes
    code: str
    dpi: int
    readable: bool


def make(folder: OfficeFolder, actor: Actor, paper: str, printer: str, dpi: int) -> Tested:
    """Return the page that tests *printer* of *dpi* dots an inch; AppError `not_allowed`."""
    roles.demand(actor.role, roles.Action.PRINT)
    office, moment = Vault(folder.vault).office, clock.now()
    code = test_code.new(office["code"], paper, moment).text()
    page = test_page.TestPage(
        office=office["name"],
        printer=printer or words.DEFAULT_PRINTER,
        paper=paper,
        code=code,
        moment=moment,
    )
    pdf = test_page.render(page)
    dots = min(dpi, BEST_DPI)
    return Tested(pdf=pdf, code=code, dpi=dots, readable=code in eye.read_drawn(pdf, dots))


def look(folder: OfficeFolder, actor: Actor, file: Path) -> str:
    """Return the kind of paper whose test page *file*, a picture or a scan, shows; empty for none.

    A page of another office is none. AppError `not_allowed`, `picture_unreadable`.
    """
    roles.demand(actor.role, roles.Action.PRINT)
    own = Vault(folder.vault).office["code"]
    found = (test_code.read(text) for text in eye.read(file))
    return next((one.paper for one in found if one is not None and one.office == own), "")


def settle(folder: OfficeFolder, actor: Actor, paper: str, *, readable: bool) -> PaperSetup:
    """Note whether the QR of *paper* was read back; where it was not, the typed code is printed.

    Raises AppError `not_allowed`, InvalidInputError `paper_unknown`.
    """
    stamp = clock.now().isoformat(timespec="seconds")
    known = pc.of(folder).paper(paper)
    made = replace(known, tested_at=stamp, readable=readable, typed=not readable)
    return pc.set_paper(folder, actor, paper, made).paper(paper)
