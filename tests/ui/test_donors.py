"""The list of donors by keyboard: searched, opened, taken in, changed, merged and parted."""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.domain.donor import DonorDetails
from app.domain.donor_filter import DonorFilter
from app.domain.listing import PAGE
from app.models import journal
from app.queries import donor_list, donors
from app.services import donors as register
from app.strings import donor_list as words
from app.strings import donors as donor_words
from app.ui.dialogs.donor_form import DonorForm
from app.ui.dialogs.donor_merge import MergeDialog
from app.ui.screens.donors import DonorsScreen
from tests import factory
from tests.factory import DONOR, DonorFacts

ZAHRA = DonorDetails(
    honorific=DONOR.honorific,
    name=DONOR.name,
    national_id=DONOR.national_id,
    mobile=DONOR.mobile,
    note="شب‌های احیا می‌آید",
)
NAKHL = DonorDetails(kind="legal", name="شرکت نخل", contact_name="کریم دریس")
TWIN = DonorDetails(name="زهرا کاظمی نژاد", mobile=DONOR.mobile)


def add(ctx, *many):
    return [ctx.runner.write(register.add, one).result() for one in many]


@pytest.fixture
def said(ctx):
    notices = []
    ctx.notices.said.connect(notices.append)
    return notices


@pytest.fixture
def people(ctx):
    return add(ctx, ZAHRA, NAKHL, TWIN)


@pytest.fixture
def screen(qtbot, ctx, people, office, said, shown):
    facts = DonorFacts(name=ZAHRA.name, uid=people[0].hex)
    factory.issue(office, factory.money(3_000_000, donor=facts))
    qtbot.wait(1)  # what was written before the screen is announced before it
    made = DonorsScreen(ctx)
    shown(made)
    filled(qtbot, made, 3)
    return made


def names(screen):
    rows = [screen.model.row(screen.model.index(at, 0)) for at in range(screen.model.rowCount())]
    return [one and one.row.name for one in rows]


def filled(qtbot, screen, count):
    qtbot.waitUntil(lambda: len(names(screen)) == count and None not in names(screen))


def told(screen):
    labels = screen.card.findChildren(type(screen.page.footer))
    return "\n".join(one.text() for one in labels if not one.isHidden())


def opened(qtbot, screen, name=ZAHRA.name):
    qtbot.waitUntil(lambda: name in names(screen))
    qtbot.keyClick(screen.page.search, Qt.Key.Key_Down)
    at = names(screen).index(name)
    screen.page.stand_on(at)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words.HISTORY in told(screen))


def actions(ctx):
    asked = select(journal.c.action).where(journal.c.action.like("donor.%")).order_by(journal.c.seq)
    return ctx.runner.read(lambda c: list(c.execute(asked).scalars())).result()


def test_donors_stand_in_persian_order_with_their_count_below(screen):
    assert names(screen) == [TWIN.name, ZAHRA.name, NAKHL.name]
    assert screen.page.footer.text() == "۳ نیکوکار"


def test_typing_searches_and_says_why(qtbot, screen, types):
    types(screen.page.search, "دریس")
    filled(qtbot, screen, 1)
    assert screen.model.index(0, 4).data() == "رابط یا نماینده"
    assert not screen.page.table.isColumnHidden(4)
    screen.page.search.clear()
    filled(qtbot, screen, 3)
    assert screen.page.table.isColumnHidden(4)


def test_a_chip_leaves_one_kind_in_the_list_and_in_a_search(qtbot, screen, types):
    screen.chips.kind.choose("legal")
    filled(qtbot, screen, 1)
    types(screen.page.search, "زهرا")
    qtbot.waitUntil(lambda: screen.page._stack.currentIndex() == 1)


def test_enter_opens_the_panel_with_masked_identifiers_and_history(qtbot, screen):
    opened(qtbot, screen)
    assert DONOR.national_id not in told(screen)
    assert "******۰۰۱۳" in told(screen)
    assert ZAHRA.note in told(screen)
    assert "کمک نقدی: ۱ بار، ۳٬۰۰۰٬۰۰۰ ریال" in told(screen)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Escape)
    assert screen.card.isHidden()


def test_the_panel_follows_the_arrows(qtbot, screen):
    opened(qtbot, screen)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: NAKHL.contact_name in told(screen))
    assert words.NO_GIFTS in told(screen)


def test_a_reveal_shows_the_whole_number_and_is_journalled(qtbot, ctx, screen):
    opened(qtbot, screen)
    eye, _say = screen.card.codes["national_id"]
    eye.click()
    qtbot.waitUntil(lambda: "۱۷۴۰۰۰۰۰۱۳" in told(screen))
    assert actions(ctx)[-1] == "donor.revealed"


def form_of(screen):
    return screen.findChild(DonorForm)


def test_f2_takes_a_donor_in_and_shows_it(qtbot, ctx, screen, said):
    qtbot.keyClick(screen, Qt.Key.Key_F2)
    form = form_of(screen)
    form.kind.choose("group")
    form.fields["name"].setText("هیئت محبان")
    form.fields["representative"].setText("جاسم کعبی")
    form.go.click()
    qtbot.waitUntil(lambda: "جاسم کعبی" in told(screen))
    filled(qtbot, screen, 4)
    assert said[-1].text == words.added("هیئت محبان")


def test_what_is_wrong_is_said_at_its_field(qtbot, screen):
    screen.new.click()
    form = form_of(screen)
    form.fields["mobile"].setText("۱۲۳")
    form.go.click()
    qtbot.waitUntil(lambda: form.rows["mobile"].problem != "")
    assert form.rows["name"].problem
    assert form.go.isEnabled()


def test_while_typing_the_form_says_who_is_registered_and_leads_there(qtbot, screen, types):
    screen.new.click()
    form = form_of(screen)
    types(form.fields["mobile"], DONOR.mobile)
    qtbot.waitUntil(lambda: form._told.count() == 2)
    form.open_wanted.emit(screen.model.row(screen.model.index(1, 0)).row)
    qtbot.waitUntil(lambda: ZAHRA.note in told(screen))
    assert form.isHidden()


def test_the_same_identifier_is_taken_in_only_at_the_second_word(qtbot, ctx, screen):
    screen.new.click()
    form = form_of(screen)
    form.fields["name"].setText("زهره")
    form.fields["national_id"].setText(DONOR.national_id)
    form.go.click()
    qtbot.waitUntil(lambda: form.although_known)
    assert words.SAVE_ANYWAY in form.go.text()
    form.fields["national_id"].textEdited.emit("")
    assert not form.although_known
    form.go.click()
    qtbot.waitUntil(lambda: form.although_known)
    form.go.click()
    filled(qtbot, screen, 4)


def test_a_change_leaves_what_nobody_read(qtbot, ctx, screen, people):
    opened(qtbot, screen)
    screen.card.change.click()
    form = form_of(screen)
    assert form.fields["national_id"].text() == ""
    assert "۰۰۱۳" in form.fields["national_id"].placeholderText()
    form.fields["name"].setText("زهرا کاظمی")
    form.publish.setChecked(True)
    assert form.changes() == {"name": "زهرا کاظمی", "publish_name": True}
    form.go.click()
    qtbot.waitUntil(lambda: words.MAY in told(screen))
    row = ctx.runner.read(donors.show, people[0]).result().row
    assert (row.name, row.national_id) == ("زهرا کاظمی", "******0013")


def test_a_person_who_becomes_a_group_gives_the_identifier_up(qtbot, screen):
    opened(qtbot, screen)
    screen.card.change.click()
    form = form_of(screen)
    form.kind.choose("group")
    assert form.changes() == {"kind": "group", "honorific": "", "national_id": ""}


def test_two_become_one_and_the_toast_undoes_it(qtbot, ctx, screen, said, people):
    opened(qtbot, screen)
    screen.card.merge.click()
    dialog = screen.findChild(MergeDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert dialog.pair() == (people[2], people[0])
    dialog.stays.choose("other")
    assert dialog.names() == (ZAHRA.name, TWIN.name)
    dialog.stays.choose("this")
    dialog.go.click()
    filled(qtbot, screen, 2)
    qtbot.waitUntil(lambda: words.ALIASES in told(screen))
    word, undo = said[-1].action
    assert word == words.UNDO
    undo()
    filled(qtbot, screen, 3)
    qtbot.waitUntil(lambda: words.ALIASES not in told(screen))
    assert actions(ctx)[-2:] == ["donor.merged", "donor.unmerged"]


def test_an_alias_is_parted_from_the_panel(qtbot, ctx, screen, people):
    ctx.runner.write(register.merge, people[2], people[0]).result()
    filled(qtbot, screen, 2)
    opened(qtbot, screen)
    alias = ctx.runner.read(donors.show, people[2]).result().row
    screen.card.part_wanted.emit(alias)
    filled(qtbot, screen, 3)


def test_the_other_donor_is_searched_by_keys_and_a_refusal_is_said(qtbot, screen, types):
    opened(qtbot, screen)
    screen.card.merge.click()
    dialog = screen.findChild(MergeDialog)
    types(dialog.search, "نخل")
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    dialog.go.click()
    assert not dialog.message.isHidden()
    dialog.search.setText("کاظمی نژاد")
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.pair() is not None


def test_two_identifiers_are_not_merged(qtbot, ctx, screen):
    add(ctx, DonorDetails(name="زهرا دیگر", national_id="0499370899"))
    filled(qtbot, screen, 4)
    opened(qtbot, screen)
    screen.card.merge.click()
    dialog = screen.findChild(MergeDialog)
    dialog.search.setText("دیگر")
    qtbot.waitUntil(lambda: dialog.list.count() == 1 and dialog.names()[0] == "زهرا دیگر")
    dialog.go.click()
    qtbot.waitUntil(lambda: not dialog.message.isHidden())
    assert dialog.go.isEnabled()


def test_pages_and_stretches_of_the_list_agree(ctx):
    add(ctx, *(DonorDetails(name=f"نیکوکار {'ابپتث'[at % 5]} {at}") for at in range(130)))
    asked, after, seen, spans = DonorFilter(kind="person"), None, 0, []
    while seen == 0 or after is not None:
        found = ctx.runner.read(donor_list.stretch, asked, after, 40).result()
        seen, after = seen + found.count, found.next
        spans += found.spans
    # a stretch of forty is a page of thirty and what is left
    assert [one.count for one in spans] == [30, 10, 30, 10, 30, 10, 10]
    rows = [row for one in spans for row in ctx.runner.read(donor_list.span, asked, one).result()]
    first = ctx.runner.read(donor_list.page, asked).result()
    assert (len(rows), rows[:PAGE]) == (130, list(first))
    assert len({one.row.uid for one in rows}) == 130


def test_pages_of_a_search_are_its_hits(ctx):
    add(ctx, *(DonorDetails(name=f"نیکوکار {at}", mobile=f"0916{at:07d}") for at in range(130)))
    for typed, count, why in (("نیکوکار", 130, "name"), ("نیکوکاز", 130, "similar")):
        asked = DonorFilter(text=typed)
        found = ctx.runner.read(donor_list.stretch, asked, None, 40).result()
        rows = [
            row
            for one in found.spans
            for row in ctx.runner.read(donor_list.span, asked, one).result()
        ]
        assert (found.count, len(found.spans), len(rows)) == (count, -(-count // PAGE), count)
        assert rows == list(ctx.runner.read(donor_list.page, asked, None, 200).result())
        assert {one.why for one in rows} == {why}


def test_a_stored_identifier_is_taken_away_by_asking_for_it_and_the_toast_brings_it_back(
    qtbot, ctx, screen, said, people
):
    opened(qtbot, screen)
    screen.card.change.click()
    form = form_of(screen)
    form.forget["national_id"].setChecked(True)
    assert not form.fields["national_id"].isEnabled()
    assert form.changes() == {"national_id": ""}
    form.go.click()
    qtbot.waitUntil(lambda: "۰۰۱۳" not in told(screen))
    word, undo = said[-1].action
    assert word == words.UNDO
    undo()
    qtbot.waitUntil(lambda: "۰۰۱۳" in told(screen))
    row = ctx.runner.read(donors.show, people[0]).result().row
    assert (row.national_id, row.mobile) == ("******0013", "0916***0001")


def test_a_mobile_is_called_by_whose_it_is(screen):
    screen.new.click()
    form = form_of(screen)
    for kind, called in donor_words.MOBILES.items():
        form.kind.choose(kind)
        assert called in form.rows["mobile"].findChild(type(screen.page.footer)).text()
