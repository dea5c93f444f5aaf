"""What an office sends is its journal, whole and in order, whatever was lost on the way."""

import pytest
from sqlalchemy import select

from app.domain.errors import AppError
from app.keys import files
from app.models import journal, journal_stream, receipt
from app.queries import exchange, unsent
from app.services import acknowledging, enrolling, exchange_keys, export_plans, exporting, opening
from app.sync import code, hello
from tests import factory
from tests.factory import money
from tests.services.above import SECRET, Above


@pytest.fixture
def above():
    return Above()


@pytest.fixture
def joined(office, approver, above):
    """The office, which began alone and is enrolled now."""
    with office.store.writing(office.actor.uid) as uow:
        enrolling.join(uow, office, approver, above.enrolment())
    return office


def export(office, folder, **more):
    with office.store.reading() as connection:
        made = exporting.export(connection, office, folder, **more)
    with office.store.writing(office.actor.uid) as uow:
        exporting.book(uow, made)
    return made


def take_ack(office, raw):
    with office.store.writing(office.actor.uid) as uow:
        return acknowledging.take(uow, office, raw)


def hashes(office):
    with office.store.reading() as connection:
        own = select(journal_stream.c.uid).where(journal_stream.c.own == 1)
        stream = connection.execute(own).scalar_one()
        asked = select(journal.c.hash).where(journal.c.stream == stream).order_by(journal.c.seq)
        return stream.hex, list(connection.execute(asked).scalars())


def waiting(office):
    with office.store.reading() as connection:
        return unsent.of(connection)


def test_a_file_holds_the_whole_journal_and_opens_at_the_province(joined, above, tmp_path):
    factory.issue(joined, money())
    (sent,) = export(joined, tmp_path).sent
    assert sent.path.name == "KHZDEZ-000001.hyb"
    assert sent.code == code.code(sent.path.read_bytes())
    facts, found = above.take(sent.path.read_bytes())
    stream, own = hashes(joined)
    assert [one.hash for one in found] == own
    assert (facts.stream, facts.first, facts.last, facts.seq) == (stream, 1, len(own), 1)
    with joined.store.reading() as connection:
        asked = select(receipt.c.register, receipt.c.n, receipt.c.rec).order_by(receipt.c.n)
        newest = {row.register: (row.n, row.rec.hex()) for row in connection.execute(asked)}
    assert {head.register: (head.n, head.rec) for head in facts.heads} == newest


def test_the_first_file_shows_the_keys_until_an_answer_came(joined, above, tmp_path):
    first = export(joined, tmp_path)
    facts, _ = above.take(first.sent[0].path.read_bytes())
    assert hello.proves(facts.hello, "KHZDEZ", SECRET)
    assert facts.hello.root == joined.keys.roster_root.hex()
    assert {one.code: one.kid for one in facts.hello.registers} == {
        one.register: one.kid for one in joined.keys.entries
    }
    assert first.fingerprint == hello.fingerprint(facts.hello)
    take_ack(joined, above.ack())
    factory.issue(joined, money())
    later = export(joined, tmp_path)
    facts, found = above.take(later.sent[0].path.read_bytes())
    assert (facts.hello, later.fingerprint, len(found)) == (None, "", 1)


def test_a_lost_stick_heals_with_the_next_one(joined, above, tmp_path):
    export(joined, tmp_path).sent[0].path.unlink()
    factory.issue(joined, money())
    (sent,) = export(joined, tmp_path).sent
    _, found = above.take(sent.path.read_bytes())
    assert [one.hash for one in found] == hashes(joined)[1]
    assert sent.n == 2


def test_nothing_is_sent_once_everything_has_arrived(joined, above, tmp_path):
    above.take(export(joined, tmp_path).sent[0].path.read_bytes())
    take_ack(joined, above.ack())
    assert export(joined, tmp_path).sent == ()
    assert waiting(joined) == unsent.Unsent(count=0, since=None)


def test_an_office_on_its_own_sends_nothing_and_waits_for_nobody(office, tmp_path):
    assert waiting(office) is None
    with pytest.raises(AppError) as refused:
        export(office, tmp_path)
    assert refused.value.code == "not_enrolled"


def test_the_days_since_the_first_unsent_entry_are_counted(joined, above, tmp_path, wall):
    above.take(export(joined, tmp_path).sent[0].path.read_bytes())
    take_ack(joined, above.ack())
    factory.issue(joined, money())
    day = wall.moment.date()
    wall.forward(days=3)
    factory.issue(joined, money())
    found = waiting(joined)
    assert (found.count, found.since, found.days(wall.moment.date())) == (2, day, 3)


def test_parts_by_size_are_chained_and_each_has_its_own_heads(joined, above, tmp_path, monkeypatch):
    monkeypatch.setattr(export_plans, "MOST_ENTRIES", 7)
    for _ in range(9):
        factory.issue(joined, money())
    told = []
    made = export(joined, tmp_path, tell=lambda done, total: told.append((done, total)))
    assert len(made.sent) > 5
    for one in made.sent:
        above.take(one.path.read_bytes())
    stream, own = hashes(joined)
    assert [one.hash for one in above.streams[stream]] == own
    assert told[0] == (0, len(own))
    assert told[-1] == (len(own), len(own))
    ends = [head.n for facts in above.headers for head in facts.heads if head.register == "A1"]
    assert ends == sorted(ends)
    assert ends[-1] == 10
    assert len(set(ends)) > 2


def test_a_small_part_holds_few_entries(joined, tmp_path):
    for _ in range(40):
        factory.issue(joined, money())
    with joined.store.reading() as connection:
        parts = export_plans.plan(connection, export_plans.MARGIN + 20_000)
    assert len(parts) > 1
    assert [one.first for one in parts[1:]] == [one.last + 1 for one in parts[:-1]]


def test_what_stops_an_export_leaves_nothing_behind(joined, tmp_path, monkeypatch):
    monkeypatch.setattr(export_plans, "MOST_ENTRIES", 10)

    (stick := tmp_path / "stick").mkdir()

    def stop(done, _total):
        if done:
            raise AppError("stopped")

    with pytest.raises(AppError):
        export(joined, stick, tell=stop)
    assert list(stick.iterdir()) == []
    assert list(joined.folder.outbox.glob("*")) == []
    with joined.store.reading() as connection:
        assert exchange.sent(connection) == ()


def test_the_last_five_files_stay_on_this_pc(joined, tmp_path):
    for _ in range(7):
        export(joined, tmp_path)
    kept = sorted(path.name for path in joined.folder.outbox.iterdir())
    assert kept == [f"KHZDEZ-{n:06}.hyb" for n in range(3, 8)]
    assert files.read(tmp_path / kept[0]) == files.read(joined.folder.outbox / kept[0])


def test_a_number_is_not_given_again_when_an_older_database_came_back(joined, tmp_path):
    export(joined, tmp_path)
    (joined.folder.outbox / "KHZDEZ-000009.hyb").write_bytes(b"of a database that is gone")
    assert export(joined, tmp_path).sent[0].n == 10


def test_a_strange_name_on_the_stick_does_not_use_the_numbers_up(joined, tmp_path):
    (tmp_path / "KHZDEZ-999999999.hyb").write_bytes(b"of nobody")
    (tmp_path / "KHZDEZ-000020.hyb").write_bytes(b"of a database that is gone")
    assert export(joined, tmp_path).sent[0].n == 21


def test_the_list_tells_what_has_arrived(joined, above, tmp_path):
    above.take(export(joined, tmp_path).sent[0].path.read_bytes())
    take_ack(joined, above.ack())
    factory.issue(joined, money())
    export(joined, tmp_path)
    with joined.store.reading() as connection:
        assert [(one.n, one.arrived) for one in exchange.sent(connection)] == [
            (2, False),
            (1, True),
        ]


def test_a_vault_without_the_secrets_says_so(joined, tmp_path):
    vault, key = joined.vault, joined.unlocked.db_key
    exchange_keys.keep(vault, key, exchange_keys.ExchangeKeys(n=0, seed=bytes(32), secret=b""))
    with pytest.raises(AppError) as refused:
        export(joined, tmp_path)
    assert refused.value.code == "enrolment_missing"


def test_the_inspector_sends_nothing(joined, tmp_path):
    joined.close()
    unlocked = opening.unlock(joined.folder, "bazres", "نخل باسق سبز")
    office = opening.open_office(joined.folder, unlocked)
    with pytest.raises(AppError) as refused:
        export(office, tmp_path)
    assert refused.value.code == "not_allowed"
    office.close()
