"""A visit as plain data and back: a draft that outlives a power cut, a snapshot to be corrected."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any, TypeVar

from app.domain.donation import DonorFacts, IssueReceipt, KindItem, MoneyLine, ServiceLine

V = TypeVar("V", DonorFacts, MoneyLine, KindItem, ServiceLine)


def to_draft(command: IssueReceipt) -> str:
    """Return *command* as JSON text."""
    body = asdict(command) | {"paid_on": command.paid_on.isoformat() if command.paid_on else ""}
    return json.dumps(body, ensure_ascii=False)


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
        campaign=campaign if isinstance(campaign, str) else campaign["code"],
        lines=_values(MoneyLine, body.get("lines", ())),
        items=_values(KindItem, body.get("items", ())),
        service=_values(ServiceLine, body.get("service", ())),
        client_id=body.get("client_id", ""),
        on_behalf=body.get("on_behalf", ""),
        article_172=body.get("article_172", False),
    )


def _values(kind: type[V], rows: Iterable[Mapping[str, Any]]) -> tuple[V, ...]:
    return tuple(_value(kind, row) for row in rows)


def _value(kind: type[V], row: Mapping[str, Any]) -> V:
    return kind(**{field.name: row[field.name] for field in fields(kind) if field.name in row})
