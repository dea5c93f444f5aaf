"""The counties of the demo's province: started from its own files, then filled as any office."""

from dataclasses import dataclass, replace
from typing import Final

from app.demo import build
from app.demo.build import Made, Progress
from app.demo.plan import Wanted
from app.domain.folder import OfficeFolder
from app.keys import files
from app.province import enrolling
from app.province.enrolling import NewCounty
from app.services import enrolling as joining
from app.services import opening
from app.services.founding import Founded, NewOffice
from app.services.runner import Runner
from app.strings import commands
from app.sync import enrolment
from app.sync.enrolment import Enrolment

COUNTIES: Final = (
    build.OFFICES["county"],
    NewOffice(code="KHZSHU", name="اداره بهزیستی شهرستان شوشتر", manager="سمیه شوشتری‌زاده"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """A county as it came out, in the folder beside the province's."""

    code: str
    folder: OfficeFolder
    made: Made


def add(
    province: OfficeFolder, count: int, wanted: Wanted, passphrase: str, progress: Progress
) -> tuple[County, ...]:
    """Enrol *count* counties in the province and fill them; each file lies beside its county.

    Every passphrase is *passphrase*. Raises the AppErrors of `enrolling.enrol_to` and of
    `founding.found`.
    """
    chosen = COUNTIES[:count]
    given = [_enrol(province, one, passphrase) for one in chosen]
    return tuple(
        _fill(province, one, made, replace(wanted, seed=wanted.seed + place), passphrase, progress)
        for place, (one, made) in enumerate(zip(chosen, given, strict=True), start=1)
    )


def _enrol(province: OfficeFolder, one: NewOffice, passphrase: str) -> Enrolment:
    new = NewCounty(
        code=one.code,
        name=one.name,
        inspector=commands.INSPECTOR_LOGIN,
        inspector_name=commands.INSPECTOR,
        inspector_passphrase=passphrase,
    )
    place = province.root.with_name(f"{one.code}.hyo")
    with opening.hold(province):
        unlocked = opening.unlock(province, build.OFFICES["province"].login, passphrase)
        office = opening.open_office(province, unlocked)
        runner = Runner(office.store, person=office.actor.uid)
        try:
            given = (office.vault, office.unlocked.db_key, new, place, passphrase)
            runner.write(enrolling.enrol_to, *given).result()
        finally:
            runner.close()
            office.close()
    return enrolment.unwrap(files.read(place), passphrase)


def _fill(
    province: OfficeFolder,
    one: NewOffice,
    given: Enrolment,
    wanted: Wanted,
    passphrase: str,
    progress: Progress,
) -> County:
    folder = OfficeFolder(province.root.with_name(f"{province.root.name}-{one.code}"))

    def found(place: OfficeFolder, _new: NewOffice, word: str) -> Founded:
        return joining.found_from(place, given, word, {"manager": one.manager})

    made = build.build(folder, "county", wanted, passphrase, progress, found=found)
    return County(code=one.code, folder=folder, made=made)
