"""A list of donors: who is registered already is told by what, and nobody comes in twice."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.domain.donation import DonorFacts
from app.domain.donor import DonorDetails
from app.domain.donor_filter import DonorFilter
from app.domain.errors import AppError
from app.intake.cells import Cell, Kind, Line, Sheet
from app.intake.workbook import Reader
from app.models import donation, donor, donor_origin
from app.queries import donor_duplicates, donor_list, donor_search
from app.queries import donors as lists
from app.queries import imports as queries
from app.services import donors, import_donors, import_plans, imports
from app.services.verification import office as verification
from tests import factory
from tests.intake import books

ALI = ("علی", "نیسی", "", "1740000013", "09161230001", "")


def sheet(*rows, headings=("نام", "نام خانوادگی", "نوع نیکوکار", "کد ملی", "همراه", "نماینده")):
    made = [
        Line(number=n, cells=tuple(Cell(Kind.TEXT, one) if one else Cell() for one in line))
        for n, line in enumerate((headings, *rows), start=1)
    ]
    return (Sheet(title="نیکوکاران", lines=tuple(made)),)


def plan(office, sheets):
    with office.store.reading() as connection:
        return import_plans.plan(connection, "manager", Path("ن.xlsx"), sheets, None, "donors")


def write(office):
    def write(use_case, *given, **named):
        with office.store.writing(office.actor.uid) as uow:
            return use_case(uow, *given, **named)

    return write


def take_in(office, *rows):
    planned = plan(office, sheet(*rows))
    *_before, (run, _left) = imports.carry_out(write(office), planned)
    return planned, run


def register(office, name, **more):
    return write(office)(donors.add, DonorDetails(name=name, **more))


def counts(planned):
    return tuple(planned.counts()[name] for name in ("read", "imported", "rejected", "duplicates"))


def read(office, query, *given):
    with office.store.reading() as connection:
        return query(connection, *given)


def names(office):
    return sorted(one.row.name for one in read(office, donor_list.page, DonorFilter()))


def test_the_sample_registers_each_giver_once_and_again_nobody(office):
    with Reader() as reader:
        sheets = reader.read(books.SAMPLE)
    truth = json.loads(books.TRUTH.read_text("utf-8"))
    good = [one for one in truth if one["bad"] not in ("name", "national_id")]
    givers = {one["national_id"]: one for one in good}
    planned = plan(office, sheets)
    assert counts(planned) == (1200, len(givers), 1200 - len(good), len(good) - len(givers))
    assert planned.by_reason["known_identifier"] == planned.duplicates
    list(imports.carry_out(write(office), planned))
    with office.store.reading() as connection:
        c = donor.c
        stored = connection.execute(select(c.national_id, c.mobile, c.search_key)).all()
    wanted = {(one["national_id"], one["mobile"]) for one in givers.values()}
    assert {(one.national_id, one.mobile) for one in stored} == wanted
    assert counts(plan(office, sheets)) == (1200, 0, 1200 - len(good), len(good))
    assert verification.run(office).findings == ()


def test_who_is_registered_is_told_by_identifier_mobile_or_folded_name(office):
    register(office, "سید علی نیسی", national_id="1740000013")
    register(office, "زهرا کعبی", mobile="09161230002")
    register(office, "حاج جاسم دريس")
    planned = plan(
        office,
        sheet(
            ("علی نیسی دزفولی", "", "", "1740000013", "", ""),
            ("زهره", "کعبی", "", "", "9161230002", ""),
            ("جاسم", "دریس", "", "", "", ""),
            ("مریم", "ساکی", "", "", "", ""),
            ("مريم", "ساكي", "", "", "", ""),
        ),
    )
    told = [(one.code, one.name) for _row, one in sorted(planned.known.items())]
    assert told == [
        ("known_identifier", "سید علی نیسی"),
        ("known_mobile", "زهرا کعبی"),
        ("known_name", "حاج جاسم دريس".replace("ي", "ی")),
        ("known_name", "مریم ساکی"),
    ]
    assert counts(planned) == (5, 1, 0, 4)


@pytest.mark.parametrize(
    "row",
    [
        ("علی", "نیسی", "", "0499370899", "", ""),
        ("علی", "نیسی", "", "", "09161239999", ""),
        ("زن", "دیگر", "", "0499370899", "09161230001", ""),
        ("علی نیسی", "", "هیئت", "", "", ""),
    ],
    ids=["other identifier", "other mobile", "a family's mobile", "other kind"],
)
def test_namesakes_and_families_stay_apart(office, row):
    register(office, "علی نیسی", national_id="1740000013", mobile="09161230001")
    assert counts(plan(office, sheet(row))) == (1, 1, 0, 0)


def test_a_donor_is_stored_with_its_kind_and_found_by_search(office):
    take_in(
        office,
        ALI,
        ("هیئت", "محبان", "", "", "", "جاسم کعبی"),
        ("شرکت نخل", "", "", "10380284790", "", ""),
        ("کانون مهر", "", "حقوقی", "", "", ""),
    )
    with office.store.reading() as connection:
        kinds = dict(connection.execute(select(donor.c.name, donor.c.kind)).all())
        found = donor_search.search(connection, "جاسم").hits
    assert kinds == {
        "علی نیسی": "person",
        "هیئت محبان": "group",
        "شرکت نخل": "legal",
        "کانون مهر": "legal",
    }
    assert [one.row.name for one in found] == ["هیئت محبان"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("ناشناس", "", "", "", "", ""), ("name", "donor_anonymous")),
        (("علی", "", "دوست", "", "", ""), ("kind", "donor_kind_unknown")),
        (("علی", "", "هیئت", "1740000013", "", ""), ("national_id", "group_without_id")),
        (("علی", "", "حقوقی", "1740000013", "", ""), ("national_id", "legal_id_malformed")),
        (("علی", "", "حقیقی", "", "", "کسی"), ("representative", "group_donor_only")),
        (("علی", "", "", "1740000014", "", ""), ("national_id", "national_id_check_digit")),
    ],
    ids=str,
)
def test_a_row_that_is_no_donor_is_left_with_the_reason_at_its_cell(office, row, problem):
    (left,) = plan(office, sheet(row)).every
    assert left.problems[0] == problem


def test_nobody_stands_before_the_import_is_done(office):
    planned = plan(office, sheet(ALI, ("مریم", "ساکی", "", "", "", "")))
    run = write(office)(imports.begin, planned)
    write(office)(imports.stage, run, planned.fresh, last=True)
    shown = []
    for _piece in range(2):
        write(office)(imports.apply, run, 1)
        shown.append((names(office), read(office, lists.count)))
    assert shown == [([], 0), (["علی نیسی", "مریم ساکی"], 2)]


def test_a_donor_whom_the_desk_registered_meanwhile_is_counted_as_known(office):
    planned = plan(office, sheet(ALI, ("مریم", "ساکی", "", "", "", "")))
    register(office, "علی نیسی", national_id="1740000013")
    list(imports.carry_out(write(office), planned))
    (run,) = read(office, queries.runs)
    assert (run.imported, run.duplicates, run.left) == (1, 1, 0)
    assert names(office) == ["علی نیسی", "مریم ساکی"]
    assert verification.run(office).findings == ()


def test_what_was_taken_back_is_not_listed_found_linked_or_known_and_may_come_again(office):
    _planned, run = take_in(office, ALI)
    imports.undo(write(office), run)
    typed = DonorDetails(name="علی نیسی", national_id="1740000013")
    assert names(office) == []
    assert read(office, donor_search.search, "نیسی").hits == ()
    assert read(office, donor_duplicates.of_typed, typed) == ()
    factory.issue(office, factory.money(donor=DonorFacts(name="علی", national_id="1740000013")))
    with office.store.reading() as connection:
        assert connection.execute(select(donation.c.donor_uid)).scalars().all() == [None]
    again, _run = take_in(office, ALI)
    assert counts(again) == (1, 1, 0, 0)
    assert names(office) == ["علی نیسی"]
    assert [one.row.name for one in read(office, donor_search.search, "نیسی").hits] == ["علی نیسی"]
    assert verification.run(office).findings == ()


def test_a_donor_who_has_given_since_stands_though_the_import_is_taken_back(office):
    _planned, run = take_in(office, ALI, ("مریم", "ساکی", "", "", "", ""))
    facts = DonorFacts(name="علی نیسی", national_id="1740000013")
    factory.issue(office, factory.money(donor=facts))
    imports.undo(write(office), run)
    assert names(office) == ["علی نیسی"]
    assert read(office, import_donors.still_standing, run) == 1
    assert [one.row.name for one in read(office, donor_search.search, "نیسی").hits] == ["علی نیسی"]


def test_a_donor_into_whom_another_was_merged_stands_though_the_import_is_taken_back(office):
    mine = register(office, "علی نیسی پور")
    _planned, run = take_in(office, ("علی", "نیسی", "", "", "", ""))
    with office.store.reading() as connection:
        theirs = connection.execute(select(donor_origin.c.donor_uid)).scalar_one()
    write(office)(donors.merge, mine, theirs)
    imports.undo(write(office), run)
    assert names(office) == ["علی نیسی"]


def test_the_same_list_adds_nobody_though_a_clerk_corrected_a_name_since(office):
    take_in(office, ("علی", "نیسی", "", "", "", ""))
    with office.store.reading() as connection:
        own = connection.execute(select(donor.c.uid)).scalar_one()
    write(office)(donors.change, own, {"name": "عالیه نیسی"})
    again, _run = take_in(office, ("علی", "نیسی", "", "", "", ""))
    assert counts(again) == (1, 0, 0, 1)
    assert again.by_reason == {"known_row": 1}


def test_only_a_manager_looks_at_a_list(office):
    with pytest.raises(AppError) as refused, office.store.reading() as connection:
        import_plans.look(connection, "clerk", sheet(ALI), "donors", None)
    assert refused.value.code == "not_allowed"


ROWS = st.tuples(
    st.sampled_from(["علی", "مریم", "هیئت نور", "ناشناس", ""]),
    st.sampled_from(["", "نیسی", "كعبي", "کعبی"]),
    st.sampled_from(["", "حقیقی", "گروه", "؟"]),
    st.sampled_from(["", "1740000013", "0499370899", "12"]),
    st.sampled_from(["", "09161230001", "+989161230001", "09161230002", "۰۹"]),
    st.just(""),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROWS, max_size=10))
def test_read_is_imported_and_rejected_and_duplicates_and_again_nobody_comes(office, rows):
    planned, run = take_in(office, *rows)
    whole, imported, rejected, duplicates = counts(planned)
    assert whole == imported + rejected + duplicates
    assert sum(planned.by_reason.values()) == rejected + duplicates
    with office.store.reading() as connection:
        made = select(func.count()).where(donor_origin.c.run_uid == run)
        assert connection.execute(made).scalar_one() == imported
    assert counts(plan(office, sheet(*rows)))[1] == 0
