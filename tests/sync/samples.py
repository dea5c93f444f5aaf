"""Files of every kind as the tests of the exchange seal them."""

from app.keys.signing import SigningKey
from app.sync import hello as hellos
from app.sync.ack import Ack
from app.sync.enrolment import Enrolment, Inspector
from app.sync.header import Parent
from app.sync.hello import Hello, HelloRegister
from app.sync.registers import RegisterSecret
from app.sync.update import PublicKey, Update

PROVINCE = SigningKey(bytes(range(32)))
OFFICE = SigningKey(bytes(range(1, 33)))
SECRET = bytes(range(2, 34))
STREAM = "0" * 31 + "7"
REGISTERS = (
    RegisterSecret(code="A1", counter="1" * 64, first="2" * 64),
    RegisterSecret(code="T1", counter="3" * 64, first="4" * 64),
)


def hello(office="KHZDEZ", secret=SECRET):
    register = HelloRegister(code="A1", kid=OFFICE.kid, public=OFFICE.public.hex())
    bare = Hello(public=OFFICE.public.hex(), root="5" * 64, registers=(register,))
    return Hello(
        public=bare.public,
        root=bare.root,
        registers=bare.registers,
        mac=hellos.mac(bare, office, secret),
    )


def ack(**more):
    said = {
        "province": "KHZ",
        "office": "KHZDEZ",
        "n": 12,
        "stream": STREAM,
        "upto": 4321,
        "chain": "6" * 64,
        "rows": 321,
        "refused": None,
        "created": "2026-04-25T08:00:00",
    }
    return Ack(**(said | more))


def update(**more):
    campaign = {"uid": "8" * 32, "name": "جشن نیکوکاری", "target": 5_000_000_000, "over": None}
    key = PublicKey(
        office="KHZDEZ", register="A1", kid=OFFICE.kid, public=OFFICE.public.hex(), revoked=False
    )
    said = {
        "province": "KHZ",
        "version": 3,
        "created": "2026-04-25T08:00:00",
        "tables": {"campaign": (campaign, campaign | {"uid": "9" * 32}), "rate": ()},
        "keys": (key,),
    }
    return Update(**(said | more))


def enrolment(**more):
    said = {
        "province": "KHZ",
        "province_name": "خوزستان",
        "office": "KHZDEZ",
        "name": "دزفول",
        "n": 1,
        "registers": REGISTERS,
        "secret": SECRET.hex(),
        "sign_public": PROVINCE.public.hex(),
        "recipient": "age1" + "q" * 58,
        "recovery": "age1" + "p" * 58,
        "inspector": Inspector(login="bazras", name="بازرس استان", passphrase="سپیدار کهن ۱۴"),
        "parent": Parent(stream=STREAM, seq=900, hash="7" * 64),
        "created": "2026-04-25T08:00:00",
    }
    return Enrolment(**(said | more))
