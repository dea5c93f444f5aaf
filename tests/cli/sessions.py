"""Sessions of commands as they stand in tests/fixtures/cli: what is typed, what comes back.

What differs in every office (keys, uids, hashes) is written <uid>, <qr>, <hash>; `{qr}` in a
command is the QR text issued last, `{uid0}` and `{uid}` the first and the last uid printed,
`{request}` the last request of a void.
"""

import io
import json
import re
from pathlib import Path

from app.cli.main import run
from app.domain.folder import OfficeFolder
from tests import factory

FOLDER = Path(__file__).parents[1] / "fixtures" / "cli"
_RANDOM = (
    (re.compile(r"R1/[A-Z0-9/-]{150,}"), "<qr>"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "<hash>"),
    (re.compile(r"\b[0-9a-f]{32}\b"), "<uid>"),
    (re.compile(r"\b(?:[0-9A-Z]{5}-){10}[0-9A-Z]{5}\b"), "<recovery>"),
    (re.compile(r'"((?:created|asked|decided|sent)_at|at)": "[^"]+"'), r'"\1": "<time>"'),
    (re.compile(r'"kid": "[A-Z2-7]{8}"'), '"kid": "<kid>"'),
    (re.compile(r'"[A-Z2-7]{4}-[A-Z2-7]{4}"'), '"<code>"'),
    (re.compile(r'"(?:[0-9]{4} ){7}[0-9]{4}"'), '"<fingerprint>"'),
)


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def load(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


class Terminal:
    """A terminal in one office's world; it remembers the last QR text it saw."""

    def __init__(self, monkeypatch, capsys, places: dict[str, str]) -> None:
        self.monkeypatch, self.capsys, self.places = monkeypatch, capsys, dict(places)

    def type(self, argv: list[str], given: list[object]) -> tuple[int, list[object]]:
        """Run one command; return its exit code and the JSON it printed, one value a line."""
        lines = "".join(
            (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)) + "\n"
            for one in given
        )
        self.monkeypatch.setattr("sys.stdin", io.StringIO(self._filled(lines)))
        self.capsys.readouterr()
        words = [self._filled(word) for word in argv]
        code = run(words)
        if "init" in words and not code:
            factory.cheapen(OfficeFolder(Path(words[words.index("--dir") + 1])))
        out = self.capsys.readouterr().out
        if found := re.findall(r"R1/[A-Z0-9/-]{150,}", out):
            self.places["qr"] = found[-1]
        for found in re.findall(r'"uid": "([0-9a-f]{32})"', out):
            self.places |= {"uid": found, "uid0": self.places.get("uid0", found)}
        if found := re.findall(r'"request": "([0-9a-f]{32})"', out):
            self.places["request"] = found[-1]
        return code, [json.loads(self._plain(line)) for line in out.splitlines()]

    def _filled(self, text: str) -> str:
        for name, place in self.places.items():
            text = text.replace(f"{{{name}}}", place)
        return text

    def _plain(self, text: str) -> str:
        for name, place in self.places.items():
            if name not in {"qr", "uid", "uid0", "request"}:
                text = text.replace(place, f"{{{name}}}")
        for pattern, shown in _RANDOM:
            text = pattern.sub(shown, text)
        return text
