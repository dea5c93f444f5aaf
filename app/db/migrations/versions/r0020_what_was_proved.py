"""What was proved of a file and why it was refused stand with it; so do files nobody stands for."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
_COUNTS = ("receipts", "seals", "counters", "heads")


def upgrade() -> None:
    op.add_column("arrival", sa.Column("told", sa.String(), nullable=True))
    for name in _COUNTS:
        op.add_column("arrival", sa.Column(name, sa.BigInteger(), nullable=True))
    op.create_table(
        "turned_away",
        sa.Column("uid", UID, nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("person_uid", UID, nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_turned_away")),
    )
    op.create_index(op.f("ix_turned_away_digest"), "turned_away", ["digest"])


def downgrade() -> None:
    op.drop_table("turned_away")
    for name in ("told", *_COUNTS):
        op.drop_column("arrival", name)
