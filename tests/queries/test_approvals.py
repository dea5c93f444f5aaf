"""The list of requests is its stretches, and each page what its stretch told of."""

from app.queries import spans
from app.queries.approvals import ApprovalFilter
from app.services import approval_lists, void_requests
from app.services.voiding import VoidReceipt
from tests import factory
from tests.factory import money

ALL = ApprovalFilter()


def test_pages_of_the_requests_are_what_their_stretches_told(office, monkeypatch):
    monkeypatch.setattr(spans, "PAGE", 2)
    for _ in range(5):
        (issued,) = factory.issue(office, money(1_000_000))
        wanted = VoidReceipt(number=issued.number, reason="مبلغ اشتباه")
        with office.store.writing(office.actor.uid) as uow:
            void_requests.request(uow, office.desk, wanted)
    after, rows = None, []
    with office.store.reading() as connection:
        whole = approval_lists.page(connection, office.actor, ALL)
        while not rows or after is not None:
            part = approval_lists.stretch(connection, office.actor, ALL, after, 3)
            after = part.next
            for one in part.spans:
                rows += approval_lists.span(connection, office.actor, ALL, one)
    assert len(whole) == 5
    assert rows == list(whole)
