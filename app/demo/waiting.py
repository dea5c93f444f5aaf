"""What the last evening of the demo office left on the clerk's table: a pile half typed."""

from random import Random
from typing import Final

from app.db.uow import Uow
from app.demo.names import Pool
from app.domain.batch import Heading, Row, Totals
from app.domain.donation import DonorFacts, DonorKind, Method
from app.services import batches

_PAPERS: Final = 12
_TYPED: Final = ((5_000_000, "MAISHAT"), (2_000_000, "SADAQEH"), (20_000_000, "JAHIZIEH"))
_SUM: Final = 96_500_000


def leave(uow: Uow, pool: Pool, seed: int) -> None:
    """Open a pile of twelve papers and type the first three."""
    luck = Random(f"pile {seed}")
    heading = Heading(paid_on=uow.today(), method=Method.CASH)
    own = batches.begin(uow, heading, Totals(count=_PAPERS, amount=_SUM))
    rows = [
        Row(donor=_donor(pool, luck, at), amount=amount, niyyat=niyyat, method=Method.CASH)
        for at, (amount, niyyat) in enumerate(_TYPED)
    ]
    batches.put_rows(uow, own, rows)


def _donor(pool: Pool, luck: Random, at: int) -> DonorFacts:
    if at == 1:
        return DonorFacts(kind=DonorKind.ANONYMOUS)
    return luck.choice(pool.people)
