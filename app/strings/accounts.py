"""Words of the office's bank accounts, on the screen and on paper."""

from typing import Final

from app.domain import text

_NAMED: Final = ("بانک", "پست", "مؤسسه")


def bank(name: str) -> str:
    """Return «بانک ملت» of ملت; some names say what they are."""
    return name if not name or name.startswith(_NAMED) else f"بانک {name}"


def on_paper(title: str, bank_name: str, iban: str) -> str:
    """Return an account as a receipt names it."""
    named = f"{title} — {bank(bank_name)}" if bank_name else title
    return f"{named} — {text.isolate_ltr(iban)}"
