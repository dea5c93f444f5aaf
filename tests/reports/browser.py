"""A headless Chromium, spoken to through two pipes: no port, no package, no driver."""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 60
_QUIET = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-quic"),
    *("--remote-debugging-pipe", "--use-fake-ui-for-media-stream", "--no-sandbox"),
    "--use-fake-device-for-media-stream",
)
_AT_3_AND_4 = """
import os, sys
from fcntl import F_DUPFD, fcntl
ends = [fcntl(int(one), F_DUPFD, 10) for one in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
"""Chromium reads its commands from 3 and answers on 4."""


def found() -> str | None:
    """The program, or None where this machine has none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One page; *scene* is a film of JPEGs that its camera sees."""

    def __init__(self, program: str, home: Path, scene: Path) -> None:
        theirs, self._out = os.pipe()
        self._in, answers = os.pipe()
        line = (sys.executable, "-c", _AT_3_AND_4, str(theirs), str(answers), program, *_QUIET)
        options = (f"--user-data-dir={home}", f"--use-file-for-fake-video-capture={scene}")
        self._child = subprocess.Popen(
            (*line, *options, "about:blank"),
            pass_fds=(theirs, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(answers)
        self._held, self._asked, self._session = b"", 0, None
        self.events: list[dict] = []
        pages = self.call("Target.getTargets")["targetInfos"]
        page = next(one for one in pages if one["type"] == "page")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]

    def call(self, method: str, **params):
        """Ask for *method* and return the answer; what happens meanwhile goes to `events`."""
        self._asked += 1
        message = {"id": self._asked, "method": method, "params": params}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") != self._asked:
                self.events.append(answer)
                continue
            assert "error" not in answer, answer
            return answer["result"]

    def _next(self):
        until = time.monotonic() + PATIENCE
        while b"\0" not in self._held:
            ready, _, _ = select.select([self._in], [], [], until - time.monotonic())
            more = os.read(self._in, 1 << 16) if ready else b""
            assert more, "Chromium has gone silent"
            self._held += more
        one, _, self._held = self._held.partition(b"\0")
        return json.loads(one)

    def js(self, text: str):
        """Return what *text* evaluates to, once it is settled."""
        told = self.call("Runtime.evaluate", expression=text, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def open(self, file: Path) -> None:
        """Show *file* and wait until its program has run."""
        for domain in ("Page", "Network", "DOM"):
            self.call(f"{domain}.enable")
        self.call("Page.navigate", url=file.as_uri())
        self.until("document.readyState === 'complete' && typeof show === 'function'")

    def until(self, condition: str) -> None:
        """Wait until *condition* holds."""
        end = time.monotonic() + PATIENCE
        while not self.js(condition):
            assert time.monotonic() < end, condition
            time.sleep(0.05)

    def give(self, field: str, files: list[Path]) -> None:
        """Choose *files* in a file field, as a person does."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=field)["nodeId"]
        self.call("DOM.setFileInputFiles", files=[str(file) for file in files], nodeId=node)

    def picture(self) -> bytes:
        """The page as it is seen, a PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def close(self) -> None:
        """End it."""
        self._child.kill()
        self._child.wait()
        os.close(self._out)
        os.close(self._in)
