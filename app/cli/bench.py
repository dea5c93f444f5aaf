"""`bench`: the benchmarks, with the raw limit of the machine beside each, one JSON."""

import argparse

from app.cli import output


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's command."""
    bench = nouns.add_parser("bench", help="the benchmarks, beside the machine's raw limits")
    bench.add_argument("--only", type=_name, default="", metavar="NAME")
    bench.add_argument("--quick", action="store_true", help="small sizes, to see that it runs")
    bench.add_argument("--long", action="store_true", help="the ones that take many minutes too")
    bench.add_argument("--json", action="store_true", help="always so; for the likeness of all")
    bench.set_defaults(run=_run)


def _name(typed: str) -> str:
    from app.bench import suite

    if typed not in suite.NAMES:
        raise argparse.ArgumentTypeError(f"one of {', '.join(suite.NAMES)}")
    return typed


def _run(arguments: argparse.Namespace) -> int:
    from app.bench import suite
    from app.strings import bench as words

    figures = suite.run(
        arguments.only,
        quick=arguments.quick,
        long=arguments.long,
        tell=lambda names: output.say(words.measured(names)),
    )
    output.line(figures)
    return 0
