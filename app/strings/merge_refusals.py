"""What the province says of a file and of a county's copy: code to a sentence of what to do."""

from collections.abc import Mapping
from typing import Final

REFUSALS: Final[Mapping[str, str]] = {
    "county_unknown": "دفتر {office} در این استان ثبت نشده است؛ نخست آن را ثبت کنید.",
    "county_empty": "از دفتر {office} هنوز پرونده‌ای نرسیده است؛ نخست پرونده‌اش را وارد کنید.",
    "merge_row": "رویداد شمارهٔ {seq} را این برنامه نمی‌شناسد؛ برنامه را به‌روز کنید یا به دفتر"
    " تلفن کنید.",
    "merge_conflict": "ردیفی از «{table}» با آنچه هست جور نیست؛ نپذیرید و به دفتر تلفن کنید.",
    "merge_counts": "شمار یا جمع «{table}» پس از ورود یکی نشد؛ چیزی وارد نشد، به دفتر تلفن کنید.",
    "merge_receipt": "{said} این پرونده را نپذیرید و به دفتر تلفن کنید.",
    "merge_roster": "فهرست امضای کارکنان در ردیف {n} درست نیست؛ نپذیرید و به دفتر تلفن کنید.",
}
