"""`verifier`: the page that proves receipts on a phone; it needs public keys alone."""

import argparse
from pathlib import Path

from app.cli import output, session
from app.strings import verifier as words


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's command."""
    verifier = nouns.add_parser("verifier", help="the offline page that proves receipts")
    session.common(verifier)
    verifier.add_argument("--keys", type=Path, help="a keys.json; the office's when left out")
    verifier.add_argument("--out", type=Path, required=True, help="the HTML file")
    verifier.set_defaults(run=_make)


def _make(arguments: argparse.Namespace) -> int:
    from app.keys.public import PublicKeys
    from app.province import proving
    from app.services import verifier_page

    folder = session.folder(arguments)
    if arguments.keys is None and proving.has_counties(folder.root):
        # the counties' keys lie in their rows, which nobody reads without a passphrase
        with session.opened(arguments) as opened:
            made = proving.make(opened.office, arguments.out)
            office = opened.office.keys.office
    else:
        keys = PublicKeys.load(arguments.keys or folder.keys)
        made = verifier_page.write(keys, {}, folder.apart(arguments.out))
        office = keys.office
    if arguments.json:
        output.line({"file": str(made.file), "office": office, "keys": made.registers})
    else:
        print(words.made(str(made.file), made.registers))
    return 0
