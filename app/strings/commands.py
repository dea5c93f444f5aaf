"""What the commands say to the administrator who runs them."""

from typing import Final

from app.domain import digits

FIRST_MANAGER: Final = "مدیر دفتر"
INSPECTOR: Final = "بازرس استان"
INSPECTOR_LOGIN: Final = "bazres"

_REASONS: Final = {
    None: "این رسید اصیل است.",
    "malformed": "این نوشته رمزینهٔ رسید همیار نیست یا ناقص خوانده شده است.",
    "unknown_key": "کلید این باجه در فهرست کلیدها نیست؛ فهرست تازه را از استان بگیرید.",
    "forged": "این رسید جعلی است یا دست‌کاری شده است.",
    "revoked": "کلید این باجه باطل شده است.",
    "not_valid_at_time": "این رسید بیرون از زمان اعتبار کلید باجه صادر شده است.",
}


def weak_passphrase(code: str) -> str:
    """Return the warning about a passphrase that is easy to guess."""
    return f"هشدار: گذرواژه ضعیف است ({code})."


def desk_added(register: str, file: str) -> str:
    """Return what `desk add` tells: what goes to the new PC, and how."""
    return (
        f"باجهٔ {register} گشوده شد. پروندهٔ {file} را به رایانهٔ نو ببرید، گذرواژه‌اش را جداگانه"
        " بگویید، و پس از ساختن باجه پرونده را پاک کنید."
    )


def desk_begun(register: str, folder: str) -> str:
    """Return what `init --from-desk` tells."""
    return f"باجهٔ {register} در {folder} آماده است."


def founded(name: str, folder: str, recovery: str) -> str:
    """Return what `init` prints once: the recovery key is never shown again."""
    return (
        f"«{name}» ساخته شد: {folder}\n"
        "کلید بازیابی (تنها همین یک بار نشان داده می‌شود؛ چاپ کنید و در گاوصندوق بگذارید):\n"
        f"{recovery}\n"
    )


def clock_confirmed(day: str) -> str:
    """Return that the manager's date holds."""
    return f"تاریخ امروز به تأیید مدیر ثبت شد: {day}"


def pages_done(pages: int) -> str:
    """Return the progress of a long print."""
    return f"{digits.group(pages)} صفحه آماده شد…"


def rows_done(rows: int) -> str:
    """Return the progress of a long list."""
    return f"{digits.group(rows)} ردیف آماده شد…"


def listed(file: str, rows: int) -> str:
    """Return where the list is."""
    return f"{digits.group(rows)} ردیف: {file}"


def printed(file: str, pages: int) -> str:
    """Return where the paper is."""
    return f"{digits.group(pages)} صفحه: {file}"


def voided(number: str, by: str) -> str:
    """Return which record voided which receipt."""
    return f"رسید {number} باطل شد؛ برگهٔ ابطال: {by}"


def asked(number: str) -> str:
    """Return that a void waits for a manager."""
    return f"ابطال رسید {number} در کارتابل تأیید است؛ تا تصمیم مدیر در جمع‌ها نمی‌آید."


def receipt_line(number: str, day: str, donor: str, amount: int, status: str) -> str:
    """Return one line of a list for a person."""
    return f"{number}\t{day}\t{donor or 'ناشناس'}\t{digits.group(amount)}\t{status}"


def verdict(reason: str | None, number: str) -> str:
    """Return what a check found, in one sentence."""
    return f"{_REASONS[reason]} {number}".rstrip()


def backed_up(file: str, receipts: int) -> str:
    """Return where the verified copy is and what it holds."""
    return f"نسخهٔ پشتیبان با {digits.group(receipts)} رسید بررسی و ذخیره شد: {file}"


def user_line(who: str, role: str, *, active: bool) -> str:
    """Return one person of the office in a line."""
    return f"{who}\t{role if active else 'غیرفعال'}"


def witnessed(file: str) -> str:
    """Return that the witness is written, and where it belongs."""
    return f"گواه نوشته شد؛ آن را بیرون از این رایانه نگه دارید: {file}"


def restored(receipts: int, register: str, kept: str) -> str:
    """Return what came back and what to do next."""
    return (
        f"{digits.group(receipts)} رسید بازگشت. رسیدهای تازه در باجهٔ {register} صادر می‌شوند.\n"
        f"آنچه جایگزین شد اینجاست: {kept}\n"
        "رسیدهای پس از این نسخه را با خواندن رمزینهٔ برگهٔ نیکوکاران دوباره ثبت کنید."
    )


QR_READ: Final = "QR خوانده شد."
QR_UNREAD: Final = "QR خوانده نشد؛ رسیدهای این کاغذ با کد تایپی چاپ می‌شوند."
