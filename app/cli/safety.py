"""`safety`: the report that shows what no power cut, kill or forger can take away."""

import argparse

from app.cli import output

KEYS = (
    *("cuts", "kills", "tears", "rekeys", "backups", "altered", "qr"),
    *("exchange", "courier", "restored", "desks", "workbooks", "rows", "drafts", "canaries"),
)


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    safety = nouns.add_parser("safety", help="the safety report, with seeds and controls")
    safety.add_argument("--only", choices=KEYS, help="one check")
    safety.add_argument("--long", action="store_true", help="ten times as many trials")
    safety.add_argument("--seed", type=int, help="today's date when left out")
    safety.add_argument("--json", action="store_true", help="one JSON object a line")
    safety.set_defaults(run=_safety)


def _safety(arguments: argparse.Namespace) -> int:
    from app.safety import report

    seed = report.seed_of_today() if arguments.seed is None else arguments.seed
    scale = report.LONG if arguments.long else report.FULL
    held = True
    for outcome in report.run(report.chosen(arguments.only), scale, seed):
        held &= outcome.result.ok
        if arguments.json:
            output.line(outcome.facts)
        else:
            print(outcome.line, flush=True)
            for detail in outcome.result.details:
                output.say(f"  {detail}")
    return 0 if held else 1
