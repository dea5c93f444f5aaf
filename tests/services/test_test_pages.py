"""A printer's test page, read back on paper, decides how its receipts are proved."""

from dataclasses import replace

import pypdfium2
import pytest

from app.domain.errors import AppError
from app.services import pc, test_pages
from app.services.pc import PaperSetup


def scan(tested, path):
    pypdfium2.PdfDocument(tested.pdf)[0].render(scale=2).to_pil().save(path)
    return path


def test_a_page_is_read_back_from_the_paper_it_was_printed_on(office, tmp_path):
    folder, actor = office.folder, office.actor
    made = test_pages.make(folder, actor, "a5", "", 600)
    assert (made.readable, made.dpi) == (True, 300)
    assert test_pages.look(folder, actor, scan(made, tmp_path / "a5.png")) == "a5"
    settled = test_pages.settle(folder, actor, "a5", readable=True)
    assert (settled.readable, settled.typed) == (True, False)
    assert settled.tested_at


def test_a_printer_that_cannot_read_its_own_code_prints_what_is_typed(office):
    folder, actor = office.folder, office.actor
    pc.set_paper(folder, actor, "roll", PaperSetup(printer="LX-300", copies=2))
    assert not test_pages.make(folder, actor, "roll", "LX-300", 36).readable
    settled = test_pages.settle(folder, actor, "roll", readable=False)
    assert (settled.typed, settled.printer, settled.copies) == (True, "LX-300", 2)
    assert pc.of(folder).paper("roll") == settled


def test_a_page_of_another_office_tells_nothing_of_this_printer(office, tmp_path):
    made = test_pages.make(office.folder, office.actor, "a4", "", 300)
    path = scan(made, tmp_path / "page.png")
    office.folder.vault.write_bytes(office.folder.vault.read_bytes().replace(b"KHZDEZ", b"KHZAHV"))
    assert test_pages.look(office.folder, office.actor, path) == ""


def test_who_may_not_print_tests_no_printer(office):
    auditor = replace(office.actor, role="auditor")
    with pytest.raises(AppError, match="not_allowed"):
        test_pages.make(office.folder, auditor, "a4", "", 300)
