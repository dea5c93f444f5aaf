"""Indexes that find a receipt by amount, reference's end or day paid."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_AMOUNT = "ix_receipt_amount_receipt_issued_on_receipt_uid"
_PAID = "ix_donation_paid_on"
_CARD = "ix_donation_method_card_tail"
_TAIL = "ix_donation_reference_tail"


def upgrade() -> None:
    op.create_index(op.f(_AMOUNT), "receipt", ["amount", "issued_on", "uid"], unique=False)
    op.create_index(op.f(_PAID), "donation", ["paid_on"], unique=False)
    op.execute(f"CREATE INDEX {_CARD} ON donation_method (substr(card, -4))")
    op.execute(f"CREATE INDEX {_TAIL} ON donation (substr(reference, -4))")


def downgrade() -> None:
    op.drop_index(_CARD, table_name="donation_method")
    op.drop_index(_TAIL, table_name="donation")
    op.drop_index(op.f(_PAID), table_name="donation")
    op.drop_index(op.f(_AMOUNT), table_name="receipt")
