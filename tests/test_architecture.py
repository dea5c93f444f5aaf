"""Budgets and habits that import-linter cannot express."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest

from app.strings import errors

APP = Path("app")
FILES = sorted(p for p in APP.rglob("*.py") if "versions" not in p.parts)
CODE = [p for p in FILES if p.read_text("utf-8").strip()]
HOUSE = [*FILES, Path("main.py"), Path("dev.py")]
STRINGS = sorted((APP / "strings").glob("*.py"))
SCREENS = sorted(p.stem for p in (APP / "ui" / "screens").glob("*.py") if p.stem != "__init__")
DYNAMIC = {
    "original_malformed",
    "original_unknown_key",
    "original_forged",
    "original_revoked",
    "original_not_valid_at_time",
    "passphrase_name",
}
"""Codes that are put together where they are raised, so that reading the source misses them."""


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", HOUSE, ids=str)
def test_a_file_fits_its_budget(path):
    limit = 150 if "screens" in path.parts else 300
    assert len(path.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", HOUSE, ids=str)
def test_functions_are_short(path):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [n for n in ast.walk(tree_of(path)) if isinstance(n, kinds)]
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 40] == []


@pytest.mark.parametrize("path", CODE, ids=str)
def test_a_module_says_in_one_line_why_it_exists(path):
    first = (ast.get_docstring(tree_of(path)) or "").splitlines()
    assert first[0].endswith((".", "…"))


def test_nothing_is_left_for_later():
    words = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError\()")
    assert [p for p in HOUSE if words.search(p.read_text("utf-8"))] == []


def test_only_the_store_commits():
    allowed = {Path("app/db") / name for name in ("uow.py", "migrate.py", "carry.py")}
    commits = [p for p in FILES if re.search(r"\.(commit|begin)\(\)", p.read_text("utf-8"))]
    assert set(commits) <= allowed


def test_only_the_clock_asks_the_time():
    asked = re.compile(r"\b(datetime\.now|datetime\.utcnow|date\.today|time\.time|localtime)\(")
    found = [p for p in FILES if asked.search(p.read_text("utf-8"))]
    assert found == [Path("app/domain/clock.py")]


@pytest.mark.parametrize("layer", ["domain", "strings"])
def test_the_lowest_layers_are_plain_python(layer):
    allowed = sys.stdlib_module_names | {"app", "jdatetime", "typing_extensions"}
    imported = {
        (path, name.partition(".")[0])
        for path in (APP / layer).glob("*.py")
        for name in _imports(tree_of(path))
    }
    assert {(path, name) for path, name in imported if name not in allowed} == set()


def _imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_has_a_test(screen):
    tests = "\n".join(p.read_text("utf-8") for p in Path("tests/ui").rglob("test_*.py"))
    assert re.search(rf"app\.ui\.screens\.{screen}\b|screens import [^\n]*\b{screen}\b", tests)


def test_every_word_is_used():
    used = {use for path in FILES for use in _uses(path)}
    offered = {(p.stem, name) for p in STRINGS for name in _public_names(tree_of(p))}
    assert sorted(offered - used) == []


def _uses(path):
    """Yield (module, word) for every word of app.strings that a file reads, under any alias."""
    tree, modules = tree_of(path), {}
    if path in STRINGS:
        names = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and _is_read(n)]
        yield from ((path.stem, name) for name in names)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "app.strings":
            modules |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("app.strings."):
            yield from ((node.module.rpartition(".")[2], alias.name) for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield modules.get(node.value.id, ""), node.attr


def _is_read(name):
    return isinstance(name.ctx, ast.Load)


def _public_names(tree):
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif isinstance(node, ast.FunctionDef):
            name = node.name
        else:
            continue
        if not name.startswith("_"):
            yield name


def codes_in(tree):
    """Yield every refusal's code that the source of a module names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _raised(node)
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            yield from _texts([node.value.elts[-1]])
        elif isinstance(node, ast.FunctionDef) and node.name in {"problems", "weakness"}:
            yield from _returned(node)
        elif isinstance(node, ast.Assign | ast.AugAssign) and "_CODES" in ast.unparse(node):
            yield from _texts(ast.walk(node.value))


def _raised(call):
    name = getattr(call.func, "id", "")
    if name == "AppError" and call.args:
        yield from _texts(ast.walk(call.args[0]))
    elif name == "InvalidInputError":
        yield "invalid_input"
        for table in ast.walk(call):
            if isinstance(table, ast.Dict):
                yield from _texts(table.values)


def _returned(function):
    for node in ast.walk(function):
        if isinstance(node, ast.Return | ast.Assign):
            yield from _texts([node.value])


def _texts(nodes):
    return (
        n.value
        for n in nodes
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value
    )


def test_every_refusal_has_its_sentence_and_every_sentence_its_refusal():
    raised = {code for path in FILES for code in codes_in(tree_of(path))} | DYNAMIC
    assert raised == set(errors.SENTENCES)


PAGES = [*Path().glob("*.md"), *Path("docs").rglob("*.md")]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_in_the_docs_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_the_architecture_is_told_in_two_hundred_lines():
    assert len(Path("ARCHITECTURE.md").read_text("utf-8").splitlines()) <= 200


def test_every_package_we_ship_has_its_licence_told():
    named = Path("pyproject.toml").read_text("utf-8").partition("[project.optional")[0]
    told = Path("docs/licences.md").read_text("utf-8").lower()
    packages = re.findall(r'^  "([A-Za-z0-9-]+)', named, re.MULTILINE)
    missing = [one for one in packages if one.lower().replace("-essentials", "") not in told]
    assert packages
    assert missing == []
