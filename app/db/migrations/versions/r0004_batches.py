"""Piles of the evening, their rows while typed, the receipts they became."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
_TEXTS = ("paid_on", "method", "campaign", "note", "state", "created_at", "closed_at")
_ACCEPTED = ("accepted_reason", "accepted_at", "accepted_kid")


def upgrade() -> None:
    op.create_table(
        "batch",
        sa.Column("uid", UID, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in (*_TEXTS, *_ACCEPTED)),
        sa.Column("expected_count", sa.BigInteger(), nullable=False),
        sa.Column("expected_amount", sa.BigInteger(), nullable=False),
        sa.Column("person_uid", UID, nullable=False),
        sa.Column("accepted_count", sa.BigInteger(), nullable=True),
        sa.Column("accepted_amount", sa.BigInteger(), nullable=True),
        sa.Column("accepted_by", UID, nullable=True),
        sa.Column("accepted_signature", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("expected_count > 0", name=op.f("ck_batch_expects_some")),
        sa.ForeignKeyConstraint(["person_uid"], ["person.uid"], name="fk_batch_person_uid_person"),
        sa.ForeignKeyConstraint(
            ["accepted_by"], ["person.uid"], name="fk_batch_accepted_by_person"
        ),
        sa.PrimaryKeyConstraint("uid", name="pk_batch"),
    )
    op.create_index("ix_batch_created_at", "batch", ["created_at"], unique=False)
    op.create_table(
        "batch_row",
        sa.Column("batch_uid", UID, nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("client_uid", UID, nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["batch_uid"], ["batch.uid"], name="fk_batch_row_batch_uid_batch"),
        sa.PrimaryKeyConstraint("batch_uid", "n", name="pk_batch_row"),
    )
    op.create_table(
        "batch_receipt",
        sa.Column("uid", UID, nullable=False),
        sa.Column("batch_uid", UID, nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("receipt_uid", UID, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_uid"], ["batch.uid"], name="fk_batch_receipt_batch_uid_batch"
        ),
        sa.ForeignKeyConstraint(
            ["receipt_uid"], ["receipt.uid"], name="fk_batch_receipt_receipt_uid_receipt"
        ),
        sa.PrimaryKeyConstraint("uid", name="pk_batch_receipt"),
        sa.UniqueConstraint("batch_uid", "n", name="uq_batch_receipt_batch_uid_n"),
        sa.UniqueConstraint("receipt_uid", name="uq_batch_receipt_receipt_uid"),
    )


def downgrade() -> None:
    op.drop_table("batch_receipt")
    op.drop_table("batch_row")
    op.drop_index("ix_batch_created_at", table_name="batch")
    op.drop_table("batch")
