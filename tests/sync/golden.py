"""Twenty entries with fixed salts, and a file of each kind; frozen in tests/fixtures/sync.

`python -m tests.sync.golden` writes them anew, which only a new version of the format may do.
"""

import uuid
from pathlib import Path

from pyrage import x25519

from app.domain import canonical
from app.domain.journal import GENESIS, EntryFacts, body_hash, link
from app.sync import ack, bundle, enrolment, update
from app.sync.entry import Entry, to_line
from app.sync.header import Head, Header
from tests.sync import samples

FOLDER = Path("tests/fixtures/sync")
IDENTITY = "AGE-SECRET-KEY-1UM3D7YGCC3U0UPKN4TSFDRNLPDWW8RJ0CK2PXXRE0TV7LNGKUC7SZ3QYYP"
WORD = "کلید سبز خانه"
STREAM = uuid.UUID(hex=samples.STREAM)
ERASED = {7, 20}
BODIES = (
    {},
    {"add": {"donor": [{"name": "علی رضایی", "kind": "person"}]}},
    {"add": {"donor": [{"name": "شمارهٔ آزمایشی", "note": 'یک "نقل" و \\ و / '}]}},
    {"change": {"donor": [{"mobile": None, "active": False}]}},
    {"add": {"receipt": [{"amount": 999_999_999_999_999_999, "n": 1}]}},
    {"add": {"receipt": [{"amount": -1, "ref": 0}]}},
    {"text": "سطر یک\nسطر دو\r\n\tجدول"},
    {"quantity": "2.500", "share": "0.333"},
    {"list": [], "object": {}, "nothing": None, "yes": True, "no": False},
    {"deep": [[[[[["ژرف"]]]]]]},
    {"snowman": "☃", "astral": "😀", "half-space": "می‌شود"},
    {"control": "\x00\x01\x1f\x7f\u2028\u2029"},
    {"composed": "آأؤإئۀ", "marks": "مُحَمَّد"},
    {"digits": "۰۱۲۳۴۵۶۷۸۹ 0123456789 ٠١٢٣٤٥٦٧٨٩"},
    {"latin": "Behzisti é ñ ü"},
    {"marked": "\u2068داخل\u2069\u200e\u200f"},
    {"many": list(range(200))},
    {"long": "دراز " * 500},
    {"zero": 0, "one": 1, "minus": -(2**63), "most": 2**63 - 1},
    {"add": {"person": [{"name": "آن که خواست فراموش شود"}]}},
)


def entries():
    made, previous = [], GENESIS
    for seq, said in enumerate(BODIES, start=1):
        facts = EntryFacts(
            stream=STREAM,
            seq=seq,
            at=f"2026-04-25T08:00:{seq:02}.{seq:03}",
            person=uuid.UUID(int=seq * 3),
            action="donor.added" if seq % 2 else "setting.changed",
            entity="donor" if seq % 2 else "setting",
            entity_uid=uuid.UUID(int=seq * 2**64),
        )
        body, salt = canonical.encode(said), bytes(range(seq, seq + 16))
        hashed = body_hash(salt, body)
        made.append(
            Entry(
                facts=facts,
                salt=salt,
                body=None if seq in ERASED else body,
                body_hash=hashed,
                previous=previous,
                hash=link(facts, previous, hashed),
            )
        )
        previous = made[-1].hash
    return made


def header():
    given = entries()
    return Header(
        office="KHZDEZ",
        stream=STREAM.hex,
        seq=1,
        first=1,
        last=20,
        rows=20,
        chain_before=GENESIS.hex(),
        chain_after=given[-1].hash.hex(),
        heads=(Head(register="A1", year=1405, n=3, rec="a" * 64),),
        parent=None,
        hello=samples.hello(),
        created="2026-04-25T08:00:00",
        app="0.1.0",
        schema="0003",
        unit="IRR",
        kid=samples.OFFICE.kid,
        plen=0,
        psha="0" * 64,
    )


def lines():
    return [to_line(one) for one in entries()]


def sealed(identity=IDENTITY):
    to = [str(x25519.Identity.from_str(identity).to_public())]
    return bundle.seal(header(), lines(), samples.OFFICE, to, samples.REGISTERS)


def write():
    FOLDER.mkdir(exist_ok=True)
    hashes = "".join(one.hash.hex() + "\n" for one in entries())
    (FOLDER / "entries.lines").write_bytes(b"".join(one + b"\n" for one in lines()))
    (FOLDER / "entries.hashes").write_text(hashes)
    (FOLDER / "KHZDEZ-000001.hyb").write_bytes(sealed())
    (FOLDER / "KHZDEZ-000012.hya").write_bytes(ack.seal(samples.ack(), samples.PROVINCE))
    (FOLDER / "KHZ-000003.hyu").write_bytes(update.seal(samples.update(), samples.PROVINCE))
    (FOLDER / "KHZDEZ.hyo").write_bytes(enrolment.wrap(samples.enrolment(), WORD))


if __name__ == "__main__":
    write()
