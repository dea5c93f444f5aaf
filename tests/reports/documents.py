"""Receipts as offices write them: short ones, long ones, and the ones that break layouts."""

from dataclasses import replace
from datetime import date

from app.domain import words
from app.domain.document import (
    CopyMark,
    CopyRole,
    DocumentItem,
    DocumentLine,
    DocumentService,
    Letterhead,
    ReceiptDocument,
    Sheet,
    Signatory,
    VoidNote,
)
from app.domain.receipt import ReceiptNumber, RecordType

LETTERHEAD = Letterhead(
    organization="سازمان بهزیستی کشور",
    office="ادارهٔ بهزیستی شهرستان دزفول",
    department="معاونت مشارکت‌های مردمی",
)
SIGNATORIES = (
    Signatory(title="دریافت‌کننده", name="مریم سواری"),
    Signatory(title="امور مالی"),
    Signatory(title="نیکوکار"),
)


def qr_text(number: ReceiptNumber, kind: RecordType = RecordType.CASH, amount: int = 0) -> str:
    """A text of the size and alphabet of a signed one, different for each number."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    seed = number.serial * 2654435761 + number.year
    signature = []
    for _ in range(103):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        signature.append(letters[seed >> 59])
    body = (
        f"R1/{number.office}/{number.register}/{number.year}/{number.serial}/20261122T101500/"
        f"{kind}/{amount}/IRR/0/ABCDEFGHIJKLM/K7Q2/NBSWY3DPEB3W6/MZXW6YTBOI3DK5DF"
    )
    return f"{body}/{''.join(signature)}"


def money(serial: int = 1243, **changes: object) -> ReceiptDocument:
    """A receipt of two lines of money."""
    number = ReceiptNumber("KHZDEZ", "A1", 1405, serial)
    document = ReceiptDocument(
        layout=1,
        type=RecordType.BANK,
        number=number,
        letterhead=LETTERHEAD,
        issued_on=date(2026, 11, 22),
        issued_at="20261122T101500",
        paid_on=date(2026, 11, 22),
        donor="سرکار خانم زهرا کاظمی‌نژاد",
        anonymous=False,
        national_id="******7890",
        mobile="0916***4567",
        on_behalf="مرحوم حاج یوسف کاظمی‌نژاد",
        amount=25_000_000,
        unit="IRR",
        amount_words="بیست و پنج میلیون ریال",
        amount_helper="معادل دو میلیون و پانصد هزار تومان",
        method="pos",
        reference="732100451",
        campaign="ضیافت مهربانی ۱۴۴۸",
        account="IR76 0170 0000 0000 0000 0000 01",
        lines=(
            DocumentLine(niyyat="جهیزیه", amount=20_000_000, restricted=True),
            DocumentLine(niyyat="معیشت", amount=5_000_000),
        ),
        items=(),
        service=(),
        signatories=SIGNATORIES,
        article_172=False,
        note="",
        thanks="کمک شما تنها در محل نیت‌شده هزینه می‌شود. سپاس از همراهی شما.",
        related="",
        replaces="",
        void=None,
        qr=qr_text(number, RecordType.BANK, 25_000_000),
        control="AC7XB2",
    )
    return replace(document, **changes)


_NAMES = ("معیشت", "جهیزیه", "مسکن", "ایتام", "صدقه", "درمان", "وسایل توانبخشی", "تحصیل")
_GOODS = (
    "برنج ایرانی",
    "روغن مایع",
    "چای",
    "قند",
    "ویلچر تاشو (برقی)",
    "سمعک",
    "پتوی گرم‌بافت دونفره",
)


def short() -> ReceiptDocument:
    """As little as a receipt can say."""
    return money(
        type=RecordType.CASH,
        donor="",
        anonymous=True,
        national_id="",
        mobile="",
        on_behalf="",
        campaign="",
        account="",
        method="cash",
        reference="",
        lines=(DocumentLine(niyyat="صدقه", amount=500_000),),
        amount=500_000,
        amount_words="پانصد هزار ریال",
        amount_helper="معادل پنجاه هزار تومان",
    )


def long_names() -> ReceiptDocument:
    """Names that need several lines, with brackets, a phone and a USSD code."""
    return money(
        donor="شرکت سهامی عام صنایع پتروشیمی و پالایش گاز اروند جنوب (واحد مسئولیت اجتماعی"
        " و مشارکت‌های مردمی) به نمایندگی جناب آقای مهندس سید عبدالرضا موسوی‌نژاد دزفولی",
        national_id="*******4790",
        on_behalf="همکاران محترم شیفت «ب» پالایشگاه و خانواده‌های گرامی ایشان، ستاد ۱۴۰۵/۰۹/۰۱",
        campaign="پویش سراسری «لبخند مهربانی عیدانه» ویژهٔ شهرستان‌های خرمشهر، آبادان و شادگان",
        note="تماس با +98 916 123 4567 یا *123# (داخلی ۱۲ و ۱۳)؛ شمارهٔ نامه 1405/12-345 دفتر"
        " Bank of Iran (BOI) است.",
        article_172=True,
        related="KHZDEZ / A1 / 1405 / 001244-0",
        replaces="KHZDEZ / A1 / 1405 / 001101-4",
    )


def many_lines() -> ReceiptDocument:
    """Eight designations."""
    return money(
        lines=tuple(
            DocumentLine(niyyat=name, amount=(at + 1) * 12_500_000, restricted=at % 3 == 1)
            for at, name in enumerate(_NAMES)
        ),
        amount=450_000_000,
        amount_words="چهارصد و پنجاه میلیون ریال",
        amount_helper="معادل چهل و پنج میلیون تومان",
    )


def in_kind(count: int = 12) -> ReceiptDocument:
    """Items in kind."""
    items = tuple(
        DocumentItem(
            niyyat="بسته معیشتی",
            name=_GOODS[at % len(_GOODS)],
            quantity=f"{at + 1}.5" if at % 4 == 0 else str(at + 1),
            unit="کیلوگرم" if at % 2 == 0 else "عدد",
            value=(at + 1) * 9_000_000,
            basis=("invoice", "expert", "donor")[at % 3],
        )
        for at in range(count)
    )
    total = sum(item.value for item in items)
    return money(
        type=RecordType.KIND,
        lines=(),
        items=items,
        amount=total,
        amount_words=f"{words.cardinal(total)} ریال",
        amount_helper=f"معادل {words.cardinal(total // 10)} تومان",
        related="KHZDEZ / A1 / 1405 / 001244-0",
        account="",
    )


def service() -> ReceiptDocument:
    """Hours of work, which no sum of money stands for."""
    return money(
        type=RecordType.SERVICE,
        lines=(),
        service=(
            DocumentService(niyyat="مشارکت خدماتی", hours="2.5", skill="گفتاردرمانی کودکان"),
            DocumentService(niyyat="مشارکت خدماتی", hours="4", skill="تعمیر ویلچر و عصا"),
        ),
        amount=0,
        amount_words="",
        amount_helper="",
        method="",
        reference="",
        account="",
    )


def void() -> ReceiptDocument:
    """A record that voids a receipt."""
    return money(
        1250,
        type=RecordType.VOID,
        lines=(),
        amount=-25_000_000,
        amount_words="منفی بیست و پنج میلیون ریال",
        amount_helper="معادل منفی دو میلیون و پانصد هزار تومان",
        void=VoidNote(
            number="KHZDEZ / A1 / 1405 / 001243-6",
            reason="مبلغ به تومان وارد شده بود و نیکوکار رسید تازه خواست.",
            approver="حسین بنی‌طرفی",
        ),
        campaign="",
        account="",
        on_behalf="",
    )


def training() -> ReceiptDocument:
    """A paper of the training register."""
    return money(type=RecordType.TRAINING, number=ReceiptNumber("KHZDEZ", "T1", 1405, 7))


def close(**changes: object) -> ReceiptDocument:
    """The slip of a closed shift."""
    slip = money(
        type=RecordType.CLOSE,
        lines=(),
        donor="",
        national_id="",
        mobile="",
        on_behalf="",
        campaign="",
        account="",
        thanks="",
        note="وجه نقد باجه با شمارش برابر است. کد نوبت: ABCDEFGHIJ",
    )
    return replace(slip, **changes)


def every() -> dict[str, Sheet]:
    """One sheet of each kind, by name."""
    return {
        "money": Sheet(document=money()),
        "short": Sheet(document=short(), role=CopyRole.ARCHIVE),
        "long_names": Sheet(document=long_names()),
        "many_lines": Sheet(document=many_lines(), role=CopyRole.FINANCE),
        "in_kind": Sheet(document=in_kind()),
        "three_items": Sheet(document=in_kind(3), mark=CopyMark.REPRINT),
        "service": Sheet(document=service()),
        "void": Sheet(document=void(), role=CopyRole.FINANCE),
        "training": Sheet(document=training()),
        "close": Sheet(document=close(), role=CopyRole.ARCHIVE),
        "voided": Sheet(document=money(), voided_by="KHZDEZ / A1 / 1405 / 001250-2"),
        "duplicate": Sheet(document=money(), mark=CopyMark.DUPLICATE, ordinal=2),
    }
