"""From the stored bytes of a record to what its paper shows; IDs are masked on the way."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from app.domain import identity
from app.domain.document import (
    DocumentItem,
    DocumentLine,
    DocumentMinute,
    DocumentPayment,
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


def document(
    raw: bytes, qr: str, emblems: Mapping[str, bytes] = MappingProxyType({})
) -> ReceiptDocument:
    """Return the document of a record's stored snapshot, of any layout, and its QR text.

    *emblems* holds the PNG of an emblem by its SHA-256, as 64 hexadecimal figures.
    """
    body = snapshot_of(raw)
    return ReceiptDocument(
        layout=body["layout"],
        type=RecordType(body["type"]),
        number=ReceiptNumber(body["office"], body["register"], body["year"], body["n"]),
        letterhead=_letterhead(body["letterhead"], emblems),
        issued_on=date.fromisoformat(body["issued_on"]),
        issued_at=f"{body['time'][9:11]}:{body['time'][11:13]}",
        paid_on=date.fromisoformat(body.get("paid_on", body["issued_on"])),
        **_giver(body),
        on_behalf=body.get("on_behalf", ""),
        **_money(body),
        campaign=(body.get("campaign") or {}).get("name", ""),
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
        behalf=body.get("behalf", ""),
    )


def _giver(body: Mapping[str, Any]) -> dict[str, Any]:
    donor: Mapping[str, str] = body.get("donor") or {}
    return {
        "donor": _full_name(donor),
        "anonymous": donor.get("kind") == "anonymous",
        "national_id": _masked(identity.mask_national_id, donor.get("national_id", "")),
        "mobile": _masked(identity.mask_mobile, donor.get("mobile", "")),
    }


def _money(body: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "amount": body.get("amount", 0),
        "unit": body.get("unit", ""),
        "amount_words": body.get("amount_words", ""),
        "amount_helper": body.get("amount_helper", ""),
        "method": paper.METHODS.get(body.get("method", ""), ""),
        "reference": body.get("reference", ""),
        "account": body.get("account", ""),
        "payment": _payment(body.get("method_details") or {}),
    }


def _letterhead(said: Mapping[str, str], emblems: Mapping[str, bytes]) -> Letterhead:
    texts = {name: value for name, value in said.items() if name != "emblem"}
    return Letterhead(**texts, emblem=emblems.get(said.get("emblem", "")))


def _payment(said: Mapping[str, str]) -> DocumentPayment:
    due = said.get("due_on", "")
    return DocumentPayment(
        terminal=said.get("terminal", ""),
        card=said.get("card", ""),
        bank=said.get("bank_name", ""),
        sayad_id=said.get("sayad_id", ""),
        drawer=said.get("drawer", ""),
        due_on=date.fromisoformat(due) if due else None,
    )


def _full_name(donor: Mapping[str, str]) -> str:
    return " ".join(filter(None, (donor.get("honorific", ""), donor.get("name", ""))))


def _masked(mask: Any, text: str) -> str:
    return str(mask(text)) if text else ""


def _joined(numbers: Sequence[str]) -> str:
    return "، ".join(numbers)


def _line(line: Mapping[str, Any]) -> DocumentLine:
    return DocumentLine(
        niyyat=line["niyyat_name"],
        amount=line["amount"],
        restricted=line["restricted"],
        permit=line.get("permit", ""),
    )


def _item(item: Mapping[str, Any]) -> DocumentItem:
    return DocumentItem(
        niyyat=item["niyyat_name"],
        name=item["name"],
        quantity=item["quantity"],
        unit=item["unit"],
        value=item["value"],
        basis=paper.BASES[item["basis"]],
        minute=_minute(item.get("minute")),
    )


def _minute(said: Mapping[str, str] | None) -> DocumentMinute | None:
    if not said:
        return None
    return DocumentMinute(
        number=said["number"],
        held_on=date.fromisoformat(said["held_on"]),
        first=said["first"],
        second=said["second"],
    )


def _service(line: Mapping[str, Any]) -> DocumentService:
    return DocumentService(niyyat=line["niyyat_name"], hours=line["hours"], skill=line["skill"])


def _void(note: Mapping[str, Any] | None) -> VoidNote | None:
    if note is None:
        return None
    approver = note["approver"]
    signer = " ".join(filter(None, (approver["name"], approver["title"])))
    return VoidNote(number=note["number"], reason=note["reason"], approver=signer)
