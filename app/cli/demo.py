"""`demo`: a synthetic office to look at, to learn with and to measure."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.cli import office, output, session
from app.strings import demo as words

if TYPE_CHECKING:
    from app.demo.build import Made
    from app.demo.counties import County
    from app.demo.plan import Wanted

_RECEIPTS, _SEED = 400, 12
_CANCELLED = 130


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's command."""
    demo = nouns.add_parser("demo", help="a synthetic office, the same for the same seed")
    session.common(demo)
    demo.add_argument("--receipts", type=_count, default=_RECEIPTS)
    demo.add_argument("--donors", type=_count, default=0, help="how many names return")
    demo.add_argument("--beneficiaries", type=_count, default=0)
    demo.add_argument("--seed", type=int, default=_SEED)
    demo.add_argument("--level", default="county", choices=("county", "province"))
    demo.add_argument("--counties", type=int, default=0, choices=range(3), help="of a province")
    session.embedded(demo)
    demo.set_defaults(run=_run)


def _count(typed: str) -> int:
    value = int(typed)
    if value < 0:
        raise argparse.ArgumentTypeError("not below 0")
    return value


def _run(arguments: argparse.Namespace) -> int:
    from app.demo import build
    from app.demo.plan import Wanted
    from app.services import opening

    if arguments.beneficiaries:
        output.say(words.no_beneficiaries_yet())
    wanted = Wanted(receipts=arguments.receipts, donors=arguments.donors, seed=arguments.seed)
    where, secret = session.folder(arguments), opening.passphrase_of(arguments.passphrase_file)
    found = partial(build.found_at, server=office.server(arguments))
    progress = _progress(arguments.receipts)
    made = build.build(where, arguments.level, wanted, secret, progress, found=found)
    if not made.usable_today:
        output.say(words.clock_is_slow())
    whose, clerk = build.OFFICES[arguments.level], build.CLERK
    below = _counties(arguments, wanted, secret) if made.whole else ()
    if arguments.json:
        facts: dict[str, object] = {"office": whose.code, "dir": str(where.root)}
        facts |= {"user": whose.login, "clerk": clerk.login, "recovery": made.recovery}
        facts |= {"receipts": made.receipts, "seed": wanted.seed}
        if below:
            facts["counties"] = [
                {"office": one.code, "dir": str(one.folder.root), "receipts": one.made.receipts}
                for one in below
            ]
        output.line(facts)
    else:
        people = (whose.login, clerk.login)
        sys.stdout.write(words.made(whose.name, str(where.root), made.receipts, *people))
        for one in below:
            sys.stdout.write(words.beside(one.code, str(one.folder.root), one.made.receipts))
    return 0 if made.whole else _stopped(made)


def _counties(arguments: argparse.Namespace, wanted: "Wanted", secret: str) -> "tuple[County, ...]":
    """Make the counties of a demo province, beside it."""
    if not arguments.counties:
        return ()
    from app.demo import counties

    where, count = session.folder(arguments), arguments.counties
    return counties.add(where, count, wanted, secret, _progress(arguments.receipts))


def _stopped(made: "Made") -> int:
    output.say(words.cancelled(made.receipts))
    return _CANCELLED


def _progress(wanted: int) -> Callable[[int], None]:
    told = 0

    def tell(done: int) -> None:
        nonlocal told
        if done - told >= max(1_000, wanted // 20):
            told = done
            output.say(words.progress(done, wanted))

    return tell
