"""What is given in the demo office: sums, goods, work, designations and the year's campaigns."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from app.demo.luck import chance, weighted
from app.domain import jalali
from app.domain.accounts import AccountDetails
from app.domain.donation import Basis, KindItem, ServiceLine

_SUMS: Final = (
    *((500_000, 9), (1_000_000, 14), (2_000_000, 15), (3_000_000, 9), (5_000_000, 17)),
    *((10_000_000, 14), (15_000_000, 4), (20_000_000, 7), (30_000_000, 3), (50_000_000, 4)),
    *((100_000_000, 2), (200_000_000, 1)),
)
_FIRM_SUMS: Final = (
    *((50_000_000, 5), (100_000_000, 8), (200_000_000, 7), (300_000_000, 4), (500_000_000, 6)),
    *((1_000_000_000, 4), (2_500_000_000, 2), (5_000_000_000, 1)),
)
_NIYYAT: Final = (
    *(("MAISHAT", 26), ("SADAQEH", 17), ("AYTAM", 9), ("JAHIZIEH", 9), ("DARMAN", 8), ("NAZR", 8)),
    *(("TAVANBAKHSHI", 5), ("HAMI", 5), ("MASKAN", 4), ("TAHSIL", 4), ("BASTEH", 4), ("EFTAR", 2)),
    *(("KAFF_GHAYR", 2), ("FIDYEH", 1), ("KAFF_AMD", 1)),
)
_FIRM_NIYYAT: Final = (
    *(("MARKAZ", 6), ("JAHIZIEH", 6), ("TAVANBAKHSHI", 5), ("MASKAN", 4), ("BASTEH", 5)),
    *(("MAISHAT", 5), ("DARMAN", 3), ("SHOKRANEH", 4)),
)
_GOODS: Final = (
    ("برنج پاکستانی", "کیلوگرم", 1_150_000, (10, 20, 50, 100), "BASTEH"),
    ("برنج ایرانی هاشمی", "کیلوگرم", 2_900_000, (5, 10, 20), "BASTEH"),
    ("روغن نباتی ۱۶ کیلوگرمی", "حلب", 24_500_000, (1, 2, 5, 10), "BASTEH"),
    ("بستهٔ معیشتی ۷ قلم", "بسته", 18_000_000, (5, 10, 20, 40), "BASTEH"),
    ("قند و شکر", "کیلوگرم", 720_000, (10, 25, 50), "MAISHAT"),
    ("گوشت گوسفندی", "کیلوگرم", 11_200_000, (4, 8, 15, 30), "NAZR"),
    ("مرغ گرم", "کیلوگرم", 1_480_000, (10, 20, 60), "MAISHAT"),
    ("غذای گرم", "پرس", 1_850_000, (50, 100, 200), "EFTAR"),
    ("ویلچر استاندارد", "دستگاه", 128_000_000, (1, 1, 2, 5), "TAVANBAKHSHI"),
    ("عصای زیر بغل", "جفت", 9_500_000, (1, 2, 4), "TAVANBAKHSHI"),
    ("تشک مواج", "عدد", 68_000_000, (1, 1, 3), "TAVANBAKHSHI"),
    ("پوشک بزرگسال", "بسته", 3_600_000, (6, 12, 24), "TAVANBAKHSHI"),
    ("یخچال ۱۲ فوت", "دستگاه", 365_000_000, (1, 1, 2), "JAHIZIEH"),
    ("اجاق گاز فردار", "دستگاه", 185_000_000, (1, 2), "JAHIZIEH"),
    ("فرش ماشینی ۹ متری", "تخته", 146_000_000, (1, 2), "JAHIZIEH"),
    ("پتوی دونفره", "تخته", 12_500_000, (2, 5, 10), "JAHIZIEH"),
    ("کیف و نوشت‌افزار", "بسته", 14_800_000, (5, 10, 30), "TAHSIL"),
    ("لباس نو کودکانه", "دست", 9_900_000, (4, 10, 25), "AYTAM"),
    ("کولر گازی ۲۴۰۰۰", "دستگاه", 520_000_000, (1, 1, 2), "MASKAN"),
)
_WORK: Final = (
    *("ویزیت رایگان پزشک عمومی", "کاردرمانی در منزل", "گفتاردرمانی کودکان", "آموزش خیاطی"),
    *("تعمیر لوازم خانگی", "مشاورهٔ حقوقی", "تدریس تقویتی ریاضی", "جابه‌جایی با خودرو"),
    *("عکاسی مراسم", "دندان‌پزشکی رایگان", "آرایش عروس", "سیم‌کشی ساختمان"),
)
_HOURS: Final = ("1.5", "2", "2.5", "3", "4", "4.5", "6", "8")
_BASES: Final = (Basis.INVOICE, Basis.INVOICE, Basis.EXPERT, Basis.DONOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A campaign, when it runs, and what is given to it."""

    code: str
    name: str
    first: date
    last: date
    niyyat: tuple[str, ...]


def _campaign(code: str, name: str, first: str, last: str, *niyyat: str) -> Campaign:
    days = [jalali.from_jalali(*map(int, day.split("-"))) for day in (first, last)]
    return Campaign(code=code, name=name, first=days[0], last=days[1], niyyat=niyyat)


CAMPAIGNS: Final = (
    _campaign(
        *("EYDANEH1405", "لبخند مهربانی عیدانه ۱۴۰۵", "1404-12-15", "1405-01-20"),
        *("MAISHAT", "BASTEH"),
    ),
    _campaign("PEYVAND1405", "پیوند مهربانی ۱۴۰۵", "1405-02-20", "1405-04-05", "JAHIZIEH"),
    _campaign(
        *("ARBAEEN1448", "موکب خادمان اربعین ۱۴۴۸", "1405-04-25", "1405-05-15"), *("NAZR", "EFTAR")
    ),
    _campaign("MEHR1405", "لبخند مهر ۱۴۰۵", "1405-06-01", "1405-07-15", "TAHSIL", "AYTAM"),
    _campaign(
        *("ZIAFAT1448", "ضیافت مهربانی ۱۴۴۸", "1405-07-01", "1405-12-29"),
        *("EFTAR", "BASTEH", "JAHIZIEH", "TAVANBAKHSHI"),
    ),
    _campaign("YALDA1405", "یلدای مهربانی ۱۴۰۵", "1405-08-15", "1405-09-30", "BASTEH", "MAISHAT"),
)


def running(day: date, niyyat: str) -> tuple[Campaign, ...]:
    """Return the campaigns of *day* that take this designation."""
    return tuple(one for one in CAMPAIGNS if one.first <= day <= one.last and niyyat in one.niyyat)


def designation(rng: Random, *, firm: bool) -> str:
    """Return a designation's code as people, or firms, choose it."""
    return weighted(rng, _FIRM_NIYYAT if firm else _NIYYAT)


def amount(rng: Random, *, firm: bool, counted: bool) -> int:
    """Return rials as people give them: round in tomans, now and then (*counted*) an odd sum."""
    whole = weighted(rng, _FIRM_SUMS if firm else _SUMS)
    if counted and chance(rng, 12):
        return whole + rng.randrange(1, 90) * 10_000
    return whole


def items(rng: Random) -> tuple[KindItem, ...]:
    """Return one to three items in kind, each row with its value in rials."""
    chosen = rng.sample(_GOODS, rng.choices((1, 2, 3), (7, 2, 1))[0])
    return tuple(_item(rng, *one) for one in chosen)


def service(rng: Random) -> tuple[ServiceLine, ...]:
    """Return some hours of skilled work."""
    return (ServiceLine(niyyat="KHEDMAT", hours=rng.choice(_HOURS), skill=rng.choice(_WORK)),)


def _item(
    rng: Random, name: str, unit: str, price: int, counts: tuple[int, ...], niyyat: str
) -> KindItem:
    count, basis = rng.choice(counts), rng.choice(_BASES)
    value = round(price * count * rng.uniform(0.92, 1.08) / 100_000) * 100_000
    return KindItem(
        niyyat=niyyat, name=name, quantity=str(count), unit=unit, value=value, basis=basis
    )


ACCOUNTS: Final = (
    AccountDetails(title="کمک‌های مردمی دزفول", iban="IR760170000000000000000001", standard=True),
    AccountDetails(
        title="جهیزیه و مسکن", iban="IR570150000001234567890123", niyyat=("JAHIZIEH", "MASKAN")
    ),
)
"""The two accounts of the office; their numbers are test vectors, no bank has them."""
