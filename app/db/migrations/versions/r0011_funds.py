"""Choices among designations, permits, bank accounts, steps of cheques, running sums of funds."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def _uid(name: str, *, null: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, UID, nullable=null)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names]


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.uid"], name=name)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def upgrade() -> None:
    op.create_table(
        "niyyat_choice",
        _uid("uid"),
        _uid("niyyat_uid"),
        *_numbers("active", "position"),
        _to("niyyat_choice", "niyyat_uid", "niyyat"),
        _key("niyyat_choice", "uid"),
    )
    op.create_index(op.f("ix_niyyat_choice_niyyat_uid"), "niyyat_choice", ["niyyat_uid"])
    op.create_table(
        "niyyat_permit",
        _uid("uid"),
        _uid("niyyat_uid"),
        *_texts("number", "authority", "issued_on", "valid_until"),
        _uid("person_uid"),
        *_texts("at"),
        _to("niyyat_permit", "niyyat_uid", "niyyat"),
        _to("niyyat_permit", "person_uid", "person"),
        _key("niyyat_permit", "uid"),
    )
    op.create_index(op.f("ix_niyyat_permit_niyyat_uid"), "niyyat_permit", ["niyyat_uid"])
    op.create_table(
        "bank_account",
        _uid("uid"),
        *_texts("title", "iban", "bank", "niyyat"),
        *_numbers("standard", "active"),
        *_texts("created_at"),
        _key("bank_account", "uid"),
    )
    op.create_index(op.f("ix_bank_account_iban"), "bank_account", ["iban"])
    _create_cheques()
    op.create_table(
        "fund_total",
        *_texts("period"),
        _uid("niyyat_uid"),
        *_texts("bucket"),
        *_numbers("times", "amount"),
        _to("fund_total", "niyyat_uid", "niyyat"),
        _key("fund_total", "period", "niyyat_uid", "bucket"),
    )


def _create_cheques() -> None:
    op.create_table(
        "cheque_event",
        _uid("uid"),
        _uid("donation_uid"),
        *_numbers("n"),
        *_texts("step", "state", "day"),
        *_numbers("undoes"),
        _uid("account_uid", null=True),
        *_texts("note"),
        _uid("person_uid"),
        *_texts("at"),
        sa.CheckConstraint("n > 0", name=op.f("ck_cheque_event_n_positive")),
        _to("cheque_event", "donation_uid", "donation"),
        _to("cheque_event", "account_uid", "bank_account"),
        _to("cheque_event", "person_uid", "person"),
        _key("cheque_event", "uid"),
        sa.UniqueConstraint("donation_uid", "n", name=op.f("uq_cheque_event_donation_uid_n")),
    )
    op.create_index(
        op.f("ix_donation_cheque"),
        "donation",
        ["uid"],
        sqlite_where=sa.text("method = 'cheque'"),
        postgresql_where=sa.text("method = 'cheque'"),
    )


def downgrade() -> None:
    op.drop_table("fund_total")
    op.drop_index(op.f("ix_donation_cheque"), table_name="donation")
    for table in ("cheque_event", "bank_account", "niyyat_permit", "niyyat_choice"):
        op.drop_table(table)
