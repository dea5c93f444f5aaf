"""The way in: the window, or a command (`main.py --help` names them)."""

import sys


def main(argv: list[str]) -> int:
    """Open the window, draw the screens, or run a command; return the exit code."""
    if not argv or argv[0] in {"--demo", "--dir"}:
        from app.bootstrap import window  # noqa: PLC0415 - a command never imports Qt

        return window(argv)
    if argv[0] == "screens":
        from app.bootstrap import screens  # noqa: PLC0415 - a command never imports Qt

        return screens(argv[1:])
    from app.cli.main import run  # noqa: PLC0415 - the window needs no argument parser

    return run(argv)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
