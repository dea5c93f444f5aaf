"""Set up a fresh machine and go: `python3 dev.py run` or `test`. Standard library only."""

import hashlib
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent
VENV: Final = ROOT / ".venv"
LOCK: Final = ROOT / "requirements.lock"
STAMP: Final = VENV / "installed"
OFFICE: Final = ROOT / "demo-office"
SECRET: Final = OFFICE / "passphrase.txt"
EVENING: Final = ROOT / "resources" / "demo" / "evening.jsonl"
BIN: Final = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON: Final = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST: Final = (3, 11)
ROOM: Final = timezone(timedelta(hours=3, minutes=30))

GLIB: Final = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0"}
TOOLS: Final = {"cc": ("gcc", "libc6-dev"), "chromium": ("chromium",)}

CHECKS: Final = (
    ("ruff format", (str(PYTHON), "-m", "ruff", "format", "--check", ".")),
    ("ruff check", (str(PYTHON), "-m", "ruff", "check", ".")),
    ("mypy", (str(PYTHON), "-m", "mypy")),
    ("import contracts", (str(BIN / "lint-imports"),)),
    ("pytest", (str(PYTHON), "-m", "pytest", "-n", "3", "--cov", "--cov-report=term")),
)


class StopError(Exception):
    """Something this script cannot do alone; its text says what to do."""


def main(arguments: list[str]) -> int:
    """Run one of the two commands; 0 done, 1 failed, 2 wrong usage."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    commands = {"run": run, "test": test}
    if len(arguments) != 1 or arguments[0] not in commands:
        say("python3 dev.py run | test      the program | every check, then the tests")
        return 2
    try:
        return commands[arguments[0]]()
    except StopError as stop:
        say(f"stopped: {stop}")
        return 1
    except KeyboardInterrupt:
        return 130


def say(text: str) -> None:
    """Print one line at once."""
    print(text, flush=True)


def prepare() -> None:
    """Make .venv with the locked packages and the system libraries Qt needs; instant when done."""
    if sys.version_info < OLDEST:
        raise StopError(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version}")
    wanted = f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version_info[:2]}"
    if not STAMP.exists() or STAMP.read_text("utf-8") != wanted:
        _make_venv()
        _install_packages()
        STAMP.write_text(wanted, "utf-8")
    # a shell may forbid writing bytecode; every start would compile the program anew
    _quiet(str(PYTHON), "-m", "compileall", "-q", str(ROOT / "app"))
    _complete_qt()


def _make_venv() -> None:
    say("making .venv …")
    made = _quiet(sys.executable, "-m", "venv", "--clear", str(VENV))
    if made.returncode and "ensurepip" in made.stdout + made.stderr:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        _install_system([version] if _known_to_apt(version) else ["python3-venv"])
        made = _quiet(sys.executable, "-m", "venv", "--clear", str(VENV))
    if made.returncode:
        raise StopError(f".venv could not be made:\n{made.stdout}{made.stderr}")


def _install_packages() -> None:
    say("installing the locked packages into .venv …")
    pip = (str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "-q")
    done = _quiet(*pip, "--require-hashes", "--no-deps", "-r", str(LOCK))
    if done.returncode:
        raise StopError(f"the packages could not be installed:\n{done.stderr.strip()[-2000:]}")


def _complete_qt() -> None:
    """Find the system libraries that Qt's wheels expect and this machine lacks."""
    missing = _missing_libraries()
    if missing:
        say(f"Qt misses {', '.join(sorted(missing))}")
        _install_system(sorted({_package_of(name) for name in missing}))
    found = _quiet(str(PYTHON), "-c", "import PySide6.QtWidgets, PySide6.QtSvg")
    if found.returncode:
        raise StopError(f"Qt does not load:\n{found.stderr.strip()}")


def _missing_libraries() -> set[str]:
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return set()
    home = next(VENV.glob("lib/python*/site-packages/PySide6"))
    parts = [home / f"Qt{name}.abi3.so" for name in ("Widgets", "Svg", "PrintSupport")]
    screens = ("libqxcb.so", "libqwayland.so") if _display_named() else ()
    wanted = ("libqoffscreen.so", *screens)
    parts += [home / "Qt" / "plugins" / "platforms" / name for name in wanted]
    told = _quiet("ldd", *(str(part) for part in parts if part.exists())).stdout
    return set(re.findall(r"^\s*(lib\S+) => not found", told, re.MULTILINE))


def _package_of(library: str) -> str:
    """Return the package that Debian's naming rule gives a library: libxcb.so.1 is in libxcb1."""
    name, _, version = library.replace("_", "-").lower().partition(".so.")
    return GLIB.get(library, f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}")


def _known_to_apt(package: str) -> bool:
    cache = shutil.which("apt-cache")
    return cache is not None and _quiet(cache, "show", package).returncode == 0


def _install_system(packages: Iterable[str]) -> None:
    """Install Debian packages where that is allowed, else name them and stop."""
    names = " ".join(packages)
    apt = shutil.which("apt-get")
    if apt is None or os.name != "posix" or os.geteuid() != 0:
        raise StopError(f"please install, then run this again:  sudo apt-get install {names}")
    say(f"installing {names} …")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run((apt, "-qq", "update"), env=quiet, capture_output=True, check=False)
    install = (apt, "-qq", "install", "-y", "--no-install-recommends", *names.split())
    done = subprocess.run(install, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StopError(f"apt-get could not install {names}:\n{done.stderr.strip()}")


def _quiet(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )


def run() -> int:
    """Open the window; where there is no display, do an evening's work by command."""
    prepare()
    if _display_answers():
        return subprocess.run(_main("--demo"), env=_environment(), check=False).returncode
    say("no display: the same work by command · نمایشگری نیست؛ همان کار با فرمان")
    return _evening()


def _display_named() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _display_answers() -> bool:
    """Tell whether a window can open: a stale DISPLAY is named, but nobody answers there."""
    if not _display_named():
        return False
    probe = "from PySide6.QtWidgets import QApplication; QApplication([])"
    return _quiet(str(PYTHON), "-c", probe).returncode == 0


def _main(*arguments: str) -> tuple[str, ...]:
    return (str(PYTHON), str(ROOT / "main.py"), *arguments)


def _environment() -> dict[str, str]:
    return dict(os.environ) | {"PYTHONUTF8": "1"}


def _command(*arguments: str, given: str = "", wrong_allowed: bool = False) -> str:
    """Run one of the program's commands on the demo office; return what it printed."""
    options = () if arguments[:2] == ("receipt", "check") else ("--passphrase-file", str(SECRET))
    done = subprocess.run(
        _main(*arguments, "--dir", str(OFFICE), *options),
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=_environment(),
        cwd=ROOT,
        check=False,
    )
    if done.returncode and not wrong_allowed:
        raise StopError(f"main.py {' '.join(arguments[:2])} failed")
    return done.stdout


def _evening() -> int:
    """Make an office, issue from real input, print, prove, and say where the papers are."""
    _open_office()
    issued = _issue()
    papers = _print(issued[0]["number"], issued[-1]["number"])
    _prove(issued, papers)
    say("")
    say(f"papers · برگه‌ها: {papers[0].parent}")
    for paper in papers:
        say(f"  {paper.name}  {paper.stat().st_size // 1024} KB")
    say(f"the office · دفتر: {OFFICE}   passphrase · گذرواژه: {SECRET}")
    return 0


def _open_office() -> None:
    if (OFFICE / "vault.json").exists():
        if not SECRET.exists():
            raise StopError(f"{SECRET} is gone: remove {OFFICE} and run this again")
        say(f"the demo office stands · دفتر نمایشی آماده است: {OFFICE}")
        today = datetime.fromtimestamp(time.time(), ROOM).date()
        _command("clock", "--date", today.isoformat())
        return
    OFFICE.mkdir(exist_ok=True)
    # digits alone: they are the same keys in a Persian layout
    SECRET.write_text("-".join(f"{secrets.randbelow(10_000):04d}" for _ in range(3)), "utf-8")
    say(f"making a demo office · ساختن دفتر نمایشی: {OFFICE}")
    _command("demo")


def _issue() -> list[dict[str, Any]]:
    """Issue the evening's receipts; the same lines again answer with the same receipts."""
    say(f"issuing {EVENING.relative_to(ROOT)} · صدور رسیدها")
    printed = _command("receipt", "issue", given=EVENING.read_text("utf-8"), wrong_allowed=True)
    answers: list[dict[str, Any]] = [json.loads(line) for line in printed.splitlines()]
    for answer in answers:
        say(f"  {answer['number'] if 'number' in answer else _refusal(answer)}")
    if issued := [answer for answer in answers if "number" in answer]:
        return issued
    raise StopError("no line was issued")


def _refusal(answer: dict[str, Any]) -> str:
    return " · ".join(("refused", answer["message"], *answer["fields"].values()))


def _print(first: str, last: str) -> list[Path]:
    say("printing · چاپ")
    made = []
    for paper in ("a4", "a5", "roll"):
        file = OFFICE / "papers" / f"evening-{paper}.pdf"
        span = ("--from", first, "--to", last)
        _command("receipt", "print", *span, "--paper", paper, "--out", str(file))
        made.append(file)
    return made


def _prove(issued: list[dict[str, Any]], papers: list[Path]) -> None:
    """Read the codes back from the printed pages, check them and a forged one, verify all."""
    say("proving · اصالت‌سنجی")
    wanted = {answer["qr"] for answer in issued}
    for paper in papers:
        seen = set(_quiet(str(PYTHON), "-m", "app.reports.eye", str(paper)).stdout.split())
        if not wanted <= seen:
            raise StopError(f"a code could not be read back from {paper}")
        say(f"  {paper.name}: {len(seen)} codes read back from the page")
    genuine = issued[0]["qr"]
    say(f"  {_command('receipt', 'check', genuine).strip()}")
    forged = re.sub(r"/([CB])/(\d+)/", r"/\1/9\2/", genuine, count=1)
    say(f"  {_command('receipt', 'check', forged, wrong_allowed=True).strip()}")
    told = json.loads(_command("verify", "--json", wrong_allowed=True))
    say(f"  verify: {'ok' if told['ok'] else told['findings']} {json.dumps(told['checked'])}")


def test() -> int:
    """Run every check, then the tests; the last line is pytest's own."""
    prepare()
    for tool, packages in TOOLS.items():
        if sys.platform.startswith("linux") and shutil.which(tool) is None:
            try:
                _install_system(packages)
            except StopError as stop:
                say(f"GOING ON WITHOUT {tool}, which some of the tests need ({stop})")
    environment = _environment() | {"QT_QPA_PLATFORM": "offscreen"}
    for name, command in CHECKS:
        begun = time.monotonic()
        say(f"· {name}")
        code = subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode
        if name == "pytest":
            return code
        if code:
            raise StopError(f"{name} found something to mend")
        say(f"  {time.monotonic() - begun:.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
