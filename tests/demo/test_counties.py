"""A demo province has counties beside it, which began from its files."""

from sqlalchemy import select

from app.demo import above as announced
from app.demo import build, counties
from app.demo.plan import Wanted
from app.domain.folder import OfficeFolder
from app.keys import files
from app.models import campaign, instruction, rate
from app.province import escrow
from app.queries import counties as known
from app.queries import exchange
from app.services import opening
from app.sync import enrolment
from tests import factory

WORD = factory.PASSPHRASE


def opened(folder):
    return opening.open_office(folder, opening.unlock(folder, "modir", WORD))


def test_a_county_of_the_demo_began_from_its_provinces_file(tmp_path):
    above, wanted = OfficeFolder(tmp_path / "P"), Wanted(receipts=3, seed=4)
    build.build(above, "province", wanted, WORD, lambda _done: None)
    (county,) = counties.add(above, 1, wanted, WORD, lambda _done: None)
    assert county.folder.root == tmp_path / "P-KHZDEZ"
    given = enrolment.unwrap(files.read(tmp_path / "KHZDEZ.hyo"), WORD)
    office, province = opened(county.folder), opened(above)
    with office.store.reading() as connection:
        assert exchange.link(connection).province == "KHZ"
    with province.store.reading() as connection:
        assert [one.code for one in known.keys(connection)] == ["KHZDEZ"]
    made = escrow.made(province.vault, province.unlocked.db_key, "KHZDEZ")
    assert office.desk.counter_key.hex() == made.registers[0].counter == given.registers[0].counter
    office.close()
    province.close()


def test_a_province_of_the_demo_has_something_of_each_kind_to_publish(tmp_path):
    folder = OfficeFolder(tmp_path / "P")
    build.build(folder, "province", Wanted(receipts=0, seed=4), WORD, lambda _done: None)
    province = opened(folder)
    with province.store.reading() as connection:
        names = set(connection.execute(select(campaign.c.name)).scalars())
        dues = list(connection.execute(select(rate.c.due).order_by(rate.c.due)).scalars())
        titles = list(connection.execute(select(instruction.c.title)).scalars())
    province.close()
    wanted = [getattr(one, "name", "") for one in announced.PUBLISHED]
    assert {name for name in wanted if name} <= names
    assert dues == ["fidyeh", "fitriyeh"]
    assert len(titles) == 1
