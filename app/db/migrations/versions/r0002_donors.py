"""Donors, the donor of a donation, and the full-text index of this PC."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "donor",
        sa.Column("uid", UID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("honorific", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("national_id", sa.String(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("registration_no", sa.String(), nullable=False),
        sa.Column("economic_code", sa.String(), nullable=False),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("representative", sa.String(), nullable=False),
        sa.Column("publish_name", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("sort_key", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("merged_into", UID, nullable=True),
        sa.Column("root_uid", UID, nullable=False),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["donor.uid"], name=op.f("fk_donor_merged_into_donor")
        ),
        sa.ForeignKeyConstraint(["root_uid"], ["donor.uid"], name=op.f("fk_donor_root_uid_donor")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_donor")),
    )
    op.create_index(op.f("ix_donor_sort_key_donor_uid"), "donor", ["sort_key", "uid"], unique=False)
    op.create_index(op.f("ix_donor_search_key"), "donor", ["search_key"], unique=False)
    op.create_index(op.f("ix_donor_national_id"), "donor", ["national_id"], unique=False)
    op.create_index(op.f("ix_donor_mobile"), "donor", ["mobile"], unique=False)
    op.create_index(op.f("ix_donor_root_uid"), "donor", ["root_uid"], unique=False)
    op.create_table(
        "donor_doc",
        sa.Column("doc", sa.Integer(), nullable=False),
        sa.Column("donor_uid", UID, nullable=False),
        sa.ForeignKeyConstraint(
            ["donor_uid"], ["donor.uid"], name=op.f("fk_donor_doc_donor_uid_donor")
        ),
        sa.PrimaryKeyConstraint("doc", name=op.f("pk_donor_doc")),
        sa.UniqueConstraint("donor_uid", name=op.f("uq_donor_doc_donor_uid")),
    )
    _link_donations()
    op.create_index(op.f("ix_donation_donor_uid"), "donation", ["donor_uid"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        _create_index()


def _link_donations() -> None:
    if (
        op.get_bind().dialect.name == "sqlite"
    ):  # batch mode would copy the table and drop its triggers
        op.execute(
            "ALTER TABLE donation ADD COLUMN donor_uid BLOB"
            " CONSTRAINT fk_donation_donor_uid_donor REFERENCES donor (uid)"
        )
        return
    op.add_column("donation", sa.Column("donor_uid", UID, nullable=True))
    op.create_foreign_key(
        op.f("fk_donation_donor_uid_donor"), "donation", "donor", ["donor_uid"], ["uid"]
    )


def _create_index() -> None:
    kept = "content='', contentless_delete=1, detail=none"
    op.execute(
        f"CREATE VIRTUAL TABLE donor_words USING fts5(terms, {kept},"
        " prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute(f"CREATE VIRTUAL TABLE donor_parts USING fts5(terms, {kept}, tokenize='trigram')")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("donor_parts")
        op.drop_table("donor_words")
    op.drop_index(op.f("ix_donation_donor_uid"), table_name="donation")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ALTER TABLE donation DROP COLUMN donor_uid")
    else:
        op.drop_column("donation", "donor_uid")
    op.drop_table("donor_doc")
    op.drop_index(op.f("ix_donor_root_uid"), table_name="donor")
    op.drop_index(op.f("ix_donor_mobile"), table_name="donor")
    op.drop_index(op.f("ix_donor_national_id"), table_name="donor")
    op.drop_index(op.f("ix_donor_search_key"), table_name="donor")
    op.drop_index(op.f("ix_donor_sort_key_donor_uid"), table_name="donor")
    op.drop_table("donor")
