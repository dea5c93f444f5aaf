"""The journal speaks Persian: every act and every table of the program has its word."""

import ast
import re

import pytest

from app.models import metadata
from app.strings import journal
from tests.test_architecture import FILES, tree_of

_WRITES = {"add", "change", "write_many", "note"}


def acts():
    """Return every act that a use-case writes into the journal by a name of its own."""
    found = set()
    for path in FILES:
        if path.parts[1] not in {"services", "demo"}:
            continue
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in _WRITES:
                first = node.args[0] if node.args else None
                text = first.value if isinstance(first, ast.Constant) else ""
                if isinstance(text, str) and re.fullmatch(r"[a-z]+\.[a-z_]+", text):
                    found.add(text)
    return sorted(found)


def test_the_acts_are_found_at_all():
    assert {"receipt.issued", "donor.added", "batch.closed"} <= set(acts())


@pytest.mark.parametrize("act", acts())
def test_an_act_has_its_word(act):
    assert re.search("[آ-ی]", journal.action(act))


@pytest.mark.parametrize(
    "table", sorted(t.name for t in metadata.tables.values() if t.info["journal"])
)
def test_a_table_has_its_word(table):
    assert re.search("[آ-ی]", journal.table(table))
