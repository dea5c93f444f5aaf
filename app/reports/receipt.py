"""Receipts as PDF: the same bytes for the same sheets, one page of them in memory at a time."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import BinaryIO

from app.domain.document import Paper, Sheet
from app.reports import roll, wide
from app.reports.pdf import Writer
from app.strings import paper as words


def render(sheets: Iterable[Sheet], paper: Paper) -> bytes:
    """Return the PDF of *sheets* in their order; on A4 two share a page."""
    out = BytesIO()
    render_to(sheets, paper, out)
    return out.getvalue()


def render_to(
    sheets: Iterable[Sheet],
    paper: Paper,
    out: BinaryIO,
    on_page: Callable[[int], bool] | None = None,
) -> int:
    """Write the PDF of *sheets* to *out*; returns the number of pages.

    *on_page* hears the number of each page that is done; where it answers False, the file
    ends with that page.
    """
    writer = Writer(out, title=words.RECEIPT)
    pages = {Paper.A5: wide.a5, Paper.A4: wide.a4, Paper.ROLL: roll.pages}[paper]
    for page in pages(sheets, writer):
        writer.page(page.content.encode("latin-1"), page.width, page.height)
        if on_page is not None and not on_page(writer.pages):
            break
    return writer.close()
