"""Refusals of enrolment and of what a province publishes."""

from collections.abc import Mapping
from typing import Final

REFUSALS: Final[Mapping[str, str]] = {
    "province_only": "این کار ویژهٔ دفتر استان است؛ در دفتر استان انجام دهید.",
    "county_taken": "کد {office} پیش‌تر ثبت شده است؛ کد دیگری بدهید یا کلید آن را باطل کنید.",
    "county_unknown": "دفتر {office} در این استان ثبت نشده است؛ نخست آن را ثبت کنید.",
    "county_not_revoked": "کلید {office} هنوز معتبر است؛ نخست کلید را باطل کنید.",
    "county_revoked": "کلید {office} باطل شده است؛ دفتر را دوباره ثبت کنید.",
    "county_silent": "از {office} هنوز پرونده‌ای نرسیده است؛ پس از نخستین پرونده تأیید کنید.",
    "fingerprint_differs": "اثر انگشت {office} یکی نیست؛ دوباره بخوانید یا کلید را باطل کنید.",
    "code_differs": "کد همان شهرستان نیست؛ کد را از بالای صفحه بخوانید و دوباره بنویسید.",
    "hello_forged": "کلیدهای {office} با پروندهٔ ثبت آن نمی‌خواند؛ به دفتر تلفن کنید.",
    "hello_other_key": "{office} پیش‌تر کلید دیگری داده است؛ نپذیرید و به دفتر تلفن کنید.",
    "register_other_secret": "کلید باجهٔ {office}-{register} با پیش یکی نیست؛ به دفتر تلفن کنید.",
    "owned_above": "این ردیف از {owner} آمده است و اینجا ویرایش نمی‌شود؛ از همان دفتر بخواهید.",
    "published_already": "چنین ردیفی پیش‌تر ثبت شده است؛ همان را ویرایش کنید.",
    "ends_before_start": "پایان پیش از آغاز است؛ تاریخ‌ها را بررسی کنید.",
    "due_unknown": "نوع نرخ را از فهرست برگزینید: فطریه، کفارهٔ عمد، کفارهٔ غیرعمد یا فدیه.",
    "lunar_year": "سال قمری را چهاررقمی بنویسید، مانند ۱۴۴۸.",
    "lunar_month": "ماه قمری عددی از ۱ تا ۱۲ است.",
    "whole_number": "این خانه عدد درست می‌خواهد؛ تنها رقم بنویسید.",
    "not_pdf": "این پرونده PDF نیست؛ پروندهٔ PDF برگزینید.",
    "pdf_too_large": "حجم PDF بیش از ۲ مگابایت است؛ پروندهٔ کوچک‌تری برگزینید.",
    "instruction_without_pdf": "این دستورالعمل پروندهٔ PDF ندارد؛ متن آن را بخوانید.",
}
