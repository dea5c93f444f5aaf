"""What a verification found, in sentences that name the very thing."""

from typing import Final

from app.domain import digits
from app.domain.findings import Report
from app.strings import approvals

_STEPS: Final = {
    "file": "بررسی پرونده…",
    "roster": "بررسی امضای کارکنان…",
    "receipts": "بررسی زنجیرهٔ رسیدها…",
    "donations": "بررسی کمک‌ها و ابطال‌ها…",
    "balances": "بررسی ماندهٔ وجوه…",
    "journal": "بررسی دفتر رویدادها…",
    "witness": "مقایسه با گواه بیرونی…",
}

SENTENCES: Final = {
    "anchor_differs": "رسید {key} با آنچه گواه بیرونی دیده است یکی نیست.",
    "approval_forged": "امضای تأیید ابطال {key} درست نیست.",
    "approval_unreadable": "تأیید ابطال {key} خوانده نمی‌شود.",
    "approver_not_in_roster": "تأییدکنندهٔ ابطال {key} در فهرست امضاها مدیر نبوده است.",
    "batch_approval_forged": "امضای مدیر زیر دستهٔ {key} که با شمارش نمی‌خواند درست نیست.",
    "batch_differs_from_receipts": "رسیدهای دستهٔ {key} با شمارش و جمع آن نمی‌خواند.",
    "fund_differs": "جمع {key} در دفتر وجوه با کمک‌های ثبت‌شده یکی نیست.",
    "cheque_steps": "گردش چک رسید {key} پشت سر هم نیست.",
    "chain_broken": "محتوای رسید {key} پس از صدور تغییر کرده است.",
    "commitment_differs": "رمزینهٔ رسید {key} با محتوای آن نمی‌خواند.",
    "database_damaged": "پروندهٔ داده‌ها آسیب دیده است ({key}).",
    "donation_differs": "آنچه برای رسید {key} ثبت شده با برگهٔ آن یکی نیست.",
    "file_missing": "پروندهٔ {key} در پوشهٔ اداره نیست.",
    "file_unreadable": "پروندهٔ {key} خوانده نمی‌شود.",
    "import_differs": "شمار یا جمع ورود پروندهٔ {key} با آنچه از آن ثبت شده یکی نیست.",
    "journal_altered": "رویداد {key} در دفتر رویدادها تغییر کرده است.",
    "journal_anchor_differs": "دفتر رویدادها در {key} با گواه بیرونی نمی‌خواند.",
    "journal_gap": "رویداد {key} در دفتر رویدادها نیست.",
    "journal_head_differs": "پایان دفتر رویدادها ({key}) با رویدادها نمی‌خواند.",
    "keys_damaged": "پروندهٔ کلیدهای عمومی ({key}) آسیب دیده است.",
    "previous_differs": "رسید {key} به رسید پیش از خود پیوند ندارد.",
    "qr_malformed": "رمزینهٔ رسید {key} خوانده نمی‌شود.",
    "receipt_forged": "امضای رسید {key} درست نیست.",
    "receipt_gap": "رسید {key} در زنجیره نیست.",
    "receipt_malformed": "رمزینهٔ رسید {key} خوانده نمی‌شود.",
    "receipt_not_valid_at_time": "رسید {key} بیرون از زمان اعتبار کلید باجه صادر شده است.",
    "receipt_revoked": "کلید باجهٔ رسید {key} باطل شده است.",
    "receipt_unknown_key": "کلید رسید {key} در فهرست کلیدها نیست.",
    "record_differs": "ستون‌های رسید {key} با رمزینهٔ آن یکی نیست.",
    "reference_broken": "پیوند میان ردیف‌ها گسسته است ({key}).",
    "register_unknown": "باجهٔ {key} در فهرست کلیدها نیست یا کلید دیگری دارد.",
    "role_differs": "نقش {key} با فهرست امضاها یکی نیست.",
    "roster_chain_broken": "فهرست امضاها در ردیف {key} گسسته است.",
    "roster_empty": "فهرست امضاها خالی است.",
    "roster_forged": "امضای ردیف {key} فهرست امضاها درست نیست.",
    "roster_hash_differs": "ردیف {key} فهرست امضاها تغییر کرده است.",
    "roster_key_known": "کلید ردیف {key} فهرست امضاها دو بار آمده است.",
    "roster_key_unknown": "کلید ردیف {key} فهرست امضاها شناخته نیست.",
    "roster_root_differs": "آغاز فهرست امضاها با پروندهٔ کلیدها یکی نیست.",
    "roster_self_promotion": "در ردیف {key} فهرست امضاها کسی نقش خود را بالا برده است.",
    "roster_signer_not_manager": "امضاکنندهٔ ردیف {key} فهرست امضاها مدیر نبوده است.",
    "roster_signer_unknown": "امضاکنندهٔ ردیف {key} فهرست امضاها شناخته نیست.",
    "roster_time_backwards": "زمان ردیف {key} فهرست امضاها به عقب رفته است.",
    "row_differs": "ردیف {key} با دفتر رویدادها یکی نیست.",
    "row_missing": "ردیف {key} در دفتر رویدادها هست ولی در جدول نیست.",
    "row_unjournalled": "ردیف {key} بیرون از دفتر رویدادها افزوده شده است.",
    "seal_ahead": "مهر باجهٔ {key} از داده‌ها جلوتر است: نسخه‌ای کهنه به جای داده‌ها گذاشته شده است.",
    "seal_missing": "پروندهٔ مهر باجهٔ {key} در پوشهٔ دفتر نیست.",
    "seal_damaged": "پروندهٔ مهر باجهٔ {key} آسیب دیده است.",
    "seal_differs": "مهر {key} با محتوای آن نمی‌خواند.",
    "series_head_differs": "شمارندهٔ {key} با رسیدهای آن یکی نیست.",
    "snapshot_differs": "ستون‌های رسید {key} با برگهٔ آن یکی نیست.",
    "snapshot_unreadable": "برگهٔ رسید {key} خوانده نمی‌شود.",
    "tail_cut": "از رسید {key} به بعد بریده شده است.",
    "total_differs": "جمع جاری باجه در رسید {key} درست نیست.",
    "trigger_missing": "نگهبان {key} از پروندهٔ داده‌ها برداشته شده است.",
    "void_target_differs": "ابطال {key} با رسیدی که باطل کرده نمی‌خواند.",
    "witness_of_other_office": "این گواه از ادارهٔ دیگری است ({key}).",
    **approvals.FINDINGS,
}


def step(name: str) -> str:
    """Return what is being checked just now."""
    return _STEPS[name]


def sentence(code: str, key: str) -> str:
    """Return the sentence of one finding; an unknown code shows itself."""
    return SENTENCES.get(code, code + " {key}").format(key=key)


def summary(report: Report) -> str:
    """Return the last line of a verification."""
    receipts = digits.group(report.checked.get("receipts", 0))
    entries = digits.group(report.checked.get("journal", 0))
    if report.ok:
        return f"همه چیز درست است: {receipts} رسید و {entries} رویداد بررسی شد."
    found = digits.group(len(report.findings))
    return f"{found} مورد یافت شد؛ {receipts} رسید و {entries} رویداد بررسی شد."
