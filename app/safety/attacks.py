"""Ten ways to alter receipts that were issued; each returns the printed number it touched."""

import shutil
import uuid
from collections.abc import Callable
from datetime import date, timedelta

from app.domain import chain
from app.domain.receipt import ReceiptNumber, RecordType
from app.keys import record, seal
from app.keys.seal import SealFile, SealPoint
from app.keys.signing import SigningKey
from app.safety import offices
from app.safety.scene import Row, Scene, printed
from app.services import opening, voiding
from app.services.desk import Approver
from app.services.voiding import VoidReceipt

_FAR = 1_000_000


def amount(scene: Scene) -> str:
    """Ask for less than was given: in the lists, in the books, or in the signed bytes as well."""
    row, less = scene.victim(), scene.rng.randrange(1, 9) * 1000
    line = scene.rows(
        "SELECT uid, amount FROM donation_line WHERE donation_uid = ?", row["donation_uid"]
    )[0]
    how = scene.rng.randrange(3)
    if how != 1:
        scene.update("receipt", row["uid"], {"amount": row["amount"] - less})
    if how != 0:
        scene.update("donation", row["donation_uid"], {"amount": row["amount"] - less})
        scene.update("donation_line", line["uid"], {"amount": line["amount"] - less})
    if how == 2:  # noqa: PLR2004 - the third way
        scene.rewrite_snapshot(row, {"amount": row["amount"] - less})
    return printed(row)


def donor(scene: Scene) -> str:
    """Put another name on a receipt."""
    row, how = scene.victim(), scene.rng.randrange(3)
    name = "محمد دریساوی"
    if how != 1:
        scene.update("receipt", row["uid"], {"donor": name})
    if how != 0:
        scene.update("donation", row["donation_uid"], {"donor_name": name})
    if how == 2:  # noqa: PLR2004 - the third way
        whole = {"kind": "person", "honorific": "", "name": name, "national_id": "", "mobile": ""}
        scene.rewrite_snapshot(row, {"donor": whole})
    return printed(row)


def designation(scene: Scene) -> str:
    """Move money to another purpose."""
    row = scene.victim()
    other = scene.rows("SELECT uid FROM niyyat WHERE code = 'TAHSIL'")[0]["uid"]
    line = scene.rows("SELECT uid FROM donation_line WHERE donation_uid = ?", row["donation_uid"])
    scene.update("donation_line", line[0]["uid"], {"niyyat_uid": other})
    if scene.rng.random() < 0.5:  # noqa: PLR2004 - even odds
        scene.rewrite_snapshot(row, {"lines": []})
    return printed(row)


def day(scene: Scene) -> str:
    """Put a receipt on another day."""
    row = scene.victim()
    other = (date.fromisoformat(row["issued_on"]) - timedelta(days=9)).isoformat()
    how = scene.rng.randrange(3)
    if how != 1:
        scene.update("receipt", row["uid"], {"issued_on": other})
    if how != 0:
        scene.update("donation", row["donation_uid"], {"paid_on": other})
    if how == 2:  # noqa: PLR2004 - the third way
        scene.rewrite_snapshot(row, {"issued_on": other, "paid_on": other})
    return printed(row)


def renumbered(scene: Scene) -> str:
    """Exchange the numbers of two receipts."""
    row = scene.victim()
    other = scene.rng.choice([one for one in scene.records()[1:] if one["n"] != row["n"]])
    for uid_, n in ((row["uid"], _FAR), (other["uid"], row["n"]), (row["uid"], other["n"])):
        scene.update("receipt", uid_, {"n": n})
    return printed(row)


def removed(scene: Scene) -> str:
    """Take a receipt and its money out, and close the gap or not."""
    row = scene.victim()
    _remove(scene, row)
    if scene.rng.random() < 0.5:  # noqa: PLR2004 - even odds
        for later in scene.records()[row["n"] - 1 :]:
            scene.update("receipt", later["uid"], {"n": later["n"] - 1})
        scene.fix_head()
    return printed(row)


def tail_cut(scene: Scene) -> str:
    """Take the newest receipts away, and let the series and the seal know nothing of them."""
    count = scene.rng.randint(1, 4)
    *kept, first = scene.records()[: -count + 1 or None]
    for row in scene.records()[len(kept) :]:
        _remove(scene, row)
    scene.fix_head()
    if scene.rng.random() < 0.5:  # noqa: PLR2004 - even odds
        _wind_seal(scene, kept[-1])
    return printed(first)


def added(scene: Scene) -> str:
    """Add a receipt in the middle or at the end, or a void that no manager approved."""
    how = scene.rng.randrange(3)
    if how == 0:
        return _forged_void(scene)
    model = scene.victim()
    n = scene.records()[-1]["n"] + 1 if how == 1 else model["n"] + 1
    for later in reversed(scene.records()[n - 1 :]):
        scene.update("receipt", later["uid"], {"n": later["n"] + 1})
    scene.insert("receipt", model | {"uid": uuid.uuid4().bytes, "n": n, "ref_uid": None})
    scene.fix_head()
    return printed(model, n)


def older_copy(scene: Scene) -> str:
    """Put back the office of an hour ago, with its seal, and at times issue over what is gone."""
    standing = scene.records()
    scene.connection.close()
    for one in (scene.folder.database, scene.folder.seal("A1")):
        shutil.copyfile(scene.older.root / one.name, one)
    with offices.opened(scene.folder, scene.unlocked) as office:
        left = len([one for one in offices.papers(office) if " / A1 / " in one])
        if scene.rng.random() < 0.5:  # noqa: PLR2004 - even odds
            while left < len(standing):
                issued = offices.issue(office, offices.visit(scene.rng, uuid.uuid4().hex))
                left += len(issued)
            return printed(standing[-1])
    return printed(standing[0], left + 1)


def signed_anew(scene: Scene) -> str:
    """Alter an amount and sign everything after it again, with all keys of the register stolen."""
    row, secrets = scene.victim(), scene.secrets()
    signing, counter = (bytes.fromhex(secrets[name]) for name in ("seed", "counter"))
    less = scene.rng.randrange(1, 9) * 1000
    line = scene.rows(
        "SELECT uid, amount FROM donation_line WHERE donation_uid = ?", row["donation_uid"]
    )[0]
    scene.update("donation", row["donation_uid"], {"amount": row["amount"] - less})
    scene.update("donation_line", line["uid"], {"amount": line["amount"] - less})
    scene.update("receipt", row["uid"], {"amount": row["amount"] - less})
    scene.rewrite_snapshot(row, {"amount": row["amount"] - less})
    before, *rest = scene.records()[row["n"] - 2 :]
    for later in rest:
        before = _signed(scene, before, later, SigningKey(signing), (counter, less))
    scene.fix_head()
    scene.run("UPDATE series SET total = total - ?", less)
    _wind_seal(scene, before)
    return printed(row)


Attack = Callable[[Scene], str]
CLASSES: tuple[Attack, ...] = (
    amount,
    donor,
    designation,
    day,
    renumbered,
    removed,
    tail_cut,
    added,
    older_copy,
    signed_anew,
)

HARDEST: tuple[Attack, ...] = (tail_cut, older_copy, signed_anew)
"""Those that leave a chain and signatures which agree with themselves."""


def _remove(scene: Scene, row: Row) -> None:
    scene.run("DELETE FROM receipt WHERE uid = ?", row["uid"])
    for table in ("donation_line", "donation_item", "donation_service"):
        scene.run(f"DELETE FROM {table} WHERE donation_uid = ?", row["donation_uid"])  # noqa: S608
    scene.run("DELETE FROM donation WHERE uid = ?", row["donation_uid"])


def _seal_file(scene: Scene) -> SealFile:
    wrap = bytes.fromhex(scene.secrets()["wrap"])
    return SealFile(scene.folder.seal("A1"), wrap)


def _wind_seal(scene: Scene, last: Row) -> None:
    """Let seal.state stand at *last*; its key cannot be wound back, only the count."""
    file = _seal_file(scene)
    now = file.read()
    file.create(SealPoint(now.register, last["n"], last["rec"][: seal.HEAD_BYTES], now.key))


def _signed(
    scene: Scene, before: Row, row: Row, signing: SigningKey, stolen: tuple[bytes, int]
) -> Row:
    """Give a record the rec, QR and seal that follow *before*; return it as it now stands."""
    counter, less = stolen
    place = (row["office"], row["register"], row["year"], row["n"])
    total = record.counter_value(counter, *place, row["qr"].split("/")[10]) - less
    row["rec"] = chain.link(row["snapshot"], row["salt"], before["rec"])
    body = chain.body(
        office=row["office"],
        register=row["register"],
        year=row["year"],
        n=row["n"],
        time=chain.read_time(row["time"]),
        kind=RecordType(row["type"]),
        amount=row["amount"],
        unit=row["unit"],
        ref=row["ref"],
        counter=record.counter_text(counter, *place, total),
        kid=signing.kid,
        previous=chain.previous_text(before["qr"], b""),
        commitment=chain.commitment_text(row["rec"]),
    )
    row["qr"] = record.sign_body(signing, body)
    row["seal"] = _seal_file(scene).read().seal(row["rec"])
    scene.update("receipt", row["uid"], {name: row[name] for name in ("rec", "qr", "seal")})
    return row


def _forged_void(scene: Scene) -> str:
    """Void through the program itself, with a key that is not the manager's."""
    row = scene.victim()
    number = ReceiptNumber(row["office"], row["register"], row["year"], row["n"])
    forged = SigningKey.generate()
    if scene.rng.random() < 0.5:  # noqa: PLR2004 - even odds
        vars(forged)["kid"] = scene.unlocked.signing.kid
    command = VoidReceipt(number=number, reason="اشتباه در مبلغ")
    office = opening.open_office(scene.folder, scene.unlocked)
    try:
        with office.store.writing(office.actor.uid) as uow:
            approver = Approver(person=office.actor, signing=forged)
            done = voiding.void(uow, office.desk, command, approver)
    finally:
        office.close()
    return str(done.record.number)
