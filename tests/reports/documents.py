"""Receipts as offices write them: short ones, long ones, and the ones that break layouts."""

from dataclasses import replace
from datetime import date

from app.domain.document import (
    DocumentLine,
    Letterhead,
    ReceiptDocument,
    Signatory,
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


def receipt(serial: int = 1243, **changes: object) -> ReceiptDocument:
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
