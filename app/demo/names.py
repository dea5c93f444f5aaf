"""Who gives in the demo office: invented people, firms and groups of northern Khuzestan."""

from dataclasses import dataclass, replace
from random import Random
from typing import Final

from app.demo.luck import chance
from app.domain.donation import DonorFacts, DonorKind

MEN: Final = (
    *(
        "محمد",
        "علی",
        "حسین",
        "رضا",
        "مهدی",
        "عباس",
        "حسن",
        "محمدرضا",
        "علیرضا",
        "حمیدرضا",
        "غلامرضا",
    ),
    *(
        "عبدالحسین",
        "عبدالرضا",
        "جاسم",
        "کاظم",
        "ناصر",
        "ستار",
        "مجید",
        "سعید",
        "یوسف",
        "خلیل",
        "صادق",
    ),
    *("نعمت‌الله", "فرهاد", "بهرام", "کیانوش", "ایرج", "منصور", "احمد", "ابراهیم", "عدنان", "هادی"),
    *("سید محمد", "سید علی", "سید هاشم", "علی‌اکبر", "علی‌اصغر", "امیرحسین", "پژمان", "آرش", "فاضل"),
)
WOMEN: Final = (
    *("فاطمه", "زهرا", "مریم", "معصومه", "زینب", "سکینه", "صدیقه", "خدیجه", "نرگس", "لیلا", "سمیه"),
    *("نسرین", "شهلا", "پروین", "مینا", "الهام", "راضیه", "طاهره", "حلیمه", "هاجر", "ندا", "ژاله"),
    *("سیده زهرا", "بی‌بی گل", "گلناز", "فرشته", "مهین", "کوکب", "عاطفه", "هدی", "وحیده", "اعظم"),
)
FAMILIES: Final = (
    *("کعبی", "سواری", "عبیات", "بهادری", "نیسی", "دریس", "کاظمی‌نژاد", "دزفولی‌نژاد", "آل‌کثیر"),
    *(
        "بختیاری",
        "ساکی",
        "لرکی",
        "سگوند",
        "حمیدی",
        "چنانی",
        "بنی‌طرف",
        "زرگانی",
        "حیدری‌پور",
        "مکوندی",
    ),
    *("صالحی‌فر", "شوشتری‌زاده", "جزایری", "طباطبایی", "موسوی‌نسب", "حسینی‌پور", "رشیدیان", "خلیلی"),
    *("عطارزاده", "پورعباس", "قلاوند", "عساکره", "البوغبیش", "باوی", "مزرعه", "سعیداوی", "جلیزی"),
    *("راضی‌پور", "گلابگیر", "معمارزاده", "کلانتری", "دانش‌پژوه", "سبزقبایی", "کتان‌باف", "قنواتی"),
    *("احمدی", "کریمی", "رحیمی", "محمودی", "صفری", "یوسفی", "مرادی", "پاپی", "چگنی", "ممبینی"),
)
_FIRMS: Final = (
    *(
        "شرکت کشت و صنعت دز پربار",
        "شرکت سیمان رود دز",
        "کارخانهٔ قند سبزدشت",
        "شرکت لبنی شیر دشت دز",
    ),
    *("شرکت ساختمانی آبراه جنوب", "شرکت حمل و نقل کارون‌بار", "داروخانهٔ شبانه‌روزی دکتر رشیدیان"),
    *("فروشگاه زنجیره‌ای رفاه‌گستر دزفول", "شرکت پخش نوین خوزستان", "نمایشگاه خودرو سبزقبا"),
    *("شرکت تعاونی مرغداران شمال خوزستان", "مجتمع پزشکی افشار", "صنایع چوب و مبل شهیون"),
    *("بازرگانی برادران کتان‌باف", "شرکت مهندسی پل قدیم", "بیمارستان خیریهٔ گنجویان نو"),
)
_GROUPS: Final = (
    *("هیئت متوسلین محلهٔ صحرابدر", "هیئت جوانان محلهٔ کرناسیون", "گروه جهادی دستان مهربان"),
    *("گروه خیرین محلهٔ سیاه‌پوشان", "هیئت عزاداران قلعه", "انجمن اولیای دبیرستان فرزانگان"),
    *(
        "کانون بازنشستگان آموزش و پرورش دزفول",
        "گروه بانوان نیک‌اندیش زیباشهر",
        "صنف طلافروشان دزفول",
    ),
    *("هیئت محبان محلهٔ چولیان", "گروه کوهنوردی شادکوه", "مجمع خیرین بازار قدیم"),
)
_LATE: Final = ("مرحوم", "مرحومه", "شادروان")
_PREFIXES: Final = ("0916", "0916", "0916", "0917", "0930", "0937", "0903", "0991")
_WEIGHTS: Final = (29, 27, 23, 19, 17)


@dataclass(frozen=True, slots=True)
class Pool:
    """The donors of an office; those at the front come back most often."""

    people: tuple[DonorFacts, ...]
    firms: tuple[DonorFacts, ...]
    groups: tuple[DonorFacts, ...]

    def regular(self, rng: Random) -> DonorFacts:
        """Return a person, the same few more often than the many."""
        return self.people[int(len(self.people) * rng.random() ** 1.5)]


def pool(rng: Random, donors: int) -> Pool:
    """Return *donors* people (at least one), the firms and the groups of the town."""
    return Pool(
        people=tuple(_person(rng) for _ in range(max(1, donors))),
        firms=tuple(
            DonorFacts(kind=DonorKind.LEGAL, name=name, national_id=_legal_id(rng))
            for name in _FIRMS
        ),
        groups=tuple(
            DonorFacts(kind=DonorKind.GROUP, name=name, mobile=_mobile(rng)) for name in _GROUPS
        ),
    )


def in_memory(rng: Random, donor: DonorFacts) -> str:
    """Return on whose behalf a gift is given: a late relative of *donor*, often of his name."""
    family = donor.name.split()[-1] if donor.kind == DonorKind.PERSON else rng.choice(FAMILIES)
    late = rng.choice(_LATE)
    given = rng.choice(WOMEN if late == "مرحومه" else MEN)
    hajji = "حاج " if late == "مرحوم" and chance(rng, 40) else ""
    return f"{late} {hajji}{given} {family}"


def of_other_family(rng: Random, donor: DonorFacts) -> DonorFacts:
    """Return *donor* with the family name that a hasty clerk should have written."""
    *given, wrong = donor.name.split(" ")
    right = rng.choice([family for family in FAMILIES if family != wrong])
    return replace(donor, name=" ".join([*given, right]))


def national_id(rng: Random) -> str:
    """Return ten digits whose check digit is right and whose prefix is Khuzestan's."""
    body = f"{rng.choice((199, 200, 175, 181, 188))}{rng.randrange(10**6):06d}"
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(body)) % 11
    return f"{body}{rest if rest < 2 else 11 - rest}"  # noqa: PLR2004 - the rule's own number


def _person(rng: Random) -> DonorFacts:
    woman = chance(rng, 42)
    given, family = rng.choice(WOMEN if woman else MEN), rng.choice(FAMILIES)
    hajji = not woman and " " not in given and chance(rng, 12)
    name = f"{'حاج ' if hajji else ''}{given} {family}"
    honorific = "سرکار خانم" if woman else "جناب آقای"
    if chance(rng, 6):
        honorific, name = "خانوادهٔ محترم", family
    return DonorFacts(
        kind=DonorKind.PERSON,
        honorific=honorific if chance(rng, 85) else "",
        name=name,
        national_id=national_id(rng) if chance(rng, 55) else "",
        mobile=_mobile(rng) if chance(rng, 70) else "",
    )


def _mobile(rng: Random) -> str:
    return f"{rng.choice(_PREFIXES)}{rng.randrange(10**7):07d}"


def _legal_id(rng: Random) -> str:
    body = f"10{rng.randrange(10**8):08d}"
    shift = int(body[9]) + 2
    total = sum((shift + int(digit)) * _WEIGHTS[at % 5] for at, digit in enumerate(body))
    return f"{body}{total % 11 % 10}"
