"""Codes of refusals to sentences that say what to do."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.domain import digits, jalali
from app.domain.errors import AppError
from app.strings import (
    approvals,
    batch,
    exchange_refusals,
    gift_refusals,
    intake,
    reasons,
    server_refusals,
)

_ISOLATE: Final = "\u2068{}\u2069"
_ABSENT: Final = "…"

_FIELDS: Final[Mapping[str, str]] = {
    "invalid_input": "چند خانه درست پر نشده است؛ خانه‌های نشان‌دار را درست کنید.",
    "required": "این خانه را پر کنید.",
    "too_long": "کوتاه‌تر بنویسید.",
    "nothing_given": "دست‌کم یک مبلغ، کالا یا خدمت وارد کنید.",
    "amount_missing": "مبلغ را وارد کنید.",
    "amount_unreadable": "مبلغ را تنها با رقم بنویسید.",
    "amount_fractional": "مبلغ را به ریال و بدون اعشار بنویسید.",
    "amount_not_positive": "مبلغ باید بیشتر از صفر باشد.",
    "amount_too_large": "این مبلغ بیش از اندازه بزرگ است؛ شمار صفرها را بررسی کنید.",
    "lines_do_not_add_up": "جمع ردیف‌ها با مبلغ کل برابر نیست؛ مبلغ ردیف‌ها را بررسی کنید.",
    "quantity_unreadable": "مقدار را با رقم بنویسید، مانند ۲٫۵.",
    "quantity_not_positive": "مقدار باید بیشتر از صفر باشد.",
    "basis_required": "مبنای ارزش کالا را برگزینید: فاکتور، کارشناسی یا اعلام نیکوکار.",
    "niyyat_unknown": "این نیت در فهرست نیت‌ها نیست؛ از فهرست برگزینید.",
    "niyyat_inactive": "این نیت اکنون فعال نیست؛ نیت دیگری برگزینید.",
    "unknown_kind": "نوع نیکوکار را برگزینید: شخص حقیقی، شخص حقوقی، گروه مردمی یا ناشناس.",
    "donor_kind_unknown": "نوع نیکوکار را برگزینید: شخص حقیقی، شخص حقوقی یا هیئت / گروه مردمی.",
    "group_without_id": "هیئت و گروه مردمی شمارهٔ ملی ندارد؛ نام نماینده را بنویسید.",
    "legal_donor_only": "این خانه تنها برای شخص حقوقی است؛ خالی بگذارید.",
    "group_donor_only": "نماینده تنها برای هیئت / گروه مردمی است؛ خالی بگذارید.",
    "unknown_method": "روش پرداخت را از فهرست برگزینید.",
    "unknown_unit": "این واحد پول در فهرست واحدها نیست؛ ریال را برگزینید.",
    "date_unreadable": "تاریخ را مانند ۱۴۰۵/۹/۱ یا «دیروز» بنویسید.",
    "date_impossible": "چنین روزی در تقویم نیست؛ روز و ماه را بررسی کنید.",
    "date_in_future": "تاریخ پرداخت نمی‌تواند پس از امروز باشد.",
    "year_closed": "این تاریخ در سال مالی بسته‌شده است؛ تاریخی از سال جاری بنویسید.",
    "national_id_malformed": "شمارهٔ ملی ده رقم است؛ رقم‌ها را بررسی کنید.",
    "national_id_check_digit": "شمارهٔ ملی درست نیست؛ رقم‌ها را دوباره از روی کارت بخوانید.",
    "national_id_repeated": "شمارهٔ ملی با رقم‌های یکسان پذیرفته نیست.",
    "legal_id_malformed": "شناسهٔ ملی شخص حقوقی یازده رقم است؛ رقم‌ها را بررسی کنید.",
    "legal_id_check_digit": "شناسهٔ ملی درست نیست؛ رقم‌ها را دوباره بخوانید.",
    "mobile_malformed": "شمارهٔ همراه را مانند ۰۹۱۶۱۲۳۴۵۶۷ بنویسید.",
    "postal_code_malformed": "کد پستی ده رقم است؛ رقم‌ها را بررسی کنید.",
    "card_malformed": "شمارهٔ کارت شانزده رقم است؛ رقم‌ها را بررسی کنید.",
    "card_check_digit": "شمارهٔ کارت درست نیست؛ رقم‌ها را دوباره بخوانید.",
    "iban_malformed": "شبا با IR و بیست‌وچهار رقم نوشته می‌شود؛ رقم‌ها را بررسی کنید.",
    "iban_check_digits": "شمارهٔ شبا درست نیست؛ رقم‌ها را دوباره بخوانید.",
    "sayad_id_malformed": "شناسهٔ صیادی چک شانزده رقم است؛ رقم‌ها را بررسی کنید.",
    "office_code": "کد دفتر دو تا ده حرف بزرگ لاتین یا رقم است و با حرف آغاز می‌شود، مانند KHZDEZ.",
    "office_level": "سطح دفتر شهرستان یا استان است.",
    "iban_taken": "این شبا پیش‌تر ثبت شده است؛ همان حساب را ویرایش کنید.",
    "niyyat_has_account": "یکی از این نیت‌ها حساب دیگری دارد؛ نخست از آن حساب بردارید.",
    "account_is_standard": "حساب پیش‌فرض خاموش نمی‌شود؛ نخست حساب دیگری را پیش‌فرض کنید.",
    "niyyat_name_taken": "نیتی با همین نام هست؛ همان را به کار ببرید یا نام دیگری بنویسید.",
    "niyyat_kind_unknown": "نوع نیت را از فهرست برگزینید: عام، خاص، شرعی یا خدمات.",
    "key_unknown": "کلید یک رقم از ۱ تا ۹ است؛ ۰ برای بی‌کلید.",
    "permit_in_future": "تاریخ مجوز پس از امروز است؛ تاریخ روی برگهٔ مجوز را بنویسید.",
    "permit_ended": "مهلت این مجوز گذشته است؛ مجوز تازه بگیرید و آن را ثبت کنید.",
    "cheque_in_future": "این کار هنوز نشده است؛ تاریخ امروز یا پیش از آن را بنویسید.",
    "cheque_before_last": "این تاریخ پیش از گام پیشین چک است؛ تاریخ درست را بنویسید.",
    "setting_unknown": "چنین تنظیمی نیست؛ نام آن را از «settings get» بردارید.",
    "paper_unknown": "کاغذ رسید را از فهرست برگزینید: a4، a5 یا roll.",
    "signatories_many": "حداکثر چهار امضاکننده روی رسید جا می‌شود.",
    "ask_range": "کمترین مبلغ معمول باید از بیشترین آن کمتر باشد.",
    "emblem_unreadable": "این پرونده تصویر PNG یا JPEG سالمی نیست؛ تصویر دیگری برگزینید.",
    "emblem_large": "این تصویر بسیار بزرگ است؛ تصویری کوچک‌تر از ۸ مگابایت برگزینید.",
    "emblem_small": "این تصویر برای چاپ کوچک است؛ تصویری برگزینید که نشان در آن درشت‌تر باشد.",
    "emblem_unknown": "این نشان در دفتر نیست؛ آن را دوباره از پرونده برگزینید.",
    "open_day_range": "نخستین روز باز از آغاز سال پیش تا امروز است.",
    "paper_unnamed": "نوع کاغذ را هم بنویسید: a4، a5، roll یا other.",
    "identify_above": "برای این مبلغ نیکوکار باید شناخته باشد؛ کد ملی یا شناسهٔ ملی او را بنویسید.",
    "copies_range": "شمار نسخه‌ها از یک تا سه است.",
    "folder_missing": "این پوشه پیدا نشد؛ حافظه را وصل کنید و پوشه را دوباره برگزینید.",
    "folder_is_office": "این پوشه درون پوشهٔ دفتر است؛ پوشه‌ای روی حافظه‌ای جدا برگزینید.",
    "role_unknown": "نقش را از فهرست برگزینید: متصدی، مدیر، مالی یا بازرس.",
    "picture_unreadable": "پروندهٔ {name} تصویر یا PDF سالمی نیست؛ پروندهٔ دیگری برگزینید.",
    "original_malformed": "رمزینهٔ برگه کامل خوانده نشد؛ دوباره بخوانید.",
    "original_unknown_key": "این برگه از باجه‌های این دفتر نیست.",
    "original_forged": "رمزینهٔ این برگه جعلی است یا دست‌کاری شده است؛ به مدیر خبر دهید.",
    "original_revoked": "کلید باجهٔ این برگه باطل شده است؛ به مدیر خبر دهید.",
    "original_not_valid_at_time": "تاریخ برگه بیرون از زمان کار آن باجه است؛ به مدیر خبر دهید.",
    "original_not_a_receipt": "این رمزینه از رسید نیکوکار نیست؛ رسید اصلی را بخوانید.",
    "original_amount_differs": "مبلغ با رمزینهٔ برگه یکی نیست؛ همان مبلغ برگه را وارد کنید.",
    "json_unreadable": "این سطر JSON درستی نیست.",
    "unknown_field": "این نام در فرمان شناخته نیست.",
    "not_text": "این مقدار باید متن باشد.",
    "not_true_or_false": "این مقدار true یا false است.",
    "not_a_list": "این مقدار باید فهرست باشد.",
    "not_an_object": "این مقدار باید یک شیء JSON باشد.",
}

_RECEIPTS: Final[Mapping[str, str]] = {
    "number_malformed": "شمارهٔ رسید را همان‌گونه که چاپ شده است بنویسید: {number}",
    "number_check_digit": "رقم پایانی شمارهٔ رسید نمی‌خواند؛ شماره را دوباره بخوانید: {number}",
    "receipt_unknown": "رسیدی با این شماره نیست؛ شماره را دوباره بخوانید: {number}",
    "receipt_voided": "رسید {number} پیش‌تر ابطال شده است و دوباره ابطال نمی‌شود.",
    "receipt_not_voidable": "برگهٔ {number} رسید کمک نیست و ابطال نمی‌شود.",
    "receipt_known": "رسید {number} در دفتر هست؛ دوباره ثبت نمی‌شود.",
    "client_id_long": "شناسهٔ درخواست حداکثر ۲۰۰ نویسه است؛ کوتاه‌تر بنویسید.",
    "client_id_reused": "این شناسهٔ درخواست برای محتوای دیگری به کار رفته است: {client_id}",
    "register_differs": "این کار در باجهٔ {register} ممکن نیست؛ آموزشی و اصلی جدا ثبت می‌شوند.",
    "register_closed": "باجهٔ {register} بسته شده است؛ برنامه را ببندید و دوباره باز کنید.",
    "donor_unknown": "چنین نیکوکاری در فهرست نیست؛ دوباره جست‌وجو کنید.",
    "donor_known": "{name} با همین شمارهٔ ملی ثبت شده است؛ همان را برگزینید.",
    "note_unknown": "این یادداشت دیگر نیست؛ پرونده را دوباره باز کنید.",
    "donor_merged": "{name} با نیکوکار دیگری یکی شده است؛ همان را برگزینید.",
    "donor_same": "این دو یک نیکوکارند؛ نیکوکار دیگری برگزینید.",
    "donor_kinds_differ": "نوع این دو نیکوکار یکی نیست؛ نخست نوع یکی را اصلاح کنید.",
    "donor_ids_differ": "شمارهٔ ملی این دو نیکوکار یکی نیست؛ اگر یکی اشتباه است نخست اصلاح کنید.",
    "donor_not_merged": "این نیکوکار با کسی یکی نشده است.",
    "niyyat_shipped": "«{name}» از فهرست استان است؛ تنها روشن، خاموش و جابه‌جا می‌شود.",
    "permit_missing": "«{name}» تا ثبت شمارهٔ مجوز معتبر غیرفعال است؛ مدیر مجوز را ثبت کند.",
    "permit_not_needed": "«{name}» مجوز نمی‌خواهد.",
    "account_unknown": "چنین حسابی در فهرست حساب‌ها نیست؛ فهرست را تازه کنید.",
    "cheque_unknown": "چنین چکی در دفتر نیست؛ فهرست را تازه کنید.",
    "cheque_void": "رسید {number} ابطال شده است و چک آن دیگر گردش ندارد.",
    "cheque_pending": "ابطال رسید {number} در انتظار تأیید است؛ پس از تصمیم مدیر ادامه دهید.",
    "cheque_state": "این گام با وضعیت کنونی چک جور نیست؛ فهرست را تازه کنید.",
    "training_one_form": "به جای رسید آموزشی تنها یک صورت کمک ثبت می‌شود: وجه، کالا یا خدمت.",
    "range_of_registers": "از شماره تا شماره باید در یک باجه باشد؛ هر باجه را جدا چاپ کنید.",
    "qr_malformed": "رمزینه کامل خوانده نشد؛ دوباره بخوانید.",
    "which_receipts": "بگویید کدام رسیدها: یک شماره، از شماره تا شماره، یا همه.",
    "approver_role": "{name} نمی‌تواند ابطال را تأیید کند؛ مدیر باید تأیید کند.",
    "approver_not_in_roster": "{name} در فهرست امضاهای این دفتر نیست؛ مدیر دیگری باید تأیید کند.",
    "not_allowed": "نقش شما اجازهٔ این کار را ندارد؛ از مدیر دفتر بخواهید.",
    "clock_behind": "ساعت رایانه عقب است؛ ساعت را درست کنید یا مدیر تاریخ امروز را تأیید کند.",
    "clock_ahead": "آخرین کار در {last} ثبت شده است؛ مدیر باید تاریخ امروز را تأیید کند.",
    "clock_before_journal": "تاریخ نمی‌تواند پیش از {last} باشد که آخرین کار ثبت شده است.",
    "seal_ahead": "نسخه‌ای کهنه به جای داده‌ها گذاشته شده است؛ صدور رسید متوقف شد. مدیر بازیابی کند.",
    "seal_differs": "مهر باجه با داده‌ها نمی‌خواند؛ صدور رسید متوقف شد. «بررسی صحت» را اجرا کنید.",
    "seal_missing": "پروندهٔ مهر باجه نیست؛ صدور رسید متوقف شد. مدیر بازیابی کند.",
    "seal_damaged": "پروندهٔ مهر باجه آسیب دیده است؛ صدور رسید متوقف شد. مدیر بازیابی کند.",
}

_KEYS: Final[Mapping[str, str]] = {
    "passphrase_wrong": "گذرواژه درست نیست؛ زبان صفحه‌کلید و Caps Lock را بررسی کنید.",
    "passphrase_wait": "چند بار نادرست وارد شد؛ {seconds} ثانیه صبر کنید و دوباره بنویسید.",
    "passphrase_missing": "گذرواژه داده نشده است: ‎--passphrase-file‎ یا HAMYAR_PASSPHRASE.",
    "passphrase_short": "گذرواژه دست‌کم هشت نویسه باشد.",
    "passphrase_long": "گذرواژه بیش از دویست نویسه است؛ کوتاه‌تر بنویسید.",
    "passphrase_common": "این گذرواژه را همه حدس می‌زنند؛ چند واژهٔ بی‌ربط بنویسید.",
    "passphrase_simple": "نویسه‌های این گذرواژه کم‌شمارند؛ چند واژهٔ بی‌ربط بنویسید.",
    "passphrase_digits": "گذرواژه تنها رقم است؛ چند واژه به آن بیفزایید.",
    "passphrase_name": "گذرواژه از نام خودتان یا دفتر ساخته شده است؛ چیز دیگری بنویسید.",
    "recovery_character": "نویسهٔ {character} در گروه {group} کلید بازیابی نیست؛ دوباره بخوانید.",
    "recovery_length": "کلید بازیابی {needed} نویسه دارد و {found} نویسه نوشته شده است.",
    "recovery_checksum": "کلید بازیابی جایی نادرست نوشته شده است؛ گروه‌ها را دوباره بخوانید.",
    "recovery_wrong": "این کلید بازیابی از این دفتر نیست؛ برگهٔ همین دفتر را بیاورید.",
    "login_taken": "نام کاربری {login} از آن دیگری است؛ نام دیگری برگزینید.",
    "last_manager": "تنها مدیر دفتر است که گذرواژه و کلید دارد؛ نخست کس دیگری را مدیر کنید یا به"
    " مدیر دیگر گذرواژه بدهید.",
    "own_account": "حساب خودتان را نمی‌توانید غیرفعال کنید؛ مدیر دیگری باید این کار را بکند.",
    "last_user": "تنها کاربر دفتر را نمی‌توان برداشت؛ نخست کاربر دیگری بیفزایید.",
    "user_unknown": "چنین کاربری در این دفتر نیست یا غیرفعال است: {login}",
    "user_keyless": "{name} هنوز گذرواژه و کلید ندارد و نقش او را نمی‌توان امضا کرد؛"
    " با «افزودن کاربر» و همین نام کاربری ({login}) به او گذرواژه و نقش تازه را بدهید.",
    "vault_damaged": "پروندهٔ vault.json آسیب دیده است؛ نسخهٔ سالم آن را بازگردانید.",
    "vault_exists": "در این پوشه vault.json هست؛ برای دفتر تازه پوشهٔ دیگری برگزینید.",
    "secret_missing": "کلید «{name}» در این دفتر نیست؛ دفتر را با کلید بازیابی باز کنید.",
    "keys_damaged": "پروندهٔ keys.json آسیب دیده است؛ نسخهٔ سالم آن را بازگردانید.",
    "rekey_failed": "تغییر کلید پایگاه داده انجام نشد و کلید پیشین برجاست؛ دوباره بکوشید.",
    "rekey_unfinished": "تغییر کلید نیمه‌کاره مانده است؛ برنامه را ببندید و دوباره باز کنید.",
    "witness_damaged": "پروندهٔ گواه {name} خوانده نمی‌شود؛ نسخهٔ سالم آن را بیاورید.",
}

_FILES: Final[Mapping[str, str]] = {
    "office_in_use": "این دفتر در پنجرهٔ دیگری باز است؛ آن را ببندید و دوباره بکوشید.",
    "office_missing": "در این پوشه دفتری نیست: {path}",
    "office_exists": "در این پوشه دفتری هست؛ پوشهٔ دیگری برگزینید: {path}",
    "folder_cloud": "پوشهٔ {path} با اینترنت همگام می‌شود؛ پوشه‌ای روی دیسک همین رایانه برگزینید.",
    "folder_network": "پوشهٔ {path} روی شبکه است؛ پوشه‌ای روی دیسک همین رایانه برگزینید.",
    "folder_removable": "پوشهٔ {path} روی حافظهٔ جداشدنی است؛ دیسک همین رایانه را برگزینید.",
    "folder_unwritable": "پوشهٔ {path} ساخته نشد ({reason})؛ پوشهٔ دیگری برگزینید.",
    "file_missing": "پروندهٔ {name} نیست؛ جای آن را بررسی کنید.",
    "file_unreadable": "پروندهٔ {name} خوانده نشد ({reason}).",
    "file_unwritable": "پروندهٔ {name} نوشته نشد ({reason})؛ جای خالی دیسک را بررسی کنید.",
    "file_too_large": "پروندهٔ {name} بیش از اندازه بزرگ است و از این برنامه نیست.",
    "stopped": "کار به خواست شما متوقف شد؛ چیزی تغییر نکرد.",
    "list_format": "نام پرونده باید به ‎.xlsx‎ یا ‎.pdf‎ پایان یابد: {name}",
    "target_is_office": "{name} پروندهٔ خود دفتر است؛ نام دیگری برگزینید.",
    "backup_failed": "نسخهٔ پشتیبان {name} ساخته نشد؛ جای خالی و سلامت دیسک را بررسی کنید.",
    "backup_damaged": "نسخهٔ پشتیبان {name} سالم نیست یا از این دفتر نیست؛ نسخهٔ دیگری برگزینید.",
    "database_missing": "پایگاه دادهٔ دفتر در پوشه نیست؛ از نسخهٔ پشتیبان بازیابی کنید.",
    "database_damaged": "پایگاه داده آسیب دیده است؛ از تازه‌ترین نسخهٔ پشتیبان بازیابی کنید.",
    "database_busy": "برنامهٔ دیگری پایگاه داده را نگه داشته است؛ کمی بعد دوباره بکوشید.",
    "database_unreachable": "پایگاه داده باز نشد؛ پوشهٔ دفتر و اجازه‌های آن را بررسی کنید.",
    "disk_full": "دیسک پر است؛ جا باز کنید و دوباره ذخیره کنید. چیزی از دست نرفته است.",
    "disk_failed": "دیسک خطا داد؛ پشتیبان بگیرید و دیسک را به کارشناس رایانه نشان دهید.",
    "readonly_unsettled": "آخرین کارها هنوز در {name} است؛ دفتر را یک بار در جایی نوشتنی باز کنید.",
    "readonly_older": "این دفتر از نسخهٔ کهنه‌تر برنامه است؛ نخست در جایی نوشتنی بازش کنید.",
    "disk_readonly": "دیسک تنها خواندنی است؛ اجازهٔ نوشتن در پوشهٔ دفتر را بررسی کنید.",
    "schema_newer": "این دفتر با نسخهٔ تازه‌تر برنامه کار کرده است؛ برنامه را به‌روز کنید.",
    "journal_missing": "دفتر رویدادها آغاز نشده است؛ از نسخهٔ پشتیبان بازیابی کنید.",
    "recorder_missing": "برای آزمون قطع برق کامپایلر C لازم است؛ بستهٔ gcc را نصب کنید.",
    "row_missing": "این ردیف دیگر نیست؛ فهرست را تازه کنید.",
    "not_canonical": "داده‌ها به شکل پیمان‌شده نیستند؛ «بررسی صحت اطلاعات» را اجرا کنید.",
    "list_malformed": "فهرست {list} در ردیف {row} خوانده نمی‌شود؛ فهرست درست را بگذارید.",
    "lunar_table_broken": "جدول ماه‌های قمری در {year}/{month} گسسته است؛ جدول را درست کنید.",
}

SENTENCES: Final[Mapping[str, str]] = {
    **_FIELDS,
    **_RECEIPTS,
    **_KEYS,
    **_FILES,
    **intake.REFUSALS,
    **batch.REFUSALS,
    **approvals.REFUSALS,
    **gift_refusals.REFUSALS,
    **exchange_refusals.REFUSALS,
    **server_refusals.REFUSALS,
}


class _Shown(dict[str, str]):
    """Parameters as a reader sees them; what a refusal did not tell is an ellipsis."""

    def __missing__(self, _name: str) -> str:
        return _ABSENT


def text(code: str) -> str:
    """Return the sentence of a field's code; an unknown code shows itself."""
    return SENTENCES.get(code, code).format_map(_Shown())


def sentence(error: AppError) -> str:
    """Return what a refusal says to the person in front of it."""
    shown = {name: _readable(name, value) for name, value in error.params.items()}
    return SENTENCES.get(error.code, error.code).format_map(_Shown(shown))


def _readable(name: str, value: object) -> str:
    if name == "last":
        return jalali.short(date.fromisoformat(str(value)[:10]))
    if name == "reason" and value in reasons.REASONS:
        return reasons.REASONS[str(value)]
    if isinstance(value, int):
        return digits.group(value) if name == "amount" else digits.to_persian(value)
    return _ISOLATE.format(value)
