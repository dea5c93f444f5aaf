"""The newest arrival of a kind is found by an index, however many years of files have come."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_NAME = "ix_arrival_county_uid_arrival_result_arrival_uid"


def upgrade() -> None:
    op.create_index(op.f(_NAME), "arrival", ["county_uid", "result", "uid"])


def downgrade() -> None:
    op.drop_index(op.f(_NAME), "arrival")
