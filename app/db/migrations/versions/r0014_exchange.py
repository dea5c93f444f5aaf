"""A province's counties, and what comes down: campaigns with targets, rates, months, lists."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
_MADE = (
    *("campaign_choice", "instruction_read", "instruction", "list_entry", "lunar_month", "rate"),
    *("publication", "fork", "arrival", "county_key", "county"),
)


def _uids(*names: str, null: bool = False) -> list[sa.Column[bytes]]:
    return [sa.Column(name, UID, nullable=null) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names]


def _raw(name: str, *, null: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=null)


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.uid"], name=name)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _create(table: str, *parts: sa.schema.SchemaItem) -> None:
    key = sa.PrimaryKeyConstraint("uid", name=op.f(f"pk_{table}"))
    op.create_table(table, *_uids("uid"), *parts, key)


def _index(table: str, *columns: str) -> None:
    name = "_".join(f"{table}_{column}" for column in columns)
    op.create_index(op.f(f"ix_{name}"), table, list(columns))


def upgrade() -> None:
    op.add_column("campaign", sa.Column("target", sa.BigInteger(), nullable=True))
    op.add_column("campaign", sa.Column("owner", sa.String(), nullable=True))
    _create_counties()
    _create_arrivals()
    _create_published()
    _create_answers()


def _create_counties() -> None:
    _create("county", *_texts("code", "name", "enrolled_at"), _once("county", "code"))
    _create(
        "county_key",
        *_uids("county_uid"),
        *_numbers("n"),
        *_texts("registers", "stream", "kid"),
        _raw("public_key"),
        *_texts("roster_root", "fingerprint", "enrolled_at", "learnt_at"),
        *_texts("confirmed_at", "revoked_at"),
        *_uids("parent_stream", null=True),
        *_numbers("parent_seq"),
        _raw("parent_hash"),
        _check("county_key", "n_positive", "n > 0"),
        _to("county_key", "county_uid", "county"),
        _once("county_key", "county_uid", "n"),
    )
    _index("county_key", "kid")


def _create_arrivals() -> None:
    _create(
        "arrival",
        *_uids("county_uid"),
        *_texts("stream"),
        *_numbers("seq", "first", "last", "rows"),
        *_texts("chain", "file"),
        _raw("digest"),
        *_texts("result", "reason", "at"),
        *_uids("person_uid"),
        _to("arrival", "county_uid", "county"),
    )
    _index("arrival", "county_uid", "uid")
    _index("arrival", "digest")
    _create(
        "fork",
        *_uids("county_uid"),
        *_texts("stream"),
        *_numbers("seq"),
        *_texts("file"),
        _raw("digest"),
        *_texts("state", "at", "decided_at"),
        *_uids("person_uid", null=True),
        _to("fork", "county_uid", "county"),
    )
    _index("fork", "county_uid", "state")
    _create(
        "publication",
        *_numbers("version", "rows"),
        _raw("digest"),
        *_texts("file"),
        *_uids("person_uid"),
        *_texts("at"),
        _once("publication", "version"),
    )


def _create_published() -> None:
    _create(
        "rate",
        *_texts("owner", "due"),
        *_numbers("year"),
        *_texts("authority", "staple"),
        *_numbers("amount", "active"),
        _check("rate", "amount_positive", "amount > 0"),
        _once("rate", "owner", "due", "year", "authority", "staple"),
    )
    _create(
        "lunar_month",
        *_texts("owner"),
        *_numbers("year", "month"),
        *_texts("first"),
        *_numbers("active"),
        _check("lunar_month", "month_of_twelve", "month BETWEEN 1 AND 12"),
        _once("lunar_month", "owner", "year", "month"),
    )
    _create(
        "list_entry",
        *_texts("owner", "list", "code", "name"),
        *_numbers("position", "active"),
        _once("list_entry", "list", "code"),
    )
    _index("list_entry", "list", "position", "uid")
    _create(
        "instruction",
        *_texts("owner", "number", "title", "body", "issued_on", "file_name"),
        _raw("pdf"),
        *_numbers("active"),
    )
    _index("instruction", "issued_on", "uid")


def _create_answers() -> None:
    _create(
        "instruction_read",
        *_uids("instruction_uid", "person_uid"),
        *_texts("at"),
        _to("instruction_read", "instruction_uid", "instruction"),
        _to("instruction_read", "person_uid", "person"),
        _once("instruction_read", "instruction_uid", "person_uid"),
    )
    _create(
        "campaign_choice",
        *_uids("campaign_uid"),
        *_numbers("active"),
        _to("campaign_choice", "campaign_uid", "campaign"),
        _once("campaign_choice", "campaign_uid"),
    )


def downgrade() -> None:
    for table in _MADE:
        op.drop_table(table)
    op.drop_column("campaign", "owner")
    op.drop_column("campaign", "target")
