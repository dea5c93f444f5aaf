"""Pictures of the way to the province: nobody above yet, a usual week, everything arrived."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain import clock, digits
from app.domain.errors import AppError
from app.queries.exchange import Answer, Link, SentRow, Stretch
from app.queries.published import InstructionRow
from app.queries.unsent import Unsent
from app.services import acknowledging, updating
from app.services.export_plans import Part
from app.services.exporting import Exported, Sent
from app.services.incoming import Outcome
from app.services.sending import Outlook
from app.ui.screens.exchange import ExchangeScreen
from app.ui.screens.instructions import InstructionsScreen
from app.ui.shell import Shell
from app.ui.widgets.drives import Drive

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
_PRINT: Final = "4821 9037 1156 7740 2093 5518 6642 0917"
_LETTERS: Final = ("7QD2-T5VR", "9M3X-K0JF", "C8NP-Y4AE", "K2TS-MX9D", "VHB5-RW0J", "6YPN-8C3Z")
_LONG: Final = "ادارهٔ کل بهزیستی استان خوزستان، معاونت مشارکت‌های مردمی و توسعهٔ پیشگیری"
_STICKS: Final = (
    Drive("KINGSTON", Path("E:/"), 7_451 * 1024**2),
    Drive("حافظهٔ خانم رضایی", Path("F:/"), 312 * 1024**2),
)


def scenes(shell: Callable[[], Shell]) -> Scenes:
    """Yield the id of each picture and what makes its window."""
    yield "exchange-alone", lambda: _filled(shell(), None, ())
    yield "exchange", lambda: _filled(shell(), _outlook(6, 184), _rows(9, waits=1))
    yield "exchange-panel", lambda: _filled(shell(), _outlook(6, 184), _rows(9, waits=1), at=0)
    yield "exchange-first", lambda: _filled(shell(), _outlook(0, 2_731, known=False), ())
    yield "exchange-arrived", lambda: _filled(shell(), _outlook(0, 0), _rows(14, waits=0))
    yield (
        "exchange-long",
        lambda: _filled(
            shell(), _outlook(431, 1_204_731, name=_LONG, known=False), _rows(400, waits=23), at=3
        ),
    )
    yield "exchange-send", lambda: _asked(shell())
    yield "exchange-made", lambda: _made(shell(), 1)
    yield "exchange-made-parts", lambda: _made(shell(), 6)
    yield "exchange-nothing", lambda: _made(shell(), 0)
    yield "exchange-taken", lambda: _taken(shell())
    yield "instructions", lambda: _instructed(shell())
    yield "exchange-joined", lambda: _joined(shell())
    yield "exchange-join", lambda: _screen(shell()).acts.joining.ask(Path("E:/KHZDEZ.hyo"))


def _joined(shell: Shell) -> QWidget:
    joining = _screen(shell).acts.joining
    joining.show_joined(_LONG, _PRINT)
    return joining.welcome or shell


def _screen(shell: Shell) -> ExchangeScreen:
    shell.open("exchange")
    screen = shell.findChild(ExchangeScreen)
    if not isinstance(screen, ExchangeScreen):
        raise TypeError("exchange")
    return screen


def _outlook(days: int, count: int, *, name: str = "", known: bool = True) -> Outlook:
    today = clock.today()
    since = today - timedelta(days=days)
    answered = f"{(today - timedelta(days=days + 1)).isoformat()}T09:12:00"
    link = Link(
        uid=UUID(int=1),
        province="KHZ",
        name=name or "ادارهٔ کل بهزیستی استان خوزستان",
        office="KHZDEZ",
        n=1,
        recipient="",
        recovery="",
        version=12,
        enrolled_at="2026-03-28T09:00:00",
    )
    return Outlook(
        link=link,
        unsent=Unsent(count=count, since=since if count else None),
        answer=Answer(upto=18_420, created=answered, taken_at=answered) if known else None,
        fingerprint="" if known else _PRINT,
    )


def _rows(count: int, *, waits: int) -> list[SentRow]:
    return [_row(count - at, arrived=at >= waits) for at in range(count)]


def _row(n: int, *, arrived: bool) -> SentRow:
    moment = datetime(2026, 3, 29, 13, 40, tzinfo=clock.TEHRAN) + timedelta(days=7 * n % 300)
    return SentRow(
        n=n,
        name=f"KHZDEZ-{n:06}.hyb",
        first=n * 731 - 730,
        last=n * 731,
        size=41_000 + n * 7_919,
        code=_LETTERS[n % len(_LETTERS)],
        sent_at=f"{moment:%Y-%m-%dT%H:%M:%S}",
        arrived=arrived,
    )


def _filled(
    shell: Shell, found: Outlook | None, rows: Sequence[SentRow], at: int | None = None
) -> Shell:
    screen = _screen(shell)

    def fill() -> None:
        empty = Outlook(link=None, unsent=None, answer=None, fingerprint="")
        screen.show_outlook(found or empty)
        screen.model.show_rows(rows)
        if at is not None:
            screen.page.stand_on(at)
            screen.page.opened.emit()

    QTimer.singleShot(450, fill)
    return shell


def _asked(shell: Shell) -> QWidget:
    return _screen(shell).acts.send("۱۸۴ رویداد، از پنجشنبه ۵ آذر ۱۴۰۵ (۶ روز)", lambda: _STICKS)


def _made(shell: Shell, count: int) -> QWidget:
    dialog = _screen(shell).acts.send("", lambda: _STICKS)
    stretch = Stretch(stream=UUID(int=1), own=True, parent=None, last=9_000, upto=0)
    sent = tuple(
        Sent(
            n=n,
            path=Path(f"E:/KHZDEZ-{n:06}.hyb"),
            part=Part(stretch=stretch, first=1, last=9, before=b"", after=b"", opened={}),
            size=1_000_000,
            code=_LETTERS[n % len(_LETTERS)],
        )
        for n in range(13, 13 + count)
    )
    made = Exported(office="KHZDEZ", sent=sent, fingerprint=_PRINT if count == 1 else "")
    dialog.made.show_made(made, Path("E:/"))
    dialog.turn_over(dialog.made)
    return dialog


def _taken(shell: Shell) -> QWidget:
    dialog = _screen(shell).acts.take(lambda: ())
    rows = {"campaign": 2, "rate": 14, "lunar_month": 1, "instruction": 1}
    acknowledged = acknowledging.Taken(upto=18_420, rows=731, refused=None, fresh=True)
    published = updating.Taken(version=13, added=16, changed=2, own=0, tables=rows)
    outcomes = (
        Outcome("KHZDEZ-000012.hya", acknowledged),
        Outcome("KHZ-000013.hyu", published),
        Outcome("KHZ-000012.hyu", refused=AppError("update_older")),
        Outcome("KHZSHU-000004.hya", refused=AppError("ack_other_office", office="KHZSHU")),
        Outcome("KHZ-000014.hyu", refused=AppError("update_damaged")),
    )
    QTimer.singleShot(450, lambda: dialog.show_answers(outcomes))
    return dialog


_BODY: Final = (
    "برابر مصوبهٔ شورای مشارکت‌های مردمی، رسید هر کمک همان روز در برنامه ثبت می‌شود.\n"
    "صندوق‌های صدقات هر ماه یک بار با حضور دو نفر فک پلمب می‌شود و صورت‌جلسهٔ آن پیوست می‌گردد.\n"
    "پروندهٔ ارسال هر هفته، حداکثر تا ظهر پنجشنبه، به استان می‌رسد."
)


def _instructed(shell: Shell) -> Shell:
    shell.open("instructions")
    screen = shell.findChild(InstructionsScreen)
    if not isinstance(screen, InstructionsScreen):
        raise TypeError("instructions")
    titles = (
        "ثبت روزانهٔ کمک‌ها و ارسال هفتگی به استان",
        "شیوه‌نامهٔ اکرام ایتام و محسنین سال ۱۴۰۵",
        "نرخ‌های کفاره و فطریهٔ رمضان ۱۴۴۷",
        "آیین‌نامهٔ فک پلمب صندوق‌های صدقات و فطریه در مدرسه‌ها، مسجدها و اداره‌های دولتی شهرستان",
        "جشن نیکوکاری",
    )
    rows = [
        InstructionRow(
            uid=UUID(int=at),
            owner="KHZ",
            number=f"۱۴۰۵/{digits.to_persian(731 - at * 40)}",
            title=title,
            body=_BODY,
            issued_on=f"2026-{11 - at:02d}-1{at}",
            file_name="letter.pdf" if at % 2 == 0 else "",
            active=True,
            read=at > 1,
        )
        for at, title in enumerate(titles)
    ]

    def fill() -> None:
        screen.model.show_rows(rows)
        screen.page.stand_on(2)
        screen.page.opened.emit()

    QTimer.singleShot(450, fill)
    return shell
