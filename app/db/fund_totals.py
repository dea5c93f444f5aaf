"""Running sums by designation, day and month, kept by triggers in the transaction they belong to.

A year's ledger over 300,000 receipts would read each of them; so it reads a few hundred sums.
The same SQL says what a donation adds, whether it comes, goes, or all is counted anew.
"""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, TextualSelect, delete
from sqlalchemy import text as sql

from app.db import trigger_text
from app.db.trigger_text import Trigger
from app.models import fund_total

PREFIX: Final = "tr_fund_"
_PAPERS: Final = "('C', 'B', 'K', 'H', 'P')"
_SETTLED: Final = "('collected', 'bounced')"
_DONE: Final = "('done')"
_SPANS: Final = "(SELECT 'D' AS mark, 10 AS size UNION ALL SELECT 'M', 7) p"
_HOURS: Final = "CAST(ROUND(CAST({} AS NUMERIC) * 1000) AS BIGINT)"
_RECEIPTS: Final = (
    f"SELECT r.donation_uid AS gift, r.issued_on AS day FROM receipt r WHERE r.type IN {_PAPERS}"
)
_IMPORTED: Final = (
    "SELECT o.donation_uid AS gift, d.paid_on AS day FROM donation_origin o"
    " JOIN donation d ON d.uid = o.donation_uid"
)
_VALUED_ON: Final = "substr(v.recorded_at, 1, 10)"
_GAIN: Final = (
    "v.value - COALESCE((SELECT b.value FROM valuation b"
    " WHERE b.item_uid = v.item_uid AND b.n = v.n - 1), i.value)"
)
_COUNTED: Final = "CASE WHEN bucket IN ('valued', 'unvalued') THEN NULL ELSE gift END"
"""A donation is counted where it came; what its goods were worth later is only an amount."""

_FIRST_VALUE: Final = "v.n = 1 AND i.value = 0"
_WAITS: Final = "a.kind = 'void_receipt' AND a.state = 'pending'"
_UNVOIDED: Final = (
    f"{_RECEIPTS} AND NOT EXISTS (SELECT 1 FROM receipt v WHERE v.ref_uid = r.uid AND v.type = 'V')"
)
TOUCHED: Final = "touched_gift"
"""The temporary table of donations (gift) whose sums `move` takes off and adds again."""

_TOUCHED: Final = f"IN (SELECT gift FROM {TOUCHED})"


def _waiting(only: str) -> str:
    asked = f"SELECT a.subject_uid FROM approval a WHERE {_WAITS}"
    return f"{_UNVOIDED} AND r.uid IN ({asked})" + (f" AND r.donation_uid {only}" if only else "")


def _standing(only: str) -> str:
    """Return the donations (gift, day) that stand; *only* is a condition on their uids."""
    asked = f"SELECT a.subject_uid FROM approval a WHERE {_WAITS}"
    return (
        f"{_UNVOIDED} AND r.uid NOT IN ({asked})"
        + (f" AND r.donation_uid {only}" if only else "")
        + f" UNION ALL {_IMPORTED} JOIN import_run i ON i.uid = o.run_uid AND i.state IN {_DONE}"
        + (f" WHERE o.donation_uid {only}" if only else "")
    )


def _parts(gifts: str) -> str:
    """Return what each of *gifts* (gift, day) adds to which bucket, and on which day."""
    line = f"({gifts}) g JOIN donation_line l ON l.donation_uid = g.gift"
    item = f"({gifts}) g JOIN donation_item i ON i.donation_uid = g.gift"
    work = f"({gifts}) g JOIN donation_service s ON s.donation_uid = g.gift"
    newest = "(SELECT MAX(x.n) FROM cheque_event x WHERE x.donation_uid = g.gift)"
    valued = f"{item} JOIN valuation v ON v.item_uid = i.uid"
    settled = f"e.donation_uid = g.gift AND e.state IN {_SETTLED} AND e.n = {newest}"
    named = "g.day AS day, l.niyyat_uid AS niyyat, d.method AS bucket, g.gift AS gift"
    found = (
        (f"{named}, l.amount AS amount", f"{line} JOIN donation d ON d.uid = g.gift"),
        (
            "e.day, l.niyyat_uid, e.state, g.gift, l.amount",
            f"{line} JOIN cheque_event e ON {settled}",
        ),
        ("g.day, i.niyyat_uid, 'kind', g.gift, i.value", item),
        ("g.day, i.niyyat_uid, 'unvalued', g.gift, 1", f"{item} AND i.value = 0"),
        (f"{_VALUED_ON}, i.niyyat_uid, 'valued', g.gift, {_GAIN}", valued),
        (f"{_VALUED_ON}, i.niyyat_uid, 'unvalued', g.gift, -1", f"{valued} AND {_FIRST_VALUE}"),
        (f"g.day, s.niyyat_uid, 'service', g.gift, {_HOURS.format('s.hours')}", work),
    )
    return " UNION ALL ".join(f"SELECT {what} FROM {source}" for what, source in found)


def _sums(gifts: str) -> str:
    return (
        f"SELECT day, niyyat, bucket, COUNT(DISTINCT {_COUNTED}) AS times, SUM(amount) AS amount"
        f" FROM ({_parts(gifts)}) parts GROUP BY day, niyyat, bucket"
    )


def _pending(gifts: str) -> str:
    """Return the money of *gifts*, told beside the sums while a manager has not decided."""
    return (
        "SELECT g.day AS day, l.niyyat_uid AS niyyat, 'pending' AS bucket,"
        " COUNT(DISTINCT g.gift) AS times, SUM(l.amount) AS amount"
        f" FROM ({gifts}) g JOIN donation_line l ON l.donation_uid = g.gift"
        " GROUP BY g.day, l.niyyat_uid"
    )


def _keep(rows: str, sign: str) -> str:
    """Return the statement that adds *rows* (day, niyyat, bucket, times, amount) to the sums."""
    return (
        "INSERT INTO fund_total (period, niyyat_uid, bucket, times, amount)"
        f" SELECT p.mark || substr(s.day, 1, p.size), s.niyyat, s.bucket,"
        f" {sign} * SUM(s.times), {sign} * SUM(s.amount)"
        f" FROM ({rows}) s CROSS JOIN {_SPANS} WHERE TRUE GROUP BY 1, 2, 3"
        " ON CONFLICT (period, niyyat_uid, bucket) DO UPDATE SET"
        " times = fund_total.times + excluded.times,"
        " amount = fund_total.amount + excluded.amount"
    )


def _part_added(table: str, bucket: str, amount: str, times: str = "") -> str:
    """Return what one new part adds; a second of its designation is no second donation."""
    twin = "t.donation_uid = NEW.donation_uid AND t.niyyat_uid = NEW.niyyat_uid"
    again = f"EXISTS (SELECT 1 FROM {table} t WHERE {twin} AND t.uid <> NEW.uid)"
    return (
        f"SELECT r.issued_on AS day, NEW.niyyat_uid AS niyyat, {bucket} AS bucket,"
        f" {times or f'CASE WHEN {again} THEN 0 ELSE 1 END'} AS times,"
        f" {amount} AS amount FROM receipt r JOIN donation d ON d.uid = r.donation_uid"
        f" WHERE r.donation_uid = NEW.donation_uid AND r.type IN {_PAPERS}"
    )


def _cheque_moved(event: str) -> str:
    """Return what the lines of a cheque are on the day of *event*."""
    return (
        "SELECT e.day AS day, l.niyyat_uid AS niyyat, e.state AS bucket,"
        " COUNT(DISTINCT l.donation_uid) AS times, SUM(l.amount) AS amount"
        f" FROM cheque_event e JOIN donation_line l ON l.donation_uid = e.donation_uid"
        f" WHERE e.donation_uid = NEW.donation_uid AND e.n = {event} AND e.state IN {_SETTLED}"
        " GROUP BY 1, 2, 3"
    )


def _item_valued(bucket: str, amount: str, only: str = "TRUE") -> str:
    """Return what a later valuation adds, unless the receipt does not stand or waits."""
    gone = "EXISTS (SELECT 1 FROM receipt x WHERE x.ref_uid = r.uid AND x.type = 'V')"
    waits = f"r.uid IN (SELECT a.subject_uid FROM approval a WHERE {_WAITS})"
    return (
        f"SELECT {_VALUED_ON} AS day, i.niyyat_uid AS niyyat, '{bucket}' AS bucket, 0 AS times,"
        f" {amount} AS amount FROM valuation v JOIN donation_item i ON i.uid = v.item_uid"
        f" JOIN receipt r ON r.donation_uid = i.donation_uid AND r.type IN {_PAPERS}"
        f" WHERE v.uid = NEW.uid AND {only} AND NOT ({gone} OR {waits})"
    )


def _trigger(name: str, event: str, table: str, *does: str, when: str = "") -> Trigger:
    return Trigger(name=PREFIX + name, event=f"AFTER {event}", table=table, when=when, does=does)


def _of_requests() -> Iterator[Trigger]:
    """Yield what happens when a void begins to wait, and when it was decided."""
    gift = f"{_RECEIPTS} AND r.uid = NEW.subject_uid"
    asked, decided = (
        (_keep(_sums(gift), sums), _keep(_pending(gift), beside))
        for sums, beside in (("-1", "1"), ("1", "-1"))
    )
    kind = "NEW.kind = 'void_receipt'"
    waits = f"{kind} AND NEW.state = 'pending'"
    yield _trigger("asked", "INSERT", "approval", *asked, when=waits)
    over = f"{kind} AND OLD.state = 'pending' AND NEW.state <> 'pending'"
    yield _trigger("decided", "UPDATE OF state", "approval", *decided, when=over)


def _of_parts() -> Iterator[Trigger]:
    """Yield what a new part of a donation adds."""
    line = _part_added("donation_line", "d.method", "NEW.amount")
    item = _part_added("donation_item", "'kind'", "NEW.value")
    plain = _part_added("donation_item", "'unvalued'", "1", "0")
    work = _part_added("donation_service", "'service'", _HOURS.format("NEW.hours"))
    valued = (_item_valued("valued", _GAIN), _item_valued("unvalued", "-1", _FIRST_VALUE))
    yield _trigger("line", "INSERT", "donation_line", _keep(line, "1"))
    yield _trigger("item", "INSERT", "donation_item", _keep(item, "1"))
    yield _trigger("plain", "INSERT", "donation_item", _keep(plain, "1"), when="NEW.value = 0")
    yield _trigger("valued", "INSERT", "valuation", *(_keep(one, "1") for one in valued))
    yield _trigger("service", "INSERT", "donation_service", _keep(work, "1"))


def _of_whole() -> Iterator[Trigger]:
    """Yield what moves whole donations: a void, an import that is done or taken back."""
    voided = f"{_RECEIPTS} AND r.uid = NEW.ref_uid"
    of_run = f"{_IMPORTED} WHERE o.run_uid = NEW.uid"
    turned = f"(NEW.state IN {_DONE}) <> (OLD.state IN {_DONE})"
    sign = f"(CASE WHEN NEW.state IN {_DONE} THEN 1 ELSE -1 END)"
    yield _trigger("void", "INSERT", "receipt", _keep(_sums(voided), "-1"), when="NEW.type = 'V'")
    run = _keep(_sums(of_run), sign)
    yield _trigger("run", "UPDATE OF state", "import_run", run, when=turned)


def _of_cheques() -> Iterator[Trigger]:
    """Yield what a step of a cheque moves, and what one that undoes it brings back."""
    for name, when, event, sign in (
        ("cheque", "NEW.undoes = 0", "NEW.n", "1"),
        ("undone", "NEW.undoes > 0", "NEW.undoes", "-1"),
    ):
        moved = _keep(_cheque_moved(event), sign)
        yield _trigger(name, "INSERT", "cheque_event", moved, when=when)


def triggers() -> Iterator[Trigger]:
    """Yield all that keeps the sums."""
    yield from _of_parts()
    yield from _of_whole()
    yield from _of_cheques()
    yield from _of_requests()


def lift(connection: Connection) -> None:
    """Take the triggers away: SQLite will not rebuild a table that one of them reads."""
    for one in triggers():
        trigger_text.lift(connection, one)


def rebuild(connection: Connection) -> None:
    """Count everything anew."""
    connection.execute(delete(fund_total))
    connection.exec_driver_sql(_keep(_everything(), "1"))


def move(connection: Connection, sign: int) -> None:
    """Add what the donations of `TOUCHED` came to, or take it off; the triggers are lifted."""
    connection.exec_driver_sql(_keep(_everything(_TOUCHED), "1" if sign > 0 else "-1"))


def _everything(only: str = "") -> str:
    return f"{_sums(_standing(only))} UNION ALL {_pending(_waiting(only))}"


def counted() -> TextualSelect:
    """Return what the sums should be: period, niyyat_uid, bucket, times, amount."""
    return sql(
        "SELECT p.mark || substr(s.day, 1, p.size) AS period, s.niyyat AS niyyat_uid,"
        " s.bucket AS bucket, SUM(s.times) AS times, SUM(s.amount) AS amount"
        f" FROM ({_everything()}) s CROSS JOIN {_SPANS} GROUP BY 1, 2, 3"
    ).columns(*fund_total.columns)
