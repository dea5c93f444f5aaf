"""Words of the exchange between province and counties, as the journal and the lists say them."""

from collections.abc import Mapping
from typing import Final

ACTIONS: Final[Mapping[str, str]] = {
    "county.enrolled": "ثبت شهرستان",
    "county.enrolled_again": "ثبت دوبارهٔ شهرستان",
    "county.renamed": "نام شهرستان",
    "county.key_learnt": "شناختن کلید شهرستان",
    "county.confirmed": "تأیید تلفنی کلید شهرستان",
    "county.revoked": "باطل‌کردن کلید شهرستان",
    "campaign.changed": "ویرایش پویش",
    "campaign.switched": "روشن یا خاموش کردن پویش",
    "rate.added": "افزودن نرخ",
    "rate.changed": "ویرایش نرخ",
    "lunar_month.added": "اعلام ماه قمری",
    "lunar_month.changed": "تغییر ماه قمری",
    "list_entry.added": "افزودن سطر فهرست",
    "list_entry.changed": "ویرایش سطر فهرست",
    "instruction.added": "افزودن دستورالعمل",
    "instruction.withdrawn": "برداشتن دستورالعمل",
    "instruction.read": "خواندن دستورالعمل",
    "update.published": "انتشار برای شهرستان‌ها",
}

TABLES: Final[Mapping[str, str]] = {
    "county": "شهرستان",
    "county_key": "کلید شهرستان",
    "arrival": "پروندهٔ رسیده",
    "fork": "دوشاخگی",
    "publication": "انتشار",
    "rate": "نرخ",
    "lunar_month": "ماه قمری",
    "list_entry": "سطر فهرست",
    "instruction": "دستورالعمل",
    "instruction_read": "خواندن دستورالعمل",
    "campaign_choice": "گزینش پویش",
}

COLUMNS: Final[Mapping[str, str]] = {
    "owner": "دفتر صاحب",
    "target": "مبلغ هدف",
    "due": "حق شرعی",
    "year": "سال",
    "month": "ماه",
    "first": "آغاز",
    "authority": "مرجع",
    "staple": "قوت",
    "list": "فهرست",
    "position": "جایگاه",
    "number": "شماره",
    "body": "متن",
    "file_name": "نام پرونده",
    "fingerprint": "اثر انگشت کلید",
    "registers": "باجه‌ها",
    "confirmed_at": "زمان تأیید",
    "revoked_at": "زمان باطل‌شدن",
    "version": "نسخه",
    "rows": "شمار سطرها",
    "result": "نتیجه",
}
