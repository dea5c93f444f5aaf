"""An office of a million rows in minutes: a day of the demo office over and over, unsigned.

Lists, searches and the journal's screen never look at signatures, so the copies bear none that
hold. Rows, their sizes and their indexes are those of the program.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from app.bench import crowd, measure
from app.db import engine, migrate
from app.domain import jalali
from app.domain.folder import OfficeFolder
from app.services import opening

_FIRST: Final = date(2016, 3, 20)
_A_DAY: Final = (280, 280)
"""Receipts and donors of the demo office, whose receipts become those of every day."""
_DAY_MS: Final = 86_400_000
_EPOCH: Final = date(1970, 1, 1)
_COPIED: Final = ("donation", "donation_line", "donation_item", "donation_service", "receipt")
_KEYS: Final = ("uid", "donation_uid", "ref_uid")
_NAMES: Final = 20_000
_HEX_MS: Final = "CAST(unhex(printf('%012x', :ms + {0}.k)) || substr({0}.uid, 7) AS BLOB)"


def office(rows: int, *, entries: int = 0) -> Path:
    """Return an office of *rows* receipts and donors and of *entries* in its journal.

    It is kept in the folder of temporary files until the schema or this module changes.
    """
    code = hashlib.sha256(b"".join(Path(one).read_bytes() for one in (__file__, crowd.__file__)))
    name = f"hamyar-bench-{migrate.HEAD}-{code.hexdigest()[:8]}-{rows}-{entries}"
    folder = Path(tempfile.gettempdir()) / name
    if not (folder / "whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _make(OfficeFolder(folder), rows, entries)
        (folder / "whole").touch()
    return folder


def _make(folder: OfficeFolder, rows: int, entries: int) -> None:
    receipts, donors = _A_DAY
    wanted = ("--receipts", str(receipts), "--donors", str(donors))
    measure.command("demo", "--dir", str(folder.root), *wanted)
    with opening.hold(folder):
        key = opening.unlock(folder, "modir", measure.SECRET).db_key
        with _unguarded(folder, key) as raw:
            if rows:
                crowd.donors(raw, rows)
                _receipts(raw, rows)
            if entries:
                _journal(raw, entries)


@contextmanager
def _unguarded(folder: OfficeFolder, key: bytes) -> Iterator[Any]:
    """Give a connection that writes as fast as it can: a file that a crash ruins is made anew."""
    raw = engine.connect(folder.database, key)
    for pragma in ("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("PRAGMA cache_size = -400000")
    try:
        raw.execute("BEGIN")
        yield raw
        raw.execute("COMMIT")
        raw.execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _receipts(raw: Any, rows: int) -> None:
    _template(raw)
    copies = {table: _copy(raw, table) for table in _COPIED}
    a_day = raw.execute("SELECT count(*) FROM t_receipt").fetchone()[0]
    days = -(-rows // a_day)
    for n in range(days):
        day = _FIRST + timedelta(days=n)
        values = {"day": day.isoformat(), "year": jalali.to_jalali(day)[0], "turn": n}
        values |= {"ms": (day - _EPOCH).days * _DAY_MS, "past": (n + 1) * 10 * a_day}
        for statement in copies.values():
            raw.execute(statement, values)


def _template(raw: Any) -> None:
    """Lay what every day repeats aside, with a number for each key, in the order of time."""
    raw.execute("CREATE TEMP TABLE keys (uid BLOB PRIMARY KEY, k INTEGER) WITHOUT ROWID")
    for table in _COPIED:
        chosen = " WHERE type IN ('C','B','K','H','V')" if table == "receipt" else ""
        raw.execute(f"CREATE TEMP TABLE t_{table} AS SELECT * FROM {table}{chosen}")  # noqa: S608 - ours
        raw.execute(
            "INSERT INTO keys SELECT uid, row_number() OVER (ORDER BY uid)"  # noqa: S608 - ours
            f" FROM t_{table}"
        )
    raw.execute("CREATE TEMP TABLE people (id INTEGER PRIMARY KEY, uid BLOB, name TEXT)")
    raw.execute(
        "INSERT INTO people (id, uid, name) SELECT row_number() OVER () - 1, uid, name"
        " FROM (SELECT uid, name FROM donor ORDER BY national_id LIMIT ?)",
        (_NAMES,),
    )


def _copy(raw: Any, table: str) -> str:
    """Return the statement that repeats a day's rows of *table* for another day."""
    names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    varied = {
        "n": "t.n + :past" if table == "receipt" else "t.n",
        "year": ":year",
        "issued_on": ":day",
        "paid_on": ":day",
        "donor": "CASE t.donor WHEN '' THEN '' ELSE p.name END",
        "donor_name": "CASE t.donor_name WHEN '' THEN '' ELSE p.name END",
        "donor_uid": "CASE WHEN t.donor_uid IS NULL THEN NULL ELSE p.uid END",
        "reference": "CASE t.reference WHEN '' THEN '' ELSE printf('%s%04d',"
        " substr(t.reference, 1, 8), (:turn * 37 + m.k * 101) % 10000) END",
        "client_id": "NULL",
    }
    varied |= {name: _HEX_MS.format(f"m_{name}") for name in _KEYS} | {"uid": _HEX_MS.format("m")}
    values = ", ".join(varied.get(name, f"t.{name}") for name in names)
    links = "".join(
        f" LEFT JOIN keys m_{name} ON m_{name}.uid = t.{name}"
        for name in _KEYS[1:]
        if name in names
    )
    joined = f"FROM t_{table} t JOIN keys m ON m.uid = t.uid{links}"
    joined += f" JOIN people p ON p.id = (m.k * 71 + :turn * 7919) % {_NAMES}"
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} {joined} ORDER BY m.k"


def _journal(raw: Any, entries: int) -> None:
    """Repeat the journal; time goes on by ten seconds an entry."""
    raw.execute("CREATE TEMP TABLE t AS SELECT * FROM journal ORDER BY stream, seq")
    last = raw.execute("SELECT max(seq) FROM t").fetchone()[0]
    names = [row[1] for row in raw.execute("PRAGMA table_info(journal)")]
    varied = {"seq": "t.seq + :past", "entity_uid": "randomblob(16)"}
    varied["at"] = (
        "strftime('%Y-%m-%dT%H:%M:%f', '2016-03-20', ((t.seq + :past) * 300) || ' seconds')"
    )
    values = ", ".join(varied.get(name, f"t.{name}") for name in names)
    statement = f"INSERT INTO journal ({', '.join(names)}) SELECT {values} FROM t ORDER BY t.seq"  # noqa: S608 - ours
    raw.execute("DROP TRIGGER tr_journal_no_delete")
    raw.execute("DELETE FROM journal")
    turns = -(-entries // last)
    for turn in range(turns):
        raw.execute(statement, {"past": turn * last})
    raw.execute("UPDATE journal_stream SET seq = ?", (turns * last,))
