"""The cheques in the order of their days: what a stretch tells of, its pages hold."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.listing import PAGE
from app.domain.payment import PaymentDetails
from app.queries import cheques
from app.queries.cheques import ChequeFilter
from tests import factory

pytestmark = pytest.mark.stores


def test_the_pages_of_a_stretch_are_the_list_in_its_order(office):
    for n in range(PAGE + 3):
        due = factory.TODAY + timedelta(days=(n * 7) % 11)
        details = PaymentDetails(sayad_id=f"{n:016d}", bank="017", due_on=due)
        factory.issue(office, factory.money(method="cheque", reference=f"{n}", details=details))
    with office.store.reading() as connection:
        whole = cheques.page(connection, ChequeFilter(), factory.TODAY, limit=200)
        found = cheques.stretch(connection, ChequeFilter(), factory.TODAY, None, 20)
        again = cheques.stretch(connection, ChequeFilter(), factory.TODAY, found.next, 200)
        spans = (*found.spans, *again.spans)
        pages = [row for one in spans for row in cheques.span(connection, one)]
    assert again.next is None
    assert sum(one.count for one in spans) == PAGE + 3
    assert tuple(pages) == whole
    assert [row.due_on for row in whole] == sorted(row.due_on for row in whole)


def test_cheques_whose_day_nobody_told_stand_among_the_others_and_soon_is_theirs_too(office):
    days = [-3, 30, 2, -3, 12]
    for n, ahead in enumerate(days):
        due = factory.TODAY + timedelta(days=ahead)
        details = PaymentDetails(sayad_id=f"{n:016d}", bank="017", due_on=due)
        told = factory.money(method="cheque", reference=f"{n}", details=details)
        factory.issue(office, replace(told, paid_on=factory.TODAY))
        given = factory.TODAY - timedelta(days=n)
        factory.issue(office, factory.money(method="cheque", reference=f"9{n}", paid_on=given))
    with office.store.reading() as connection:
        whole = cheques.page(connection, ChequeFilter(), factory.TODAY)
        pages, after = [], None
        while rows := cheques.page(connection, ChequeFilter(), factory.TODAY, after, limit=3):
            pages += rows
            after = cheques.key(rows[-1])
        soon = cheques.page(connection, ChequeFilter(due="soon"), factory.TODAY)
        overdue = cheques.stretch(connection, ChequeFilter(due="overdue"), factory.TODAY, None, 50)
    assert pages == sorted(whole, key=cheques.key)
    assert len(whole) == 10
    limit = (factory.TODAY + timedelta(days=7)).isoformat()
    assert list(soon) == [row for row in whole if row.due_on <= limit]
    assert overdue.count == len([row for row in whole if row.due_on <= str(factory.TODAY)])
