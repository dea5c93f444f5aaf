"""What this PC has set for itself: printers, and where a second copy of the backup goes.

It stands in a file beside the database: no fact of the office, nothing that a backup should carry
to a PC with other printers, and it can be read on the morning when the database does not open.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from app.domain import roles
from app.domain.document import Paper
from app.domain.errors import AppError, InvalidInputError
from app.domain.folder import OfficeFolder
from app.keys import files
from app.keys.vault import Vault
from app.services.desk import Actor

OTHER: Final = "other"
"""Every paper that is no receipt: lists, reports, the recovery sheet."""
KINDS: Final = (*(str(paper) for paper in (Paper.A4, Paper.A5, Paper.ROLL)), OTHER)
MOST_COPIES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSetup:
    """How one kind of paper leaves this PC; an empty *printer* is the system's default one.

    *typed*: the printer is too coarse for a QR, so the code that can be typed stands in its place.
    *tested_at* is when a test page was last read back (ISO), *readable* whether its QR was read.
    """

    printer: str = ""
    copies: int = 1
    typed: bool = False
    tested_at: str = ""
    readable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pc:
    """The settings of this PC; *second* is a folder for a second copy of each backup, or empty.

    *inbox* is the folder from which a province takes what its counties send, or empty.
    """

    papers: Mapping[str, PaperSetup] = field(default_factory=dict)
    second: str = ""
    inbox: str = ""

    def paper(self, kind: str) -> PaperSetup:
        """Return how *kind* of paper is printed."""
        return self.papers.get(kind, PaperSetup())

    @property
    def second_folder(self) -> Path | None:
        """The second folder, None where none was chosen."""
        return Path(self.second) if self.second else None


def of(folder: OfficeFolder) -> Pc:
    """Return what was set; a missing or damaged file means nothing was."""
    try:
        facts = json.loads(files.read(folder.pc))
        papers = {kind: _setup(facts["papers"].get(kind, {})) for kind in KINDS}
        return Pc(papers=papers, second=str(facts["second"]), inbox=str(facts.get("inbox", "")))
    except (AppError, ValueError, KeyError, TypeError, AttributeError):
        return Pc()


def _setup(facts: Mapping[str, Any]) -> PaperSetup:
    plain = PaperSetup()
    return PaperSetup(
        printer=str(facts.get("printer", plain.printer)),
        copies=int(facts.get("copies", plain.copies)),
        typed=facts.get("typed") is True,
        tested_at=str(facts.get("tested_at", plain.tested_at)),
        readable=facts.get("readable") is True,
    )


def set_paper(folder: OfficeFolder, actor: Actor, kind: str, setup: PaperSetup) -> Pc:
    """Keep how *kind* of paper is printed; who prints may say on what.

    Raises AppError `not_allowed`, InvalidInputError `paper_unknown`, `copies_range`.
    """
    roles.demand(actor.role, roles.Action.PRINT)
    if kind not in KINDS:
        raise InvalidInputError({"paper": "paper_unknown"})
    if not 1 <= setup.copies <= MOST_COPIES:
        raise InvalidInputError({"copies": "copies_range"})
    known = of(folder)
    return _keep(folder, replace(known, papers={**known.papers, kind: setup}))


def set_second(folder: OfficeFolder, actor: Actor, second: Path | None) -> Pc:
    """Keep where a second copy of each backup goes; None for nowhere.

    Raises AppError `not_allowed`, InvalidInputError `folder_missing`, `folder_is_office`.
    """
    roles.demand(actor.role, roles.Action.BACK_UP)
    if second is not None and not second.is_dir():
        raise InvalidInputError({"second": "folder_missing"})
    if second is not None and second.resolve().is_relative_to(folder.root.resolve()):
        raise InvalidInputError({"second": "folder_is_office"})
    chosen = ""
    if second is not None:
        # a stick may serve several offices, and each clears away only its own old copies
        own = second.resolve() / f"hamyar-{Vault(folder.vault).office['code']}"
        own.mkdir(exist_ok=True)
        chosen = str(own)
    return _keep(folder, replace(of(folder), second=chosen))


def set_inbox(folder: OfficeFolder, actor: Actor, watched: Path | None) -> Pc:
    """Keep from which folder a province takes files by itself; None for none.

    Raises AppError `not_allowed`, `folder_missing`.
    """
    roles.demand(actor.role, roles.Action.MERGE)
    if watched is not None and not watched.is_dir():
        raise AppError("folder_missing", path=str(watched))
    return _keep(folder, replace(of(folder), inbox=str(watched or "")))


def _keep(folder: OfficeFolder, pc: Pc) -> Pc:
    papers = {kind: asdict(pc.paper(kind)) for kind in KINDS}
    facts = {"papers": papers, "second": pc.second, "inbox": pc.inbox}
    body = json.dumps(facts, ensure_ascii=False)
    files.atomic_write(folder.pc, body.encode())
    return pc
