"""What a merge wrote is counted by asking the tables, of the new rows alone."""

from dataclasses import replace

import pytest

from app.db import bulk, guard, migrate, place
from app.domain import uid
from app.domain.errors import AppError
from app.models import picture
from app.province import counts


@pytest.fixture
def engine(database):
    found = place.named(database, "KHZDEZ")
    found.prepare()
    engine = found.engine("write")
    migrate.upgrade(engine)
    yield engine
    engine.dispose()


def add(connection, many):
    made = [uid.new() for _ in range(many)]
    rows = [{"uid": one, "hash": one.hex, "body": b"x"} for one in made]
    with guard.journalling(connection):
        bulk.insert_rows(connection, picture, rows)
    return made


def test_rows_are_counted_that_found_room_in_an_early_page_of_the_server(engine):
    with engine.connect() as connection:
        add(connection, 300)
        connection.commit()
        before = counts.marks(connection)
        add(connection, 9)
        for ends in (before.ends, before.ends | {"picture": before.ends["picture"] + 9}):
            told = replace(before, ends=ends)
            counts.compare(connection, told, {"picture": (9,)})
            with pytest.raises(AppError, match="merge_counts"):
                counts.compare(connection, told, {"picture": (8,)})


def test_what_a_transaction_wrote_before_is_not_new(engine):
    with engine.connect() as connection:
        add(connection, 9)
        before = counts.marks(connection)
        add(connection, 2)
        counts.compare(connection, before, {"picture": (2,)})
