"""Which import and which row of its file an imported donor came from."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "donor_origin",
        sa.Column("uid", UID, nullable=False),
        sa.Column("donor_uid", UID, nullable=False),
        sa.Column("run_uid", UID, nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["donor_uid"], ["donor.uid"], name=op.f("fk_donor_origin_donor_uid_donor")
        ),
        sa.ForeignKeyConstraint(
            ["run_uid"], ["import_run.uid"], name=op.f("fk_donor_origin_run_uid_import_run")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_donor_origin")),
        sa.UniqueConstraint("donor_uid", name=op.f("uq_donor_origin_donor_uid")),
        sa.UniqueConstraint("run_uid", "row", name=op.f("uq_donor_origin_run_uid_row")),
    )
    op.create_index(op.f("ix_donor_origin_digest"), "donor_origin", ["digest"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_donor_origin_digest"), table_name="donor_origin")
    op.drop_table("donor_origin")
