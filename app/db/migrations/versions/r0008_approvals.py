"""Requests that wait for a manager; a receipt may be named as replaced more than once."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
_TEXTS = (
    *("kind", "subject", "reason", "payload", "asked_at"),
    *("state", "decided_at", "answer", "outcome", "kid"),
)
_NAMED = sa.text("ref_uid IS NOT NULL")
_VOIDS = sa.text("type = 'V'")
_WAITS = sa.text("state = 'pending'")


def upgrade() -> None:
    op.create_table(
        "approval",
        sa.Column("uid", UID, nullable=False),
        sa.Column("subject_uid", UID, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", UID, nullable=False),
        sa.Column("decided_by", UID, nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [name], ["person.uid"], name=op.f(f"fk_approval_{name}_person")
            )
            for name in ("asked_by", "decided_by")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_approval")),
    )
    for names in (("state", "uid"), ("asked_by", "uid"), ("subject_uid",)):
        op.create_index(_index(*names), "approval", list(names), unique=False)
    op.create_index(
        "uq_approval_waiting",
        "approval",
        ["subject_uid", "kind"],
        unique=True,
        sqlite_where=_WAITS,
        postgresql_where=_WAITS,
    )
    op.drop_index("uq_receipt_ref_type", table_name="receipt")
    _index_refs("ix_receipt_ref_type", unique=False)
    op.create_index(
        "uq_receipt_voided",
        "receipt",
        ["ref_uid"],
        unique=True,
        sqlite_where=_VOIDS,
        postgresql_where=_VOIDS,
    )


def _index(*names: str) -> str:
    return op.f("ix_" + "_".join(f"approval_{name}" for name in names))


def _index_refs(name: str, *, unique: bool) -> None:
    op.create_index(
        name,
        "receipt",
        ["ref_uid", "type"],
        unique=unique,
        sqlite_where=_NAMED,
        postgresql_where=_NAMED,
    )


def downgrade() -> None:
    op.drop_index("uq_receipt_voided", table_name="receipt")
    op.drop_index("ix_receipt_ref_type", table_name="receipt")
    _index_refs("uq_receipt_ref_type", unique=True)
    op.drop_table("approval")
