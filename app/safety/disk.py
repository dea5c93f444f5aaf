"""A disk that has not been told to keep anything: what may be left of it after a power cut.

What was synced is there. Of the rest each write may be kept, lost or torn into sectors, whatever
was written after it; of the names made, moved and removed in a folder since its last sync only the
first few may have happened, as a file system with a journal keeps their order.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from app.safety.recorder import Op

_CHANCES = (0.0, 0.3, 0.7, 1.0)
_SECTORS = (512, 4096)
_TORN = 0.3
_SHARED_MEMORY = "-shm"


@dataclass(eq=False)
class Inode:
    """A file's bytes: those on the platter, and the writes not yet synced, in order."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        """Let everything written reach the platter."""
        for offset, data in self.pending:
            _apply(self.durable, offset, data)
        self.pending.clear()

    def now(self) -> bytearray:
        """Return the bytes as the running system sees them."""
        image = bytearray(self.durable)
        for offset, data in self.pending:
            _apply(image, offset, data)
        return image

    def cut(self, rng: random.Random) -> bytearray:
        """Return the bytes that one power cut might leave."""
        image, chance = bytearray(self.durable), rng.choice(_CHANCES)
        for offset, data in self.pending:
            if rng.random() > chance or chance == 0:
                continue
            if data is not None and rng.random() < _TORN:
                for start, part in _torn(offset, data, rng):
                    _apply(image, start, part)
            else:
                _apply(image, offset, data)
        return image


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A file got, changed or lost a name; *inode* is the one it was made with."""

    kind: str
    names: tuple[str, ...]
    inode: Inode | None

    def apply(self, names: dict[str, Inode]) -> None:
        """Let it happen in *names*."""
        if self.kind == "C" and self.inode is not None:
            names[self.names[0]] = self.inode
        elif self.kind == "U":
            names.pop(self.names[0], None)
        elif (moved := names.get(self.names[0])) is not None:
            names[self.names[1]] = moved
            if self.kind == "R":
                del names[self.names[0]]


class Disk:
    """The files of a folder while recorded operations happen to them."""

    def __init__(self, before: Path, root: Path, inodes: Mapping[str, int]) -> None:
        """Start from the copy *before* of what stood in *root*, its files under their *inodes*."""
        self._root = str(root)
        self._inodes: dict[int, Inode] = {}
        self._durable: dict[str, Inode] = {}
        self._pending: list[Naming] = []
        for name, number in inodes.items():
            inode = Inode(bytearray((before / name).read_bytes()))
            self._inodes[number] = self._durable[name] = inode

    def apply(self, op: Op) -> None:
        """Let one operation happen."""
        if op.kind in "WTS":
            self._content(op)
        elif op.kind == "D":
            self._sync_names(self._name(op.data.decode()))
        elif op.kind in "CRLU":
            made = Inode() if op.kind == "C" else None
            if made is not None:
                self._inodes[op.inode] = made
            names = tuple(self._name(path) for path in op.data.decode().split("\0"))
            self._pending.append(Naming(op.kind, names, made))

    def now(self) -> dict[str, bytes]:
        """Return name -> bytes as the running system sees them."""
        return {name: bytes(one.now()) for name, one in self._named(len(self._pending)).items()}

    def cut(self, rng: random.Random) -> dict[str, bytes]:
        """Return name -> bytes that one power cut might leave; shared memory is gone."""
        chance = rng.choice(_CHANCES)
        most = len(self._pending)
        names = self._named(most if chance == 1 else int(rng.random() * chance * (most + 1)))
        left = {inode: bytes(inode.cut(rng)) for inode in dict.fromkeys(names.values())}
        return {name: left[one] for name, one in names.items() if not name.endswith(_SHARED_MEMORY)}

    def _named(self, kept: int) -> dict[str, Inode]:
        names = dict(self._durable)
        for naming in self._pending[:kept]:
            naming.apply(names)
        return names

    def _sync_names(self, folder: str) -> None:
        """Make the names in *folder* durable, with what led to them elsewhere."""
        needed: set[str] = set()
        synced: list[Naming] = []
        for naming in reversed(self._pending):
            if any(_parent(name) == folder or name in needed for name in naming.names):
                needed.update(naming.names)
                synced.append(naming)
        for naming in reversed(synced):
            naming.apply(self._durable)
        self._pending = [one for one in self._pending if one not in synced]

    def _content(self, op: Op) -> None:
        inode = self._inodes.get(op.inode)
        if inode is None:
            raise KeyError(f"an operation on a file that was never made: {op.kind} {op.inode}")
        if op.kind == "S":
            inode.sync()
        else:
            inode.pending.append((op.offset, op.data if op.kind == "W" else None))

    def _name(self, path: str) -> str:
        return path[len(self._root) :].lstrip("/")


def write(image: dict[str, bytes], root: Path) -> None:
    """Put the files of *image* into the empty folder *root*."""
    for name, data in image.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _apply(image: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        if offset < len(image):
            del image[offset:]
        else:
            image.extend(bytes(offset - len(image)))
        return
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset : offset + len(data)] = data


def _torn(offset: int, data: bytes, rng: random.Random) -> Iterable[tuple[int, bytes]]:
    """Yield the sectors of a write that reached the platter."""
    size, end = rng.choice(_SECTORS), offset + len(data)
    edges = [offset, *range((offset // size + 1) * size, end, size), end]
    for start, stop in pairwise(edges):
        if rng.random() < 0.5:  # noqa: PLR2004 - even odds
            yield start, data[start - offset : stop - offset]


def _parent(name: str) -> str:
    return name.rpartition("/")[0]
