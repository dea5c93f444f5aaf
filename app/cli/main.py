"""Read the command line and run one command; every refusal is a sentence and an exit code."""

import argparse
import sys
from collections.abc import Sequence

from app import __version__
from app.cli import (
    approval,
    batch,
    bench,
    demo,
    desks,
    donor,
    exchange,
    funds,
    importing,
    office,
    office_settings,
    output,
    proofs,
    province,
    publishing,
    receipt,
    report,
    safety,
    search,
    user,
    valuation,
    verifier,
)
from app.domain.errors import AppError
from app.keys import files


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    top = argparse.ArgumentParser(prog="main.py", description=__doc__)
    top.add_argument("--version", action="version", version=__version__)
    nouns = top.add_subparsers(dest="command", required=True, metavar="command")
    for module in (
        office,
        receipt,
        approval,
        report,
        importing,
        batch,
        valuation,
        donor,
        funds,
        search,
        user,
        desks,
        office_settings,
        proofs,
        verifier,
        province,
        publishing,
        exchange,
        demo,
        bench,
        safety,
    ):
        module.add(nouns)
    return top


def run(argv: Sequence[str]) -> int:
    """Run one command; 0 done, 1 refused or found wrong, 2 wrong usage."""
    output.speak_utf8()
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130
    except (AppError, OSError) as error:
        refusal = error if isinstance(error, AppError) else files.refusal(error)
        output.refuse(refusal, as_json=getattr(arguments, "json", False))
        return 1
    return code
