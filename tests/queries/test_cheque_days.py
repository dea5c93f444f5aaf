"""The keys of the list of cheques come in the order of two indexes."""

import uuid

from sqlalchemy import event

from app.queries import cheques
from app.queries.cheques import ChequeFilter
from tests import factory


def test_no_key_of_the_list_is_put_in_order_but_by_an_index(office):
    plans = []

    def explain(_conn, cursor, statement, parameters, *_rest):
        asked = f"EXPLAIN QUERY PLAN {statement}"
        plans.extend(row[3] for row in cursor.connection.cursor().execute(asked, parameters))

    with office.store.reading() as connection:
        event.listen(connection, "before_cursor_execute", explain)
        for after in (None, ("2026-11-22", uuid.uuid4())):
            cheques.stretch(connection, ChequeFilter(due="soon"), factory.TODAY, after, 50)
    assert not [plan for plan in plans if "TEMP B-TREE FOR ORDER BY" in plan]
    assert any("ix_donation_cheque" in plan for plan in plans)
    assert any("ix_donation_method_due_on" in plan for plan in plans)
