"""What `demo` says while it makes a synthetic office."""

from app.domain import digits


def progress(done: int, wanted: int) -> str:
    """Return how far the filling has come."""
    return f"{digits.group(done)} رسید از {digits.group(wanted)} ثبت شد…"


def made(name: str, folder: str, receipts: int, manager: str, clerk: str) -> str:
    """Return what stands where, and who may enter with the given passphrase."""
    return (
        f"«{name}» با {digits.group(receipts)} رسید ساخته شد: {folder}\n"
        f"ورود با همان گذرواژه: {manager} (رئیس) و {clerk} (متصدی)\n"
    )


def beside(code: str, folder: str, receipts: int) -> str:
    """Return where a county of the demo's province stands."""
    return f"{code} با {digits.group(receipts)} رسید: {folder}\n"


def cancelled(receipts: int) -> str:
    """Return that a smaller office stands."""
    return f"متوقف شد؛ دفتر با {digits.group(receipts)} رسید سالم است."


def no_beneficiaries_yet() -> str:
    """Return that the number of beneficiaries has nothing to fill so far."""
    return "این نسخه هنوز بخش مددجویان ندارد؛ ‎--beneficiaries‎ فعلاً اثری ندارد."


def clock_is_slow() -> str:
    """Return that the PC's clock is before the demo's last receipt."""
    return "ساعت این رایانه از آخرین رسید نمایشی عقب‌تر است؛ پیش از صدور باید تاریخ درست شود."
