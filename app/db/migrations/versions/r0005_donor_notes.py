"""Dated notes about donors; gifts of a donor by the day on which they were paid."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "donor_note",
        sa.Column("uid", UID, nullable=False),
        sa.Column("donor_uid", UID, nullable=False),
        sa.Column("person_uid", UID, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["donor_uid"], ["donor.uid"], name=op.f("fk_donor_note_donor_uid_donor")
        ),
        sa.ForeignKeyConstraint(
            ["person_uid"], ["person.uid"], name=op.f("fk_donor_note_person_uid_person")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_donor_note")),
    )
    op.create_index(
        op.f("ix_donor_note_donor_uid_donor_note_uid"), "donor_note", ["donor_uid", "uid"]
    )
    op.drop_index(op.f("ix_donation_donor_uid"), table_name="donation")
    op.create_index(
        op.f("ix_donation_donor_uid_donation_paid_on"), "donation", ["donor_uid", "paid_on"]
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_donation_donor_uid_donation_paid_on"), table_name="donation")
    op.create_index(op.f("ix_donation_donor_uid"), "donation", ["donor_uid"])
    op.drop_index(op.f("ix_donor_note_donor_uid_donor_note_uid"), table_name="donor_note")
    op.drop_table("donor_note")
