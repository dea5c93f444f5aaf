"""Pictures by their hash: the emblems that the office has had."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "picture",
        sa.Column("uid", UID, nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_picture")),
        sa.UniqueConstraint("hash", name=op.f("uq_picture_hash")),
    )


def downgrade() -> None:
    op.drop_table("picture")
