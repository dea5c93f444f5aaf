"""The emblem is a fact of the office: journalled, kept by its hash, chosen by a manager."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image

from app.domain import settings as known
from app.domain.document import CopyMark, Paper
from app.domain.errors import AppError, InvalidInputError
from app.queries import pictures
from app.reports import receipt
from app.services import emblems, papers, settings
from tests import factory


def png(colour="navy"):
    out = BytesIO()
    Image.new("RGB", (300, 300), colour).save(out, "PNG")
    return out.getvalue()


def adopt(office, raw, by=None):
    with office.store.writing(by or office.actor.uid) as uow:
        return emblems.adopt(uow, raw)


def change(office, values):
    with office.store.writing(office.actor.uid) as uow:
        return settings.change(uow, values)


def test_an_emblem_is_kept_once_and_chosen(office):
    first = adopt(office, png())
    second = adopt(office, png("red"))
    assert adopt(office, png()) == first
    with office.store.reading() as connection:
        assert settings.of(connection)[known.EMBLEM] == first
        assert set(pictures.every(connection)) == {first, second}
        assert pictures.of(connection, first).startswith(b"\x89PNG")
        assert pictures.of(connection, "") is None


def test_an_emblem_is_taken_off_and_put_back_by_its_hash(office):
    digest = adopt(office, png())
    assert change(office, {known.EMBLEM: ""}) == (known.EMBLEM,)
    assert change(office, {known.EMBLEM: digest}) == (known.EMBLEM,)
    with pytest.raises(InvalidInputError) as refused:
        change(office, {known.EMBLEM: "0" * 64})
    assert refused.value.fields == {known.EMBLEM: "emblem_unknown"}


def test_a_clerk_adopts_no_emblem(office):
    with pytest.raises(AppError, match="not_allowed"):
        adopt(office, png(), by=factory.hire(office.store, "clerk"))


def pictures_on(pdf):
    return pdf.count(b"/Subtype/Image")


@pytest.mark.parametrize("paper", [Paper.A5, Paper.A4])
def test_an_old_receipt_is_printed_again_with_the_emblem_it_was_issued_with(office, paper):
    plain = factory.issue(office, factory.money())[0].number
    first = adopt(office, png())
    old = factory.issue(office, factory.money())[0].number
    adopt(office, png("red"))
    new = factory.issue(office, factory.money())[0].number
    with office.store.writing(office.actor.uid) as uow:
        taken = [papers.take(uow, [one], CopyMark.REPRINT, paper) for one in (plain, old, new)]
    with office.store.reading() as connection:
        kept = pictures.of(connection, first)
    heads = [sheets[0].document.letterhead.emblem for sheets in taken]
    assert heads[:2] == [None, kept]
    assert heads[2] not in heads[:2]
    assert [pictures_on(receipt.render(sheets, paper)) for sheets in taken] == [0, 1, 1]


def test_no_emblem_goes_on_a_roll_that_is_thrown_away(office):
    adopt(office, png())
    number = factory.issue(office, factory.money())[0].number
    with office.store.writing(office.actor.uid) as uow:
        sheets = papers.take(uow, [number], CopyMark.ORIGINAL, Paper.ROLL)
    assert pictures_on(receipt.render(sheets, Paper.ROLL)) == 0


def test_the_busiest_emblem_keeps_the_papers_small(office):
    noise = BytesIO()
    random = Random(3).randbytes(400 * 400 * 3)
    Image.frombytes("RGB", (400, 400), random).resize((200, 200)).save(noise, "PNG")
    adopt(office, noise.getvalue())
    numbers = [factory.issue(office, factory.money())[0].number for _ in range(8)]
    with office.store.writing(office.actor.uid) as uow:
        sheets = papers.take(uow, numbers, CopyMark.ORIGINAL, Paper.A5)
    one, many = (receipt.render(some, Paper.A5) for some in (sheets[:1], sheets))
    each = (len(many) - len(one)) / (len(numbers) - 1)
    assert len(one) <= 40_960
    assert each <= 8_192
