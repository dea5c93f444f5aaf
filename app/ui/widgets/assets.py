"""Where the shipped files lie, seen from the source tree."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[3]
FONTS: Final = ROOT / "fonts"
ICONS: Final = ROOT / "resources" / "icons"
THEME: Final = ROOT / "resources" / "theme"
HANDBOOK: Final = ROOT / "docs" / "handbook"
LISTS: Final = ROOT / "resources" / "lists"


def text(path: Path) -> str:
    """Return the UTF-8 text of a shipped file."""
    return path.read_text("utf-8")
