import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.vault import FILE_NAME, Vault
from tests.keys import vaults
from tests.keys.vaults import CLERKS, PASSPHRASE

CODE = vaults.made()[1]
NEW = bytes(range(32))


def code_of(action, *arguments, **named):
    with pytest.raises(AppError) as refused:
        action(*arguments, **named)
    return refused.value.code


@pytest.fixture
def office(tmp_path):
    return vaults.vault_in(tmp_path)


@pytest.fixture
def old(office):
    return office.open("karimi", PASSPHRASE).db_key


def everybody(office):
    return [
        office.open("karimi", PASSPHRASE).keys,
        office.open("desk", CLERKS).keys,
        office.open_with_recovery(CODE),
    ]


def test_a_new_database_key_reaches_everybody_without_their_passphrases(office, old):
    office.begin_rekey(old, NEW)
    assert [keys.candidates() for keys in everybody(office)] == [(old, NEW)] * 3
    office.finish_rekey(NEW)
    assert [keys.candidates() for keys in everybody(office)] == [(NEW,)] * 3
    assert office.get_sealed(NEW, "A1/counter") == b"ck"
    assert office.open_escrow(CODE, "A1/seal") == b"k1"


def test_a_rekey_that_the_database_never_made_is_taken_back(office, old):
    office.begin_rekey(old, NEW)
    office.finish_rekey(old)
    assert [keys.candidates() for keys in everybody(office)] == [(old,)] * 3
    assert code_of(office.get_sealed, NEW, "A1/counter") == "vault_damaged"


def test_half_way_both_keys_read_the_small_secrets_and_nothing_is_written(office, old):
    office.begin_rekey(old, NEW)
    assert office.get_sealed(old, "A1/counter") == office.get_sealed(NEW, "A1/counter") == b"ck"
    assert code_of(office.put_sealed, old, "A1/counter", b"") == "rekey_unfinished"
    assert code_of(office.begin_rekey, old, NEW) == "rekey_unfinished"
    assert code_of(office.change_passphrase, "desk", CLERKS, PASSPHRASE) == "rekey_unfinished"
    assert code_of(office.finish_rekey, bytes(32)) == "vault_damaged"


def test_finishing_twice_does_no_harm(office, old):
    office.begin_rekey(old, NEW)
    office.finish_rekey(NEW)
    office.finish_rekey(NEW)
    assert office.open("desk", CLERKS).db_key == NEW


def test_who_was_removed_before_a_rekey_has_the_old_key_only(office, old, tmp_path):
    office.remove_user(old, "desk")
    office.begin_rekey(old, NEW)
    office.finish_rekey(NEW)
    theirs = Vault(tmp_path / "their copy of the old vault")
    (tmp_path / "their copy of the old vault").write_bytes(vaults.made()[0])
    assert theirs.open("desk", CLERKS).db_key == old
    assert code_of(office.open, "desk", CLERKS) == "passphrase_wrong"


@pytest.mark.parametrize("key", [b"short", None])
def test_a_new_key_has_32_other_bytes(office, old, key):
    with pytest.raises(ValueError, match="32 other"):
        office.begin_rekey(old, old if key is None else key)


def test_a_pending_side_that_forgot_somebody_is_damaged(office, old, tmp_path):
    office.begin_rekey(old, NEW)
    facts = canonical.decode((tmp_path / FILE_NAME).read_bytes())
    facts["pending"]["slots"] = facts["pending"]["slots"][:1]
    (tmp_path / FILE_NAME).write_bytes(canonical.encode(facts))
    assert code_of(office.open, "desk", CLERKS) == "vault_damaged"


def test_a_kill_at_any_step_of_a_rekey_leaves_keys_that_open_the_database(office, old, tmp_path):
    """Each step is a write of the vault, cut short before its rename, or the database's own."""
    path = tmp_path / FILE_NAME
    part = tmp_path / (FILE_NAME + ".part")
    before = path.read_bytes()
    office.begin_rekey(old, NEW)
    begun = path.read_bytes()
    office.finish_rekey(NEW)
    finished = path.read_bytes()
    steps = [(before, begun, old), (begun, begun, old), (begun, finished, NEW)]
    for standing, coming, database in [*steps, (finished, finished, NEW)]:
        for cut in (0, 1, len(coming) // 2, len(coming)):
            path.write_bytes(standing)
            part.write_bytes(coming[:cut])
            assert database in Vault(path).open_with_recovery(CODE).candidates()
            Vault(path).finish_rekey(database)
            assert Vault(path).open_with_recovery(CODE).candidates() == (database,)


WRITER = """
import sys
from pathlib import Path
from app.keys.vault import Vault
office = Vault(Path(sys.argv[1]))
key = office.open_with_recovery(sys.argv[2]).current
for n in range(10**9):
    other = n.to_bytes(32, "big")
    office.begin_rekey(key, other)
    office.finish_rekey(other)
    key = other
    if n == 0:
        print("writing", flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_writer_leaves_a_vault_that_opens(office, tmp_path):
    root = Path(__file__).parents[2]
    for milliseconds in (1, 7, 23):
        command = [sys.executable, "-c", WRITER, str(tmp_path / FILE_NAME), CODE]
        with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as writer:
            writer.stdout.readline()
            time.sleep(milliseconds / 1000)
            writer.send_signal(signal.SIGKILL)
        found = office.open("desk", CLERKS).keys
        office.finish_rekey(found.candidates()[-1])
        assert office.get_sealed(found.candidates()[-1], "A1/counter") == b"ck"
