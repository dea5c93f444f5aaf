"""Children that start warm: one server imports the program once, for every check."""

import sys

if sys.platform == "win32":
    from multiprocessing.context import SpawnContext as Context
else:
    from multiprocessing.context import ForkServerContext as Context

_WARM = ["__main__", "app.safety.worker", "app.safety.cuts"]


def context() -> Context:
    """Return how children are made; whoever asks first starts the server, so all ask here."""
    made = Context()
    made.set_forkserver_preload(_WARM)
    return made
