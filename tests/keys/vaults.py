"""A small office's vault, cheap to open: the real thing at the lowest cost that is allowed."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.keys.slots import Cost, PersonSlot
from app.keys.vault import FILE_NAME, Vault

CHEAP = Cost(19 * 1024, 2, 1)
MANAGER = PersonSlot(uid="u-1", login="Karimi", name="زهرا کریمی", role="manager")
CLERK = PersonSlot(uid="u-2", login="desk", name="علی باغبان", role="clerk")
PASSPHRASE = "گلی در باغ ۱۲"
CLERKS = "انار سرخ باغچه"


@cache
def made() -> tuple[bytes, str]:
    """Return the bytes of a vault with a manager and a clerk, and its recovery code."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        office = {"code": "KHZDEZ", "name": "بهزیستی دزفول"}
        vault, code = Vault.create(
            path, office=office, person=MANAGER, passphrase=PASSPHRASE, cost=CHEAP
        )
        opened = vault.open("karimi", PASSPHRASE)
        vault.add_user(opened.db_key, CLERK, CLERKS)
        vault.put_sealed(opened.db_key, "A1/counter", b"ck")
        vault.escrow(opened.db_key, "A1/seal", b"k1")
        return path.read_bytes(), code


def vault_in(folder: Path) -> Vault:
    path = folder / FILE_NAME
    path.write_bytes(made()[0])
    return Vault(path, cost=CHEAP)
