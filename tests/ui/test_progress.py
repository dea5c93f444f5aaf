from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.domain import digits
from app.ui.widgets.basics import EmptyState, PrimaryButton
from app.ui.widgets.calendar_popup import CalendarPopup
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.progress import BusyOverlay, ProgressStrip


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot, shown):
    host = shown(QWidget())
    strip = ProgressStrip(host)
    strip.begin("چاپ رسیدها", 100)
    strip.reached(40, f"{digits.to_persian(40)} از {digits.to_persian(100)}")
    assert strip.isVisible()
    assert strip.bar.value() == 40
    assert strip._count.text() == "۴۰ از ۱۰۰"
    with qtbot.waitSignal(strip.cancelled):
        strip.cancel.click()
    strip.end()
    assert strip.isHidden()


def test_the_veil_covers_its_host_and_grows_with_it(shown):
    host = shown(QWidget())
    veil = BusyOverlay(host)
    veil.begin("در حال ساختن…")
    host.resize(500, 300)
    assert veil.size() == QSize(500, 300)
    veil.end()
    assert veil.isHidden()


def test_an_empty_list_offers_the_first_action(qtbot, shown):
    action = PrimaryButton("فرم تازه", key="F2")
    state = shown(EmptyState("receipt", "هنوز رسیدی نیست", "نخستین رسید را صادر کنید", action))
    with qtbot.waitSignal(action.clicked):
        action.click()
    assert state.isAncestorOf(action)


def test_the_calendar_opens_at_its_field_and_paints_lunar_days_wherever_it_is(ctx, shown):
    pictures = []
    for lunar in (ctx.lunar, None):
        field = shown(JalaliDateField(lunar))
        field.open_calendar()
        pictures.append(field.findChild(CalendarPopup).grab().toImage())
        field.findChild(CalendarPopup).close()
    assert pictures[0] == pictures[1]
