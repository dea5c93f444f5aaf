"""The script that sets up a fresh machine, as far as a machine that is set up can try it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from app.cli import receipt_json
from app.domain.errors import AppError
from tests import factory


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_missing_library_names_its_package(library, package):
    assert dev._package_of(library) == package


def test_it_needs_nothing_but_the_standard_library():
    imports = "import sys; import dev; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import json, sys; sys.path.append('.'); {imports}"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert {name for name in loaded if not name.startswith("_")} <= sys.stdlib_module_names | {
        "dev",
        "sitecustomize",
        "distutils-precedence",
    }


@pytest.mark.parametrize("arguments", [[], ["walk"], ["run", "fast"]])
def test_wrong_usage_is_told(arguments, capsys):
    assert dev.main(arguments) == 2
    assert "dev.py" in capsys.readouterr().out


def test_pytest_runs_last_and_ci_runs_the_same():
    assert dev.CHECKS[-1][0] == "pytest"
    assert Path(".ci/run").read_text("utf-8").splitlines()[-1] == "exec python3 dev.py test"


def test_of_the_evenings_ten_lines_one_is_refused(office):
    refused = []
    for line in dev.EVENING.read_text("utf-8").splitlines():
        try:
            value = receipt_json.read(line)
            factory.issue(office, receipt_json.command(value, factory.TODAY))
        except AppError as error:
            refused.append((value["client_id"], getattr(error, "fields", {})))
    assert refused == [("evening-06", {"total": "lines_do_not_add_up"})]
