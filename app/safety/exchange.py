"""Files of the exchange that are almost right: none but the genuine ones may come in.

Attackers know the format, every public key, files of two offices and a signing key of one of them;
what they lack is the signing key of the office they speak for.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.signing import SigningKey
from app.safety import parcels
from app.safety.parcels import Read, Scene, Target
from app.safety.result import Result
from app.sync import bundle, parcel
from app.sync.entry import to_line
from app.sync.parcel import Parcel

NAME = "exchange mutations"
FULL = 5000
_GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
_HALF = 32
_BEGINNING = 900
_FEW = 40
_SHOWN = 20

Mutation = Callable[[Target, Scene, random.Random], bytes]


def run(size: int, seed: int) -> Result:
    """Try *size* mutations of the four kinds; the control reads bundles without the signature."""
    rng, scene = random.Random(seed), parcels.make()
    answers = {"accepted": list[str](), "uncaught": list[str]()}
    fooled = 0
    for n in range(size):
        target = scene.targets[n % len(scene.targets)]
        known = _mutations(target)
        mutate = known[n // len(scene.targets) % len(known)]
        raw = mutate(target, scene, rng)
        if raw in target.genuine:
            raw = flipped(target, scene, rng)
        answer = _answer(target.read, raw)
        if answer is not None:
            answers[answer].append(f"{target.name} {mutate.__name__}: {raw.hex()[:400]}")
        fooled += target.name == "hyb" and _answer(scene.careless, raw) == "accepted"
    files = [(target, raw) for target in scene.targets for raw in target.genuine]
    good = sum(_answer(target.read, raw) == "accepted" for target, raw in files)
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={name: len(found) for name, found in answers.items()},
        control=f"without the signature accepted {fooled}, genuine {good} of {len(files)}",
        control_failed=fooled > 0 and good == len(files),
        details=tuple((answers["accepted"] + answers["uncaught"])[:_SHOWN]),
    )


def _answer(read: Read, raw: bytes) -> str | None:
    """Return None where *read* refused, as it must."""
    try:
        read(raw)
    except AppError:
        return None
    except Exception:  # noqa: BLE001 - whatever else a reader raises is what we look for
        return "uncaught"
    return "accepted"


def flipped(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Turn one bit."""
    made = bytearray(rng.choice(target.genuine))
    made[_place(made, rng)] ^= 1 << rng.randrange(8)
    return bytes(made)


def cut(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Lose the end."""
    raw = rng.choice(target.genuine)
    return raw[: rng.randrange(len(raw))]


def grown(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Have something behind the end, another whole file among it."""
    more = rng.choice((rng.randbytes(rng.randrange(1, 9)), rng.choice(target.genuine)))
    return rng.choice(target.genuine) + more


def swapped(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Exchange two bytes."""
    made = bytearray(rng.choice(target.genuine))
    one, other = _place(made, rng), _place(made, rng)
    made[one], made[other] = made[other], made[one]
    return bytes(made)


def dropped(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Lose some bytes on the way."""
    made = bytearray(rng.choice(target.genuine))
    place = _place(made, rng)
    del made[place : place + rng.randrange(1, _FEW)]
    return bytes(made)


def doubled(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Have some bytes twice."""
    made = bytearray(rng.choice(target.genuine))
    place = _place(made, rng)
    made[place:place] = made[place : place + rng.randrange(1, _FEW)]
    return bytes(made)


def spliced(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Begin as one file and end as another office's."""
    one, other = rng.sample(list(target.genuine), 2)
    place = rng.randrange(1, min(len(one), len(other)))
    return one[:place] + other[place:]


def length_changed(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Say another length of the header."""
    raw, magic = rng.choice(target.genuine), _form(target).magic
    said = int.from_bytes(raw[len(magic) : len(magic) + 4], "big")
    length = rng.choice((0, 1, said - 1, said + 1, said + 64, 2**31, 2**32 - 1))
    return magic + length.to_bytes(4, "big") + raw[len(magic) + 4 :]


def part_crossed(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Take header, signature or payload from another genuine file."""
    ours, other = (_split(target, raw) for raw in rng.sample(list(target.genuine), 2))
    name = rng.choice(("header", "signature", "payload") if ours.payload else ("header",))
    return _joined(target, replace(ours, **{name: getattr(other, name)}))


def signature_doubled(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Add the group's order to the signature's scalar, which careless verifiers accept."""
    ours = _split(target, rng.choice(target.genuine))
    scalar = int.from_bytes(ours.signature[_HALF:], "little") + _GROUP_ORDER * rng.randint(1, 8)
    signature = ours.signature[:_HALF] + scalar.to_bytes(_HALF, "little")
    return _joined(target, replace(ours, signature=signature))


def field_changed(target: Target, _scene: Scene, rng: random.Random) -> bytes:
    """Say something else in the header under the old signature."""
    ours = _split(target, rng.choice(target.genuine))
    return _joined(target, replace(ours, header=_lied(ours.header, rng)))


def signed_by_another(target: Target, scene: Scene, rng: random.Random) -> bytes:
    """Say something else in the header, under the signature of a stranger or another office."""
    ours = _split(target, rng.choice(target.genuine))
    return parcel.pack(_form(target), _lied(ours.header, rng), ours.payload, _other(scene, rng))


def loosely_written(target: Target, scene: Scene, rng: random.Random) -> bytes:
    """Write the header with a blank, a key twice or a fraction, whoever signs it."""
    ours = _split(target, rng.choice(target.genuine))
    loose = rng.choice(
        (
            ours.header.replace(b'":', b'": ', 1),
            ours.header.replace(b'"v":1', b'"v":1,"v":1'),
            ours.header.replace(b'"v":1', b'"v":1.0'),
            ours.header + b"\n",
        )
    )
    if rng.random() < 0.5:  # noqa: PLR2004 - even odds
        return _joined(target, replace(ours, header=loose))
    return parcel.pack(_form(target), loose, ours.payload, _other(scene, rng))


def rewritten(target: Target, scene: Scene, rng: random.Random) -> bytes:
    """Book other entries, chained and closed as an office would; only its signature lacks."""
    facts, entries = scene.open(rng.choice(target.genuine))
    bodies = [one.body or b"" for one in entries]
    bodies[rng.randrange(len(bodies))] = canonical.encode({"donor": rng.randrange(9**9)})
    made = parcels.chained(
        entries[0].facts.stream, facts.first, entries[0].previous, bodies[: rng.randint(1, 12)]
    )
    raw = parcels.sealed(facts, made, _other(scene, rng, facts.office), scene.recipients)
    if rng.random() < 0.5:  # noqa: PLR2004 - even odds
        return raw
    return _named_as(raw, scene.signers[facts.office], scene.stranger)


def line_moved(target: Target, scene: Scene, rng: random.Random) -> bytes:
    """Exchange, lose or double a line inside and keep the signed header."""
    raw = rng.choice(target.genuine)
    facts, entries = scene.open(raw)
    one, other = rng.sample(range(len(entries)), 2)
    moved = list(entries)
    kind = rng.choice(("exchange", "lose", "double"))
    if kind == "exchange":
        moved[one], moved[other] = moved[other], moved[one]
    elif kind == "lose":
        del moved[one]
    else:
        moved.insert(one, moved[other])
    lines = [to_line(entry) for entry in moved]
    made = _split(target, bundle.seal(facts, lines, scene.stranger, scene.recipients))
    ours = _split(target, raw)
    keeps = rng.choice(
        ({"payload": made.payload}, {"payload": made.payload, "header": made.header})
    )
    return _joined(target, replace(ours, **keeps))


def _place(raw: Sequence[int], rng: random.Random) -> int:
    """Return a place anywhere, or near the beginning where every byte has a meaning."""
    return rng.randrange(len(raw) if rng.random() < 0.5 else min(_BEGINNING, len(raw)))  # noqa: PLR2004 - even odds


def _other(scene: Scene, rng: random.Random, office: str = "") -> SigningKey:
    """Return a key that may not sign for *office*."""
    return rng.choice([scene.stranger, *(k for o, k in scene.signers.items() if o != office)])


def _lied(header: bytes, rng: random.Random) -> bytes:
    said = canonical.decode(header)
    if not isinstance(said, dict):
        raise TypeError("no header")
    name = rng.choice(sorted(said))
    value = said[name]
    if isinstance(value, int):
        said[name] = value + rng.choice((1, 10, 1000))
    elif isinstance(value, str):
        place = rng.randrange(len(value))
        said[name] = value[:place] + rng.choice("0123456789ABCDEFabcdef") + value[place + 1 :]
    else:
        said[name] = rng.choice(([], {}, "", 0, "bundle_chain"))
    return canonical.encode(said)


def _named_as(raw: bytes, named: SigningKey, signing: SigningKey) -> bytes:
    """Return a bundle whose header names one key and whose signature is another's."""
    parts = parcel.split(bundle.FORM, raw)
    said = canonical.decode(parts.header)
    if not isinstance(said, dict):
        raise TypeError("no header")
    return parcel.pack(
        bundle.FORM, canonical.encode(said | {"kid": named.kid}), parts.payload, signing
    )


def _form(target: Target) -> parcel.Form:
    if target.form is None:
        raise TypeError(f"{target.name} has no header")
    return target.form


def _split(target: Target, raw: bytes) -> Parcel:
    return parcel.split(_form(target), raw)


def _joined(target: Target, parts: Parcel) -> bytes:
    length = len(parts.header).to_bytes(4, "big")
    return _form(target).magic + length + parts.header + parts.signature + parts.payload


_ANY: tuple[Mutation, ...] = (flipped, cut, grown, swapped, dropped, doubled, spliced)
_SIGNED: tuple[Mutation, ...] = (
    length_changed,
    part_crossed,
    signature_doubled,
    field_changed,
    signed_by_another,
    loosely_written,
)
_INSIDE: tuple[Mutation, ...] = (rewritten, line_moved)


def _mutations(target: Target) -> Sequence[Mutation]:
    return _ANY + (_SIGNED if target.form else ()) + (_INSIDE if target.name == "hyb" else ())
