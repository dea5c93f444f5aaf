"""The emblem is a fact of the office: journalled, kept by its hash, chosen by a manager."""

from io import BytesIO

import pytest
from PIL import Image

from app.domain import settings as known
from app.domain.errors import AppError, InvalidInputError
from app.queries import pictures
from app.services import emblems, settings
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
