"""A county's choice about a rate, a lunar month, a list's row; why a province decided as it did."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
_CHOSEN = ("rate", "lunar_month", "list_entry")
_REASONS = (("fork", "reason"), ("county_key", "revoked_for"))


def upgrade() -> None:
    for of in _CHOSEN:
        _create_choice(of)
    for table, column in _REASONS:
        op.add_column(table, sa.Column(column, sa.String(), nullable=True))


def _create_choice(of: str) -> None:
    table, column = f"{of}_choice", f"{of}_uid"
    op.create_table(
        table,
        sa.Column("uid", UID, nullable=False),
        sa.Column(column, UID, nullable=False),
        sa.Column("active", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint([column], [f"{of}.uid"], name=op.f(f"fk_{table}_{column}_{of}")),
        sa.PrimaryKeyConstraint("uid", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(column, name=op.f(f"uq_{table}_{column}")),
    )


def downgrade() -> None:
    for table, column in _REASONS:
        op.drop_column(table, column)
    for of in _CHOSEN:
        op.drop_table(f"{of}_choice")
