"""Indexes that hold what the long lists read, so that they need not open each row."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ALIKE = (("آ", "ا"), ("أ", "ا"), ("إ", "ا"), ("ؤ", "و"), ("ئ", "ی"), ("ۀ", "ه"), ("ة", "ه"))
_UNSEEN = ("\u200c", " ", "ء", "ٔ", ".", "(", ")")
_DIGITS = tuple(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True))
_DONORS = "ix_donor_sort_key_donor_uid_donor_root_uid_donor_kind"
_JOURNAL = (["person_uid"], ["action"], ["person_uid", "action"])


def upgrade() -> None:
    op.drop_index("ix_receipt_issued_on_receipt_uid", table_name="receipt")
    columns = ["issued_on", "uid", "type", "amount", "n", "register", "donation_uid"]
    op.create_index("ix_receipt_list", "receipt", [*columns, sa.text(_folded())])
    op.drop_index("ix_donor_sort_key_donor_uid", table_name="donor")
    op.create_index(_DONORS, "donor", ["sort_key", "uid", "root_uid", "kind"])
    for columns in _JOURNAL:
        op.create_index(_of_journal(columns), "journal", [*columns, "stream", "seq"])


def _folded() -> str:
    expression = "lower(donor)"
    for old, new in (*_ALIKE, *((one, "") for one in _UNSEEN), *_DIGITS):
        expression = f"replace({expression}, '{old}', '{new}')"
    return expression


def _of_journal(columns: list[str]) -> str:
    return "ix_" + "_".join(f"journal_{name}" for name in [*columns, "stream", "seq"])


def downgrade() -> None:
    for columns in _JOURNAL:
        op.drop_index(_of_journal(columns), table_name="journal")
    op.drop_index(_DONORS, table_name="donor")
    op.create_index("ix_donor_sort_key_donor_uid", "donor", ["sort_key", "uid"])
    op.drop_index("ix_receipt_list", table_name="receipt")
    op.create_index("ix_receipt_issued_on_receipt_uid", "receipt", ["issued_on", "uid"])
