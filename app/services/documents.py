"""From the stored bytes of a record to what its paper shows; IDs are masked on the way."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.domain import identity
from app.domain.document import (
    DocumentItem,
    DocumentLine,
    DocumentService,
    Letterhead,
    ReceiptDocument,
    Signatory,
    VoidNote,
)
from app.domain.receipt import ReceiptNumber, RecordType
from app.keys.record import control_of
from app.services.receipts import snapshot_of
from app.strings import paper


def document(raw: bytes, qr: str) -> ReceiptDocument:
    """Return the document of a record's stored snapshot and QR text."""
    body = snapshot_of(raw)
    donor: Mapping[str, str] = body.get("donor") or {}
    campaign: Mapping[str, str] = body.get("campaign") or {}
    return ReceiptDocument(
        layout=body["layout"],
        type=RecordType(body["type"]),
        number=ReceiptNumber(body["office"], body["register"], body["year"], body["n"]),
        letterhead=Letterhead(**body["letterhead"]),
        issued_on=date.fromisoformat(body["issued_on"]),
        issued_at=f"{body['time'][9:11]}:{body['time'][11:13]}",
        paid_on=date.fromisoformat(body.get("paid_on", body["issued_on"])),
        donor=_full_name(donor),
        anonymous=donor.get("kind") == "anonymous",
        national_id=_masked(identity.mask_national_id, donor.get("national_id", "")),
        mobile=_masked(identity.mask_mobile, donor.get("mobile", "")),
        on_behalf=body.get("on_behalf", ""),
        amount=body.get("amount", 0),
        unit=body.get("unit", ""),
        amount_words=body.get("amount_words", ""),
        amount_helper=body.get("amount_helper", ""),
        method=paper.METHODS.get(body.get("method", ""), ""),
        reference=body.get("reference", ""),
        campaign=campaign.get("name", ""),
        account="",
        lines=tuple(_line(line) for line in body.get("lines", ())),
        items=tuple(_item(item) for item in body.get("items", ())),
        service=tuple(_service(line) for line in body.get("service", ())),
        signatories=tuple(Signatory(**one) for one in body.get("signatories", ())),
        article_172=body.get("article_172", False),
        note=body.get("note", ""),
        thanks=body.get("thanks", ""),
        related=_joined(body.get("related", ())),
        replaces=body.get("replaces", ""),
        void=_void(body.get("void")),
        qr=qr,
        control=control_of(qr),
    )


def _full_name(donor: Mapping[str, str]) -> str:
    return " ".join(filter(None, (donor.get("honorific", ""), donor.get("name", ""))))


def _masked(mask: Any, text: str) -> str:
    return str(mask(text)) if text else ""


def _joined(numbers: Sequence[str]) -> str:
    return "، ".join(numbers)


def _line(line: Mapping[str, Any]) -> DocumentLine:
    return DocumentLine(
        niyyat=line["niyyat_name"], amount=line["amount"], restricted=line["restricted"]
    )


def _item(item: Mapping[str, Any]) -> DocumentItem:
    return DocumentItem(
        niyyat=item["niyyat_name"],
        name=item["name"],
        quantity=item["quantity"],
        unit=item["unit"],
        value=item["value"],
        basis=paper.BASES[item["basis"]],
    )


def _service(line: Mapping[str, Any]) -> DocumentService:
    return DocumentService(niyyat=line["niyyat_name"], hours=line["hours"], skill=line["skill"])


def _void(note: Mapping[str, Any] | None) -> VoidNote | None:
    if note is None:
        return None
    approver = note["approver"]
    signer = " ".join(filter(None, (approver["name"], approver["title"])))
    return VoidNote(number=note["number"], reason=note["reason"], approver=signer)
