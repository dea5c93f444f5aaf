"""The page that proves a receipt on any phone or PC, without a network: one HTML file."""

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template
from typing import Final

from app.domain import jalali
from app.keys.public import PublicKeys
from app.strings import verifier as words

PARTS: Final = Path(__file__).resolve().parents[2] / "resources" / "verifier"
_VENDOR: Final = PARTS / "vendor"
_FONTS: Final = PARTS.parents[1] / "fonts"
_PROGRAM: Final = ("data.js", "judge.js", "tell.js", "read.js", "page.js")
_FACES: Final = {"Vazirmatn-Regular.ttf": 400, "Vazirmatn-Bold.ttf": 700}


def page(keys: PublicKeys, names: Mapping[str, str], made_on: date) -> bytes:
    """Return the page with *keys* in it; *names* are of offices, by their codes.

    The same keys, names and day give the same bytes. Nothing secret is in it.
    """
    style = "".join(_faces()) + _text(PARTS / "style.css")
    scripts = {
        "crypto": _text(_VENDOR / "crypto.js"),
        "reader": _text(_VENDOR / "reader.js"),
        "program": "".join(_text(PARTS / name) for name in _PROGRAM),
    }
    offices = {entry.office for entry in keys.entries}
    filled = Template(_text(PARTS / "page.html")).substitute(
        {name: html.escape(text) for name, text in words.PAGE.items()},
        **scripts,
        policy=_policy(style, scripts.values()),
        style=style,
        office=html.escape(keys.name),
        keys_of=words.keys_of(len(offices), len(keys.entries), jalali.long(made_on)),
        data=_data(keys, {keys.office: keys.name, **names}),
        wasm=_base64(_VENDOR / "reader.wasm"),
    )
    return filled.encode()


def _policy(style: str, scripts: Iterable[str]) -> str:
    """Return what the page may do: its own scripts by their hash, and no network at all."""
    own = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {own} 'wasm-unsafe-eval'; style-src {_hash(style)}; "
        "font-src data:; img-src blob:; media-src blob: mediastream:; form-action 'none'; "
        "base-uri 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(keys: PublicKeys, names: Mapping[str, str]) -> str:
    """Return what the page's program reads; no text in it can end the element it stands in."""
    facts = {
        "keys": json.loads(keys.to_bytes())["keys"],
        "names": dict(sorted(names.items())),
        "words": {
            **words.SHOWN,
            "answers": words.ANSWERS,
            "legend": words.LEGEND,
            "months": jalali.MONTHS,
            "weekdays": jalali.WEEKDAYS,
        },
    }
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")


def _faces() -> Iterator[str]:
    for name, weight in _FACES.items():
        yield (
            f"@font-face{{font-family:Vazirmatn;font-weight:{weight};"
            f"src:url(data:font/ttf;base64,{_base64(_FONTS / name)})}}\n"
        )


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _base64(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()
