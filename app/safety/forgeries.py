"""QR texts that are almost right: none but the genuine one may be accepted."""

import random
import string
from collections.abc import Callable, Sequence

from app.domain import chain
from app.keys import record
from app.keys.public import PublicKeys
from app.keys.record import verify_text
from app.safety import offices
from app.safety.result import Result

NAME = "QR mutations"
FULL = 5000
_RECEIPTS = 30
_ALPHABET = string.ascii_uppercase + string.digits + "-/"
_GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
_HALF = 32
_AMOUNT, _FIELDS = 7, 15


def run(size: int, seed: int) -> Result:
    """Try *size* mutations of genuine texts; the control is the genuine texts themselves."""
    rng = random.Random(seed)
    texts, keys = _genuine(rng)
    accepted: list[str] = []
    for n in range(size):
        mutate = MUTATIONS[n % len(MUTATIONS)]
        text = mutate(texts, rng)
        if text not in texts and verify_text(text, keys).genuine:
            accepted.append(f"{mutate.__name__}: {text}")
    good = sum(verify_text(text, keys).genuine for text in texts)
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"accepted": len(accepted)},
        control=f"genuine accepted {good} of {len(texts)}",
        control_failed=good == len(texts),
        details=tuple(accepted[:20]),
    )


def _genuine(rng: random.Random) -> tuple[list[str], PublicKeys]:
    with offices.scratch() as root:
        office = offices.found(root / "office")
        with offices.opened(office.folder, office.unlock()) as opened:
            for n in range(_RECEIPTS):
                offices.issue(opened, offices.visit(rng, str(n)))
            return list(offices.papers(opened).values()), opened.keys


def flipped(texts: Sequence[str], rng: random.Random) -> str:
    """Read one character wrong."""
    text = rng.choice(texts)
    place = rng.randrange(len(text))
    return text[:place] + rng.choice(_ALPHABET) + text[place + 1 :]


def swapped(texts: Sequence[str], rng: random.Random) -> str:
    """Exchange two neighbours."""
    text = rng.choice(texts)
    place = rng.randrange(len(text) - 1)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def inserted(texts: Sequence[str], rng: random.Random) -> str:
    """Put a character between, blanks and line ends among them."""
    text = rng.choice(texts)
    place = rng.randrange(len(text) + 1)
    return text[:place] + rng.choice(_ALPHABET + " \n=\u200c") + text[place:]


def cut(texts: Sequence[str], rng: random.Random) -> str:
    """Lose the end or the start."""
    text = rng.choice(texts)
    place = rng.randrange(1, len(text))
    return rng.choice((text[:place], text[place:]))


def lowered(texts: Sequence[str], rng: random.Random) -> str:
    """Write a part in small letters."""
    text = rng.choice(texts)
    place = rng.randrange(len(text))
    return text[:place] + text[place:].lower()


def in_persian_digits(texts: Sequence[str], rng: random.Random) -> str:
    """Write one digit as another alphabet does; Python's int() would read it."""
    text = rng.choice(texts)
    place = rng.choice([n for n, letter in enumerate(text) if letter.isdigit()])
    return text[:place] + chr(0x06F0 + int(text[place])) + text[place + 1 :]


def more_money(texts: Sequence[str], rng: random.Random) -> str:
    """Ask for another amount under the same signature."""
    fields = rng.choice(texts).split("/")
    fields[_AMOUNT] = rng.choice((fields[_AMOUNT] + "0", "0" + fields[_AMOUNT], "+1", "1"))
    return "/".join(fields)


def crossed(texts: Sequence[str], rng: random.Random) -> str:
    """Take one field from another genuine receipt, the signature among them."""
    ours, other = (rng.choice(texts).split("/") for _ in range(2))
    place = rng.randrange(_FIELDS)
    ours[place] = other[place]
    return "/".join(ours)


def signature_doubled(texts: Sequence[str], rng: random.Random) -> str:
    """Add the group's order to the signature's scalar, which careless verifiers accept."""
    body, _, signature = rng.choice(texts).rpartition("/")
    raw = chain.unb32(signature)
    scalar = int.from_bytes(raw[_HALF:], "little") + _GROUP_ORDER * rng.randint(1, 8)
    return record.qr_text(body, raw[:_HALF] + scalar.to_bytes(_HALF, "little"))


def loose_bits(texts: Sequence[str], rng: random.Random) -> str:
    """Use the bits that base32 does not read: another text for the same signature."""
    text = rng.choice(texts)
    letters = string.ascii_uppercase + "234567"
    last = letters.index(text[-1])
    return text[:-1] + letters[last ^ 1]


MUTATIONS: tuple[Callable[[Sequence[str], random.Random], str], ...] = (
    flipped,
    swapped,
    inserted,
    cut,
    lowered,
    in_persian_digits,
    more_money,
    crossed,
    signature_doubled,
    loose_bits,
)
