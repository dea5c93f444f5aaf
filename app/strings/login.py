"""Words of the login and of the lock."""

from typing import Final

PRODUCT: Final = "همیار"
TAGLINE: Final = "سامانهٔ مشارکت‌های مردمی"
TITLE: Final = "ورود به سامانه"
LOCKED: Final = "سامانه قفل است"
LOCKED_ADVICE: Final = "فرم نیمه‌کاره سر جای خود می‌ماند."
PERSON: Final = "کاربر"
ENTRY_WORD: Final = "گذرواژه"
ENTER: Final = "ورود"
OPENING: Final = "در حال بازکردن دفتر…"
OFFLINE: Final = "همهٔ داده‌ها رمزشده روی همین رایانه است."


def wait(seconds: str) -> str:
    """Return the sentence while the login is held back."""
    return f"چند بار گذرواژهٔ نادرست وارد شد. {seconds} ثانیهٔ دیگر دوباره تلاش کنید."


def person(name: str, title: str) -> str:
    """Return a person as the picker shows it."""
    return f"{name}  ({title})" if title else name


def demo(secret: str) -> str:
    """Return what the login of the demo office tells everybody."""
    return f"این دفتر نمونه است. گذرواژه: \u2068{secret}\u2069"
