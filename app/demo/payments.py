"""What the demo office's payments leave behind, and goods whose value nobody knew at the desk.

Drawn from dice of their own, so that what else happens stays the same for the same seed.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from app.demo.luck import chance
from app.domain.donation import Basis, IssueReceipt, KindItem, Method
from app.domain.payment import PaymentDetails
from app.domain.valuation import Minute

_TERMINALS: Final = ("21845017", "21845018")
_BANKS: Final = ("017", "017", "012", "018", "019", "015", "057")
_GOLD: Final = (
    ("گردنبند طلا", "عدد", "JAHIZIEH"),
    ("النگوی طلا", "عدد", "JAHIZIEH"),
    ("اسکناس یورو", "برگ", "DARMAN"),
    ("خودروی سواری کارکرده", "دستگاه", "MARKAZ"),
)
_SIGNED: Final = ("مریم سواری", "ناصر دزفولی‌نژاد")


def in_full(command: IssueReceipt, day: date) -> IssueReceipt:
    """Return a visit of *day* with what its method leaves behind."""
    dice = Random(command.reference)
    if command.method == Method.CHEQUE:
        serial = str(dice.randrange(100_000, 1_000_000))
        return replace(command, reference=serial, details=_cheque(dice, command, day))
    details = _details(dice, command.method)
    return command if details is None else replace(command, details=details)


def _details(dice: Random, method: str) -> PaymentDetails | None:
    card = f"{dice.randrange(10_000):04d}"
    if method == Method.POS:
        return PaymentDetails(terminal=dice.choice(_TERMINALS), card=card)
    if method == Method.CARD:
        return PaymentDetails(card=card)
    return PaymentDetails(bank=dice.choice(_BANKS)) if method == Method.BANK else None


def _cheque(dice: Random, command: IssueReceipt, day: date) -> PaymentDetails:
    return PaymentDetails(
        sayad_id=command.reference,
        bank=dice.choice(_BANKS),
        drawer=command.donor.name,
        due_on=day + timedelta(days=dice.randrange(5, 120)),
    )


def goods(items: tuple[KindItem, ...], day: date) -> tuple[KindItem, ...]:
    """Return goods of *day*, now and then with one that only experts can value."""
    dice = Random(f"{day} {items[0].value}")
    if not chance(dice, 12):
        return items
    name, unit, niyyat = dice.choice(_GOLD)
    minute = Minute(
        number=str(dice.randrange(10, 100)), held_on=day, first=_SIGNED[0], second=_SIGNED[1]
    )
    unvalued = KindItem(
        niyyat=niyyat,
        name=name,
        quantity=str(dice.randrange(1, 4)),
        unit=unit,
        value=0,
        basis=Basis.EXPERT,
        minute=minute,
    )
    return (*items[1:], unvalued)
