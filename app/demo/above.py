"""What the demo's province publishes to its counties: one thing of each kind."""

from datetime import date
from typing import Final

from app.db.uow import Uow
from app.domain.published import Campaign, Details, Instruction, Rate
from app.services import published

_YEAR: Final = 1447

PUBLISHED: Final[tuple[Details, ...]] = (
    Campaign(
        name="پویش استانی جهیزیهٔ ۳۱۳ زوج",
        starts_on=date(2026, 3, 21),
        ends_on=date(2027, 3, 20),
        target=60_000_000_000,
    ),
    Rate(due="fitriyeh", year=_YEAR, staple="گندم", amount=1_000_000),
    Rate(due="fidyeh", year=_YEAR, staple="گندم", amount=250_000),
    Instruction(
        number="۱۲/۱۴۰۵",
        title="ارسال ماهانهٔ پروندهٔ تبادل",
        body=(
            "دفتر هر شهرستان تا پنجم هر ماه پروندهٔ تبادل ماه گذشته را می‌فرستد و"
            " کد هشت‌حرفی آن را تلفنی اعلام می‌کند."
        ),
        issued_on=date(2026, 4, 4),
    ),
)


def announce(uow: Uow) -> None:
    """Write what goes down with the next update."""
    for one in PUBLISHED:
        published.add(uow, one)
