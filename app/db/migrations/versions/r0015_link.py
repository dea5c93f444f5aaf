"""The province above, its keys, the files that were sent to it and what it acknowledged."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "province_link",
        sa.Column("uid", UID, nullable=False),
        *_texts("province", "name", "office"),
        *_numbers("n"),
        *_texts("recipient", "recovery"),
        *_numbers("version"),
        *_texts("enrolled_at"),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_province_link")),
        sa.UniqueConstraint("province", name=op.f("uq_province_link_province")),
    )
    op.create_table(
        "province_key",
        sa.Column("uid", UID, nullable=False),
        *_texts("kid"),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        *_numbers("revoked"),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_province_key")),
        sa.UniqueConstraint("kid", name=op.f("uq_province_key_kid")),
    )
    _create_notes()


def _create_notes() -> None:
    op.create_table(
        "sent_file",
        *_numbers("n"),
        *_texts("name"),
        sa.Column("stream", UID, nullable=False),
        *_numbers("first", "last", "size"),
        *_texts("code", "sent_at"),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_sent_file")),
    )
    op.create_table(
        "acknowledgement",
        sa.Column("stream", UID, nullable=False),
        *_numbers("upto"),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        *_numbers("n", "rows"),
        *_texts("refused", "created", "taken_at"),
        sa.PrimaryKeyConstraint("stream", "upto", name=op.f("pk_acknowledgement")),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names]


def downgrade() -> None:
    for name in ("acknowledgement", "sent_file", "province_key", "province_link"):
        op.drop_table(name)
