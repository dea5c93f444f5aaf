"""What the register of donors calls things."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.domain import digits

KINDS: Final[Mapping[str, str]] = {
    "person": "شخص حقیقی",
    "legal": "شخص حقوقی",
    "group": "هیئت / گروه مردمی",
}
MOBILES: Final[Mapping[str, str]] = {
    "person": "تلفن همراه",
    "legal": "تلفن همراه رابط",
    "group": "تلفن همراه نماینده",
}
REASONS: Final[Mapping[str, str]] = {
    "identifier": "شمارهٔ ملی یکی است",
    "mobile": "شمارهٔ همراه یکی است",
    "name": "نام یکی است",
}
WHY: Final[Mapping[str, str]] = {
    "name": "نام",
    "identifier": "شمارهٔ ملی یا ثبت",
    "mobile": "شمارهٔ همراه",
    "contact": "رابط یا نماینده",
    "similar": "نامی نزدیک",
}
FORMS: Final[Mapping[str, str]] = {
    "cash": "کمک نقدی",
    "kind": "کمک غیرنقدی",
    "service": "کمک خدماتی",
}
VOID: Final = "ابطال‌شده"
VOID_WAITS: Final = "در انتظار ابطال"
TAKE_OVER: Final = "همان را بنویس"


def titled(honorific: str, name: str) -> str:
    """Return the name with its honorific."""
    return f"{honorific} {name}".strip()


def subtitle(kind: str, *codes: str) -> str:
    """Return the kind and the masked identifiers that there are."""
    shown = [f"\u2066{digits.to_persian(code)}\u2069" for code in codes if code]
    return " · ".join([KINDS[kind], *shown])


def shown_of(shown: int, total: int, *, more: bool) -> str:
    """Return «۵۰ از بیش از ۵۰۰», or «۳ از ۳»."""
    above = "بیش از " if more else ""
    return f"{digits.group(shown)} از {above}{digits.group(total)}"


def why(code: str, alias: str) -> str:
    """Return what of a donor answered a search."""
    return f"{WHY[code]}: {alias}" if alias else WHY[code]


def sum_line(form: str, count: int, amount: int) -> str:
    """Return what somebody gave in one form; services have hours and no amount."""
    value = f"، {digits.group(amount)} ریال" if amount else ""
    return f"{FORMS[form]}: {digits.group(count)} بار{value}"


def gift_line(number: str, day: str, form: str, amount: int, status: str) -> str:
    """Return one gift of a history for a person."""
    mark = f"\t{VOID}" if status == "void" else ""
    return f"{number or '—'}\t{day}\t{FORMS[form]}\t{digits.group(amount)}{mark}"


def last_year(first: str, last: str, given: str) -> str:
    """Return «پارسال همین شب‌ها …»: what was given on these nights a year ago."""
    return f"پارسال همین شب‌ها ({first} تا {last}): {given}"


def rials_as_tomans(rials: int) -> str:
    """Return «۲٬۰۰۰٬۰۰۰ تومان» as people say it; odd rials stay rials."""
    tomans, odd = divmod(rials, 10)
    return f"{digits.group(rials)} ریال" if odd else f"{digits.group(tomans)} تومان"


def last_night(night: str, given: str, purposes: Sequence[str], others: str) -> str:
    """Return «پارسال، شب نوزدهم رمضان: ۲٬۰۰۰٬۰۰۰ تومان برای جهیزیه»."""
    reason = f" برای {'، '.join(purposes)}" if purposes else ""
    more = f" و {others} کمک دیگر" if others else ""
    return f"پارسال، {night}: {given}{reason}{more}"


def merged(name: str, into: str) -> str:
    """Return that two became one."""
    return f"«{name}» و «{into}» یکی شدند."


def unmerged(name: str) -> str:
    """Return that a merge was undone."""
    return f"«{name}» دوباره جدا شد."


def saved(uid: str) -> str:
    """Return that a donor was stored, and the key that commands know it by."""
    return f"ذخیره شد: {uid}"


def reindexed(count: int) -> str:
    """Return how many the search knows now."""
    return f"فهرست جست‌وجو با {digits.group(count)} نیکوکار از نو ساخته شد."


def pair_line(one: str, other: str, reason: str) -> str:
    """Return why two may be one."""
    return f"{one}\t{other}\t{REASONS[reason]}"


def note_line(day: str, by: str, text: str) -> str:
    """Return a note as the command lists it."""
    return f"{day}\t{by}\t{text}"
