"""Refusals of what travels between office and province: code to a sentence that says what to do."""

from collections.abc import Mapping
from typing import Final

REFUSALS: Final[Mapping[str, str]] = {
    "bundle_too_large": "پرونده از اندازهٔ مجاز بزرگ‌تر است؛ خروجی را در چند بخش بگیرید.",
    "bundle_magic": "این پرونده، پروندهٔ تبادل همیار نیست؛ پروندهٔ درست را برگزینید.",
    "bundle_header": "سرآغاز پرونده خوانده نشد؛ پرونده را دوباره از فرستنده بگیرید.",
    "bundle_key_unknown": "کلید دفتر {office} شناخته نیست؛ نخست دفتر را در استان ثبت کنید.",
    "bundle_forged": "امضای پرونده از دفتر {office} نیست؛ نپذیرید و به دفتر تلفن کنید.",
    "bundle_damaged": "پرونده در راه آسیب دیده است؛ دوباره از فرستنده بگیرید.",
    "bundle_closed": "این پرونده برای این استان رمز نشده است؛ از دفتر بخواهید دوباره بفرستد.",
    "bundle_inner": "درون پرونده با سرآغازش یکی نیست؛ نپذیرید و به دفتر تلفن کنید.",
    "bundle_entry": "رویداد شمارهٔ {seq} در پرونده خوانده نشد؛ نپذیرید و به دفتر تلفن کنید.",
    "bundle_chain": "زنجیرهٔ رویدادهای پرونده درست نیست؛ نپذیرید و به دفتر تلفن کنید.",
}
