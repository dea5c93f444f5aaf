"""The list of cheques is read in the order of its days, not put in order for each stretch."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_NAME = "ix_donation_cheque"
_CHEQUES = sa.text("method = 'cheque'")


def upgrade() -> None:
    _replace("paid_on", "uid")


def downgrade() -> None:
    _replace("uid")


def _replace(*columns: str) -> None:
    op.drop_index(op.f(_NAME), table_name="donation")
    op.create_index(
        op.f(_NAME),
        "donation",
        list(columns),
        sqlite_where=_CHEQUES,
        postgresql_where=_CHEQUES,
    )
