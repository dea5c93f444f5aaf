"""Imports of foreign lists, their unfinished rows, and where a past donation came from."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
_TEXTS = ("kind", "file_name", "sheet", "headings", "columns", "state")
_NUMBERS = ("read", "imported", "rejected", "duplicates", "amount")


def upgrade() -> None:
    op.create_table(
        "import_run",
        sa.Column("uid", UID, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _NUMBERS),
        sa.Column("person_uid", UID, nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.CheckConstraint(
            "read = imported + rejected + duplicates", name=op.f("ck_import_run_adds_up")
        ),
        sa.ForeignKeyConstraint(
            ["person_uid"], ["person.uid"], name=op.f("fk_import_run_person_uid_person")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_import_run")),
    )
    op.create_index(op.f("ix_import_run_headings"), "import_run", ["headings"], unique=False)
    op.create_table(
        "import_row",
        sa.Column("run_uid", UID, nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_uid"], ["import_run.uid"], name=op.f("fk_import_row_run_uid_import_run")
        ),
        sa.PrimaryKeyConstraint("run_uid", "row", name=op.f("pk_import_row")),
    )
    op.create_table(
        "donation_origin",
        sa.Column("uid", UID, nullable=False),
        sa.Column("donation_uid", UID, nullable=False),
        sa.Column("run_uid", UID, nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["donation_uid"], ["donation.uid"], name=op.f("fk_donation_origin_donation_uid_donation")
        ),
        sa.ForeignKeyConstraint(
            ["run_uid"], ["import_run.uid"], name=op.f("fk_donation_origin_run_uid_import_run")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_donation_origin")),
        sa.UniqueConstraint("donation_uid", name=op.f("uq_donation_origin_donation_uid")),
        sa.UniqueConstraint("run_uid", "row", name=op.f("uq_donation_origin_run_uid_row")),
    )
    op.create_index(op.f("ix_donation_origin_digest"), "donation_origin", ["digest"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_donation_origin_digest"), table_name="donation_origin")
    op.drop_table("donation_origin")
    op.drop_table("import_row")
    op.drop_index(op.f("ix_import_run_headings"), table_name="import_run")
    op.drop_table("import_run")
