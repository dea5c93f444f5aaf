"""An image of the county's PC is put back in silence, its seal too: the province finds the fork."""

import random
import shutil
from pathlib import Path

from app.domain.exchange import Result as Became
from app.domain.exchange import plan
from app.province import held
from app.province.arriving import offer
from app.province.inbox import Inbox
from app.queries import counties
from app.safety import offices, pairs
from app.safety.pairs import Pair, Pattern
from app.safety.result import Result
from app.sync import bundle

NAME = "restored backups"
FULL = 50


def run(size: int, seed: int) -> Result:
    """Put *size* images back; the control compares places alone and no hashes."""
    rng = random.Random(seed)
    missed = blind = 0
    with offices.scratch() as root:
        pattern = pairs.found(root / "pattern")
        for place in range(size):
            files, pair = _restored(pattern, root / "pair", rng, place)
            blind += all(_fits(pair, one) for one in files)
            arrived = pair.merge(*files)
            missed += not any(one.result is Became.FORK for one in arrived)
            pair.close()
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"forks missed": missed},
        control=f"by places alone {blind} of {size} would have been taken in",
        control_failed=blind == size,
    )


def _restored(
    pattern: Pattern, root: Path, rng: random.Random, place: int
) -> tuple[list[Path], Pair]:
    """Live, take an image, go on and send, put the image back, go on, and send again."""
    pair = pattern.copied(root)
    for n in range(rng.randint(0, 2)):
        pair.issue(rng, f"{place}-before-{n}")
    pair.close()
    image = root / "image"
    shutil.copytree(root / "county", image)
    pair = pattern.opened(root)
    for n in range(rng.randint(1, 3)):
        pair.issue(rng, f"{place}-lost-{n}")
    pair.merge(*pair.export())
    pair.close()
    shutil.rmtree(root / "county")
    shutil.copytree(image, root / "county")
    pair = pattern.opened(root)
    for n in range(rng.randint(1, 5)):
        pair.issue(rng, f"{place}-again-{n}")
    return pair.export(), pair


def _fits(pair: Pair, path: Path) -> bool:
    """Tell whether a file would be taken in by where its entries stand, whatever they say."""
    header = bundle.check(path.read_bytes(), lambda _facts: _public(pair)).header
    told = offer(header)
    store = Inbox(pair.province, pairs.writer(pair.province)).counties.open(header.office)
    try:
        with store.reading() as connection:
            known = held.known(connection)
    finally:
        store.close()
    hashes = {told.first - 1: told.before, told.last: told.after}
    found = plan(told, known, lambda _stream, seq: hashes.get(seq))
    return found.result is not Became.FORK


def _public(pair: Pair) -> bytes | None:
    """Return the key that the province knows of the county."""
    with pair.province.store.reading() as connection:
        key = counties.newest_key(connection, pairs.COUNTY)
    return key.public_key if key is not None else None
