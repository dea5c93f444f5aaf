"""Found a province: an office like any other, with the keys of the exchange on top."""

from dataclasses import replace

from app.domain.folder import OfficeFolder
from app.keys.vault import Vault
from app.province import keyring
from app.services import founding
from app.services.founding import Founded, NewOffice

LEVEL = "province"


def found(folder: OfficeFolder, new: NewOffice, passphrase: str, *, server: str = "") -> Founded:
    """Make the province in *folder*; errors as `founding.found`.

    It has a desk and registers of its own, as every office: a province takes donations too.
    """
    made = founding.found(folder, replace(new, level=LEVEL), passphrase, server=server)
    vault = Vault(made.folder.vault)
    unlocked = vault.open(new.login, passphrase)
    keyring.create(vault, unlocked.db_key, made.recovery)
    return made
