"""A visit as plain data and back: a draft that outlives a power cut, a snapshot to be corrected."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any, Final, TypeVar

from app.domain.donation import DonorFacts, IssueReceipt, KindItem, MoneyLine, ServiceLine
from app.domain.payment import PaymentDetails
from app.domain.valuation import Minute

_KEPT_CARD: Final = re.compile(r"[0-9]{1,4}|[0-9]{6}\*{6}[0-9]{4}")

V = TypeVar("V", DonorFacts, MoneyLine, KindItem, ServiceLine)


def to_draft(command: IssueReceipt) -> str:
    """Return *command* as JSON text."""
    details = command.details
    if details is not None and not _may_be_kept(details.card):
        command = replace(command, details=replace(details, card=""))
    return json.dumps(asdict(command), ensure_ascii=False, default=date.isoformat)


def _may_be_kept(card: str) -> bool:
    """Tell whether no more of a card is told than may ever be written down."""
    return not card or _KEPT_CARD.fullmatch(card) is not None


def from_draft(draft: str) -> IssueReceipt:
    """Return the command of a draft."""
    return command_of(json.loads(draft))


def command_of(body: Mapping[str, Any]) -> IssueReceipt:
    """Return the visit of a draft or of a receipt's snapshot; what else stands there is left."""
    campaign = body.get("campaign") or ""
    return IssueReceipt(
        donor=_value(DonorFacts, body.get("donor") or {}),
        paid_on=date.fromisoformat(body["paid_on"]) if body.get("paid_on") else None,
        method=body.get("method") or "cash",
        reference=body.get("reference", ""),
        details=_details(body.get("details") or body.get("method_details")),
        campaign=campaign if isinstance(campaign, str) else campaign["code"],
        lines=_values(MoneyLine, body.get("lines", ())),
        items=tuple(_item(row) for row in body.get("items", ())),
        service=_values(ServiceLine, body.get("service", ())),
        client_id=body.get("client_id", ""),
        on_behalf=body.get("on_behalf", ""),
        behalf=body.get("behalf", ""),
        article_172=body.get("article_172", False),
    )


def _details(said: Mapping[str, Any] | None) -> PaymentDetails | None:
    if not said:
        return None
    names = ("terminal", "card", "bank", "sayad_id", "drawer")
    due = said.get("due_on") or ""
    return PaymentDetails(
        **{name: said.get(name, "") for name in names},
        due_on=date.fromisoformat(due) if due else None,
    )


def _item(row: Mapping[str, Any]) -> KindItem:
    said = row.get("minute") or None
    held_on = date.fromisoformat(said["held_on"]) if said else None
    minute = Minute(**{**said, "held_on": held_on}) if said else None
    return _value(KindItem, {**row, "minute": minute})


def _values(kind: type[V], rows: Iterable[Mapping[str, Any]]) -> tuple[V, ...]:
    return tuple(_value(kind, row) for row in rows)


def _value(kind: type[V], row: Mapping[str, Any]) -> V:
    return kind(**{field.name: row[field.name] for field in fields(kind) if field.name in row})
