"""How money came in full, minutes and valuations of goods, and for whom a gift was made."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
_ITEM = "uid, donation_uid, n, niyyat_uid, name, quantity, unit_name, value, basis"


def upgrade() -> None:
    op.add_column("donation", sa.Column("behalf", sa.String(), nullable=True))
    _allow_value("value >= 0", "value_not_negative", "value_positive")
    _create_payments()
    _create_minutes()


def _create_payments() -> None:
    op.create_table(
        "donation_method",
        sa.Column("uid", UID, nullable=False),
        sa.Column("donation_uid", UID, nullable=False),
        *_texts("terminal", "card", "bank", "sayad_id", "drawer", "due_on"),
        sa.ForeignKeyConstraint(
            ["donation_uid"], ["donation.uid"], name=op.f("fk_donation_method_donation_uid_donation")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_donation_method")),
        sa.UniqueConstraint("donation_uid", name=op.f("uq_donation_method_donation_uid")),
    )
    for name in ("sayad_id", "due_on"):
        op.create_index(op.f(f"ix_donation_method_{name}"), "donation_method", [name])


def _create_minutes() -> None:
    op.create_table(
        "donation_minute",
        sa.Column("uid", UID, nullable=False),
        sa.Column("item_uid", UID, nullable=False),
        *_texts("number", "held_on", "first", "second"),
        sa.ForeignKeyConstraint(
            ["item_uid"],
            ["donation_item.uid"],
            name=op.f("fk_donation_minute_item_uid_donation_item"),
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_donation_minute")),
        sa.UniqueConstraint("item_uid", name=op.f("uq_donation_minute_item_uid")),
    )
    op.create_table(
        "valuation",
        sa.Column("uid", UID, nullable=False),
        sa.Column("item_uid", UID, nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        *_texts("number", "held_on", "first", "second", "recorded_at"),
        sa.Column("person_uid", UID, nullable=False),
        sa.CheckConstraint("value > 0", name=op.f("ck_valuation_value_positive")),
        sa.ForeignKeyConstraint(
            ["item_uid"], ["donation_item.uid"], name=op.f("fk_valuation_item_uid_donation_item")
        ),
        sa.ForeignKeyConstraint(
            ["person_uid"], ["person.uid"], name=op.f("fk_valuation_person_uid_person")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_valuation")),
        sa.UniqueConstraint("item_uid", "n", name=op.f("uq_valuation_item_uid_n")),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _allow_value(rule: str, name: str, former: str) -> None:
    """Replace the rule of an item's value; SQLite copies the table, whose triggers come after."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(f"ck_donation_item_{former}"), "donation_item", type_="check")
        op.create_check_constraint(op.f(f"ck_donation_item_{name}"), "donation_item", rule)
        return
    op.execute("ALTER TABLE donation_item RENAME TO donation_item_former")
    op.create_table(
        "donation_item",
        sa.Column("uid", UID, nullable=False),
        sa.Column("donation_uid", UID, nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("niyyat_uid", UID, nullable=False),
        *_texts("name", "quantity", "unit_name"),
        sa.Column("value", sa.BigInteger(), nullable=False),
        *_texts("basis"),
        sa.CheckConstraint(rule, name=op.f(f"ck_donation_item_{name}")),
        sa.ForeignKeyConstraint(
            ["donation_uid"], ["donation.uid"], name=op.f("fk_donation_item_donation_uid_donation")
        ),
        sa.ForeignKeyConstraint(
            ["niyyat_uid"], ["niyyat.uid"], name=op.f("fk_donation_item_niyyat_uid_niyyat")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_donation_item")),
        sa.UniqueConstraint("donation_uid", "n", name=op.f("uq_donation_item_donation_uid_n")),
    )
    op.execute(f"INSERT INTO donation_item ({_ITEM}) SELECT {_ITEM} FROM donation_item_former")
    op.drop_table("donation_item_former")


def downgrade() -> None:
    op.drop_table("valuation")
    op.drop_table("donation_minute")
    for name in ("due_on", "sayad_id"):
        op.drop_index(op.f(f"ix_donation_method_{name}"), table_name="donation_method")
    op.drop_table("donation_method")
    _allow_value("value > 0", "value_positive", "value_not_negative")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ALTER TABLE donation DROP COLUMN behalf")
    else:
        op.drop_column("donation", "behalf")
