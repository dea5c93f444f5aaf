"""The snapshot: the exact bytes that are hashed, booked and printed. Layout 2.

A new field is a new layout; verifiers hash the stored bytes and never re-serialise. Layout 2 added
to layout 1: `letterhead.emblem` (SHA-256 of its PNG), `account`, `method_details`, `behalf`, of a
part `permit`, and of an item `minute`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from app.domain import canonical, digits, identity, money, payment, settings, text, valuation
from app.domain.donation import (
    Behalf,
    DonorFacts,
    DonorKind,
    IssueReceipt,
    KindItem,
    Method,
    MoneyLine,
    ServiceLine,
    quantity,
)
from app.domain.niyyat import Niyyat
from app.domain.receipt import ReceiptNumber, RecordType
from app.queries.lists import CampaignRow, OfficeRow
from app.services.desk import Actor

LAYOUT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What every snapshot of one transaction shares.

    *accounts* tells, by the code of a designation, the bank account its money goes to; *banks*
    names a bank by its code.
    """

    office: OfficeRow
    settings: Mapping[str, str]
    niyyat: Mapping[str, Niyyat]
    campaigns: Mapping[str, CampaignRow]
    units: Mapping[str, money.Unit]
    banks: Mapping[str, str]
    clerk: Actor
    moment: datetime
    accounts: Mapping[str, str] = field(default_factory=dict)


def time_text(moment: datetime) -> str:
    """Return *moment* as it stands in the QR: YYYYMMDDTHHMMSS at +03:30."""
    return moment.isoformat(timespec="seconds")[:19].replace("-", "").replace(":", "")


def clean_donor(donor: DonorFacts) -> dict[str, str]:
    """Return the donor as stored: letters folded, identifiers normalised."""
    check = identity.legal_id if donor.kind == DonorKind.LEGAL else identity.national_id
    named = donor.kind != DonorKind.ANONYMOUS
    return {
        "kind": str(donor.kind),
        "honorific": text.clean(donor.honorific) if named else "",
        "name": text.clean(donor.name) if named else "",
        "national_id": check(donor.national_id) if named and donor.national_id.strip() else "",
        "mobile": identity.mobile(donor.mobile) if named and donor.mobile.strip() else "",
    }


def head(facts: Facts, number: ReceiptNumber, kind: RecordType) -> dict[str, object]:
    """Return what stands in the snapshot of every record, whatever its type."""
    of = facts.settings
    return {
        "layout": LAYOUT,
        "type": str(kind),
        "number": str(number),
        "office": number.office,
        "register": number.register,
        "year": number.year,
        "n": number.serial,
        "time": time_text(facts.moment),
        "issued_on": facts.moment.date().isoformat(),
        "clerk": {"uid": facts.clerk.uid.hex, "name": facts.clerk.name},
        "letterhead": {
            "organization": settings.value(of, settings.ORGANIZATION),
            "office": facts.office.name,
            "department": settings.value(of, settings.DEPARTMENT),
            "slogan": settings.value(of, settings.SLOGAN),
            "emblem": settings.value(of, settings.EMBLEM),
        },
    }


def receipt(
    facts: Facts,
    command: IssueReceipt,
    *,
    number: ReceiptNumber,
    kind: RecordType,
    form: str,
    related: Sequence[str],
    replaces: str,
) -> dict[str, object]:
    """Return the snapshot of one receipt; *form* chooses lines, items or service."""
    lines = command.lines if form == "cash" else ()
    items = command.items if form == "kind" else ()
    service = command.service if form == "service" else ()
    amount = sum(line.amount for line in lines) + sum(item.value for item in items)
    unit = facts.units[command.unit]
    return head(facts, number, kind) | {
        "form": form,
        "paid_on": (command.paid_on or facts.moment.date()).isoformat(),
        "donor": clean_donor(command.donor),
        **_behalf(command),
        "amount": amount,
        "unit": unit.code,
        "amount_words": money.in_words(amount, unit) if amount else "",
        "amount_helper": money.helper(amount, unit) if amount else "",
        **_payment(facts, command, lines),
        "campaign": _campaign(facts, command.campaign),
        "lines": [_named(facts, line) for line in lines],
        "items": [_named(facts, item) for item in items],
        "service": [_named(facts, line) for line in service],
        "article_172": command.article_172,
        "note": text.clean(command.note),
        "thanks": settings.value(facts.settings, settings.THANKS),
        "signatories": _signatories(facts),
        "related": list(related),
        "replaces": replaces,
        "client_id": command.client_id,
        "original": command.original_qr,
    }


def _behalf(command: IssueReceipt) -> dict[str, str]:
    whom = text.clean(command.on_behalf)
    return {"on_behalf": whom, "behalf": (command.behalf or str(Behalf.PROXY)) if whom else ""}


def _payment(facts: Facts, command: IssueReceipt, lines: Sequence[MoneyLine]) -> dict[str, object]:
    """Return how the money of *lines* came, and to which accounts it goes."""
    if not lines:
        return {"method": "", "reference": "", "method_details": {}, "account": ""}
    details = payment.kept(command.details, facts.banks) if command.details else {}
    to = {} if command.method == Method.CASH else facts.accounts
    accounts = dict.fromkeys(to[line.niyyat] for line in lines if to.get(line.niyyat))
    return {
        "method": str(command.method),
        "reference": digits.to_ascii(text.clean(command.reference)),
        "method_details": details,
        "account": "، ".join(accounts),
    }


def _campaign(facts: Facts, given: str) -> dict[str, str]:
    """Return the campaign of a code, or the name typed where the office knows none."""
    found = facts.campaigns.get(given)
    if found is None:
        return {"code": "", "name": text.clean(given)}
    return {"code": found.code, "name": found.name}


def _signatories(facts: Facts) -> list[dict[str, str]]:
    """Return who signs: the clerk by name, the others by their title alone."""
    clerk, *others = settings.value(facts.settings, settings.SIGNATORIES).split("|")
    signing = [{"title": clerk, "name": facts.clerk.name}]
    return signing + [{"title": title, "name": ""} for title in others]


def _named(facts: Facts, part: MoneyLine | KindItem | ServiceLine) -> dict[str, object]:
    """Return a part field by field (`asdict` copies deeply, which costs) and its designation."""
    found = facts.niyyat[part.niyyat]
    fields = {name: _stored(name, getattr(part, name)) for name in part.__dataclass_fields__}
    return fields | {
        "niyyat_name": found.name,
        "restricted": found.restricted,
        "permit": found.permit,
    }


def _stored(name: str, value: object) -> object:
    """Return a part's field as it is booked and printed."""
    if name == "minute":
        return valuation.kept(value) if isinstance(value, valuation.Minute) else {}
    if not isinstance(value, str):
        return value
    if name in {"quantity", "hours"}:
        return quantity(value)
    return text.clean(value) if name in {"name", "unit", "skill"} else value


def content_digest_source(command: IssueReceipt) -> bytes:
    """Return canonical bytes of what the caller asked, to compare a repeated `client_id`."""
    asked = asdict(command)
    if not command.donor.uid:  # a request made before there was the field is the same request
        del asked["donor"]["uid"]
    if not command.behalf:
        del asked["behalf"]
    if command.details is None:
        del asked["details"]
    for item in asked["items"]:
        if item["minute"] is None:
            del item["minute"]
    asked["paid_on"] = command.paid_on.isoformat() if command.paid_on else ""
    return canonical.encode(_days_as_text(asked))


def _days_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _days_as_text(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_days_as_text(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
