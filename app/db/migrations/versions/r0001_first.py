"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    op.create_table('campaign',
    sa.Column('uid', UID, nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('starts_on', sa.String(), nullable=False),
    sa.Column('ends_on', sa.String(), nullable=False),
    sa.Column('active', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_campaign')),
    sa.UniqueConstraint('code', name=op.f('uq_campaign_code')),
    )
    op.create_table('draft',
    sa.Column('uid', UID, nullable=False),
    sa.Column('person_uid', UID, nullable=False),
    sa.Column('form', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('saved_at', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('person_uid', 'form', name=op.f('pk_draft')),
    )
    op.create_table('journal',
    sa.Column('stream', UID, nullable=False),
    sa.Column('seq', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.Column('person_uid', UID, nullable=False),
    sa.Column('action', sa.String(), nullable=False),
    sa.Column('entity', sa.String(), nullable=False),
    sa.Column('entity_uid', UID, nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=True),
    sa.Column('body_hash', sa.LargeBinary(), nullable=False),
    sa.Column('previous', sa.LargeBinary(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('stream', 'seq', name=op.f('pk_journal')),
    )
    op.create_index(op.f('ix_journal_entity_uid'), 'journal', ['entity_uid'], unique=False)
    op.create_table('journal_stream',
    sa.Column('uid', UID, nullable=False),
    sa.Column('seq', sa.BigInteger(), nullable=False),
    sa.Column('head', sa.LargeBinary(), nullable=False),
    sa.Column('own', sa.BigInteger(), nullable=False),
    sa.Column('parent_uid', UID, nullable=True),
    sa.Column('parent_seq', sa.BigInteger(), nullable=False),
    sa.Column('parent_hash', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_journal_stream')),
    )
    op.create_table('niyyat',
    sa.Column('uid', UID, nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('allowed_use', sa.String(), nullable=False),
    sa.Column('needs_sayyid', sa.BigInteger(), nullable=False),
    sa.Column('restriction', sa.String(), nullable=False),
    sa.Column('active', sa.BigInteger(), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_niyyat')),
    sa.UniqueConstraint('code', name=op.f('uq_niyyat_code')),
    )
    op.create_table('office',
    sa.Column('uid', UID, nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('level', sa.String(), nullable=False),
    sa.Column('created_at', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_office')),
    sa.UniqueConstraint('code', name=op.f('uq_office_code')),
    )
    op.create_table('person',
    sa.Column('uid', UID, nullable=False),
    sa.Column('login', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('active', sa.BigInteger(), nullable=False),
    sa.Column('created_at', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_person')),
    sa.UniqueConstraint('login', name=op.f('uq_person_login')),
    )
    op.create_table('register',
    sa.Column('uid', UID, nullable=False),
    sa.Column('office', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('kid', sa.String(), nullable=False),
    sa.Column('public_key', sa.LargeBinary(), nullable=False),
    sa.Column('opened_at', sa.String(), nullable=False),
    sa.Column('parent_uid', UID, nullable=True),
    sa.ForeignKeyConstraint(['parent_uid'], ['register.uid'], name=op.f('fk_register_parent_uid_register')),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_register')),
    sa.UniqueConstraint('office', 'code', name=op.f('uq_register_office_code')),
    )
    op.create_table('setting',
    sa.Column('uid', UID, nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('value', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_setting')),
    sa.UniqueConstraint('key', name=op.f('uq_setting_key')),
    )
    op.create_table('unit',
    sa.Column('uid', UID, nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('minor', sa.BigInteger(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_unit')),
    sa.UniqueConstraint('code', name=op.f('uq_unit_code')),
    )
    op.create_table('donation',
    sa.Column('uid', UID, nullable=False),
    sa.Column('form', sa.String(), nullable=False),
    sa.Column('donor_kind', sa.String(), nullable=False),
    sa.Column('honorific', sa.String(), nullable=False),
    sa.Column('donor_name', sa.String(), nullable=False),
    sa.Column('national_id', sa.String(), nullable=False),
    sa.Column('mobile', sa.String(), nullable=False),
    sa.Column('paid_on', sa.String(), nullable=False),
    sa.Column('method', sa.String(), nullable=False),
    sa.Column('reference', sa.String(), nullable=False),
    sa.Column('campaign_uid', UID, nullable=True),
    sa.Column('campaign_name', sa.String(), nullable=False),
    sa.Column('on_behalf', sa.String(), nullable=False),
    sa.Column('article_172', sa.BigInteger(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('unit', sa.String(), nullable=False),
    sa.Column('client_id', sa.String(), nullable=True),
    sa.Column('client_digest', sa.LargeBinary(), nullable=False),
    sa.Column('original_qr', sa.String(), nullable=True),
    sa.Column('recorded_at', sa.String(), nullable=False),
    sa.CheckConstraint('amount >= 0', name=op.f('ck_donation_amount_not_negative')),
    sa.ForeignKeyConstraint(['campaign_uid'], ['campaign.uid'], name=op.f('fk_donation_campaign_uid_campaign')),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_donation')),
    sa.UniqueConstraint('client_id', 'form', name=op.f('uq_donation_client_id_form')),
    sa.UniqueConstraint('original_qr', name=op.f('uq_donation_original_qr')),
    )
    op.create_index(op.f('ix_donation_reference'), 'donation', ['reference'], unique=False)
    op.create_table('register_end',
    sa.Column('uid', UID, nullable=False),
    sa.Column('register_uid', UID, nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['register_uid'], ['register.uid'], name=op.f('fk_register_end_register_uid_register')),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_register_end')),
    sa.UniqueConstraint('register_uid', name=op.f('uq_register_end_register_uid')),
    )
    op.create_table('roster_change',
    sa.Column('uid', UID, nullable=False),
    sa.Column('n', sa.BigInteger(), nullable=False),
    sa.Column('action', sa.String(), nullable=False),
    sa.Column('person_uid', UID, nullable=False),
    sa.Column('login', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('public_key', sa.LargeBinary(), nullable=False),
    sa.Column('signer_kid', sa.String(), nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.Column('previous', sa.LargeBinary(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.Column('signature', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['person_uid'], ['person.uid'], name=op.f('fk_roster_change_person_uid_person')),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_roster_change')),
    sa.UniqueConstraint('n', name=op.f('uq_roster_change_n')),
    )
    op.create_table('series',
    sa.Column('register_uid', UID, nullable=False),
    sa.Column('year', sa.BigInteger(), nullable=False),
    sa.Column('last', sa.BigInteger(), nullable=False),
    sa.Column('rec', sa.LargeBinary(), nullable=False),
    sa.Column('qr', sa.String(), nullable=False),
    sa.Column('life', sa.BigInteger(), nullable=False),
    sa.Column('total', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['register_uid'], ['register.uid'], name=op.f('fk_series_register_uid_register')),
    sa.PrimaryKeyConstraint('register_uid', 'year', name=op.f('pk_series')),
    )
    op.create_table('donation_item',
    sa.Column('uid', UID, nullable=False),
    sa.Column('donation_uid', UID, nullable=False),
    sa.Column('n', sa.BigInteger(), nullable=False),
    sa.Column('niyyat_uid', UID, nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('quantity', sa.String(), nullable=False),
    sa.Column('unit_name', sa.String(), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.Column('basis', sa.String(), nullable=False),
    sa.CheckConstraint('value > 0', name=op.f('ck_donation_item_value_positive')),
    sa.ForeignKeyConstraint(['donation_uid'], ['donation.uid'], name=op.f('fk_donation_item_donation_uid_donation')),
    sa.ForeignKeyConstraint(['niyyat_uid'], ['niyyat.uid'], name=op.f('fk_donation_item_niyyat_uid_niyyat')),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_donation_item')),
    sa.UniqueConstraint('donation_uid', 'n', name=op.f('uq_donation_item_donation_uid_n')),
    )
    op.create_table('donation_line',
    sa.Column('uid', UID, nullable=False),
    sa.Column('donation_uid', UID, nullable=False),
    sa.Column('n', sa.BigInteger(), nullable=False),
    sa.Column('niyyat_uid', UID, nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('amount > 0', name=op.f('ck_donation_line_amount_positive')),
    sa.ForeignKeyConstraint(['donation_uid'], ['donation.uid'], name=op.f('fk_donation_line_donation_uid_donation')),
    sa.ForeignKeyConstraint(['niyyat_uid'], ['niyyat.uid'], name=op.f('fk_donation_line_niyyat_uid_niyyat')),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_donation_line')),
    sa.UniqueConstraint('donation_uid', 'n', name=op.f('uq_donation_line_donation_uid_n')),
    )
    op.create_table('donation_service',
    sa.Column('uid', UID, nullable=False),
    sa.Column('donation_uid', UID, nullable=False),
    sa.Column('n', sa.BigInteger(), nullable=False),
    sa.Column('niyyat_uid', UID, nullable=False),
    sa.Column('hours', sa.String(), nullable=False),
    sa.Column('skill', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['donation_uid'], ['donation.uid'], name=op.f('fk_donation_service_donation_uid_donation')),
    sa.ForeignKeyConstraint(['niyyat_uid'], ['niyyat.uid'], name=op.f('fk_donation_service_niyyat_uid_niyyat')),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_donation_service')),
    sa.UniqueConstraint('donation_uid', 'n', name=op.f('uq_donation_service_donation_uid_n')),
    )
    op.create_table('receipt',
    sa.Column('uid', UID, nullable=False),
    sa.Column('register_uid', UID, nullable=False),
    sa.Column('office', sa.String(), nullable=False),
    sa.Column('register', sa.String(), nullable=False),
    sa.Column('year', sa.BigInteger(), nullable=False),
    sa.Column('n', sa.BigInteger(), nullable=False),
    sa.Column('type', sa.String(), nullable=False),
    sa.Column('time', sa.String(), nullable=False),
    sa.Column('issued_on', sa.String(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('unit', sa.String(), nullable=False),
    sa.Column('ref', sa.BigInteger(), nullable=False),
    sa.Column('ref_uid', UID, nullable=True),
    sa.Column('donation_uid', UID, nullable=True),
    sa.Column('donor', sa.String(), nullable=False),
    sa.Column('kid', sa.String(), nullable=False),
    sa.Column('snapshot', sa.LargeBinary(), nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=False),
    sa.Column('rec', sa.LargeBinary(), nullable=False),
    sa.Column('qr', sa.String(), nullable=False),
    sa.Column('seal', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint('n > 0', name=op.f('ck_receipt_n_positive')),
    sa.ForeignKeyConstraint(['donation_uid'], ['donation.uid'], name=op.f('fk_receipt_donation_uid_donation')),
    sa.ForeignKeyConstraint(['ref_uid'], ['receipt.uid'], name=op.f('fk_receipt_ref_uid_receipt')),
    sa.ForeignKeyConstraint(['register_uid'], ['register.uid'], name=op.f('fk_receipt_register_uid_register')),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_receipt')),
    sa.UniqueConstraint('register_uid', 'year', 'n', name=op.f('uq_receipt_register_uid_year_n')),
    )
    op.create_index(op.f('ix_receipt_donation_uid'), 'receipt', ['donation_uid'], unique=False)
    op.create_index(op.f('ix_receipt_issued_on_receipt_uid'), 'receipt', ['issued_on', 'uid'], unique=False)
    op.create_index('uq_receipt_ref_type', 'receipt', ['ref_uid', 'type'], unique=True, sqlite_where=sa.text("ref_uid IS NOT NULL"), postgresql_where=sa.text("ref_uid IS NOT NULL"))
    op.create_table('receipt_print',
    sa.Column('uid', UID, nullable=False),
    sa.Column('receipt_uid', UID, nullable=False),
    sa.Column('mark', sa.String(), nullable=False),
    sa.Column('ordinal', sa.BigInteger(), nullable=False),
    sa.Column('paper', sa.String(), nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.Column('person_uid', UID, nullable=False),
    sa.ForeignKeyConstraint(['person_uid'], ['person.uid'], name=op.f('fk_receipt_print_person_uid_person')),
    sa.ForeignKeyConstraint(['receipt_uid'], ['receipt.uid'], name=op.f('fk_receipt_print_receipt_uid_receipt')),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_receipt_print')),
    )
    op.create_index(op.f('ix_receipt_print_receipt_uid'), 'receipt_print', ['receipt_uid'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_receipt_print_receipt_uid'), table_name='receipt_print')
    op.drop_table('receipt_print')
    op.drop_index('uq_receipt_ref_type', table_name='receipt', sqlite_where=sa.text("ref_uid IS NOT NULL"), postgresql_where=sa.text("ref_uid IS NOT NULL"))
    op.drop_index(op.f('ix_receipt_issued_on_receipt_uid'), table_name='receipt')
    op.drop_index(op.f('ix_receipt_donation_uid'), table_name='receipt')
    op.drop_table('receipt')
    op.drop_table('donation_service')
    op.drop_table('donation_line')
    op.drop_table('donation_item')
    op.drop_table('series')
    op.drop_table('roster_change')
    op.drop_table('register_end')
    op.drop_index(op.f('ix_donation_reference'), table_name='donation')
    op.drop_table('donation')
    op.drop_table('unit')
    op.drop_table('setting')
    op.drop_table('register')
    op.drop_table('person')
    op.drop_table('office')
    op.drop_table('niyyat')
    op.drop_table('journal_stream')
    op.drop_index(op.f('ix_journal_entity_uid'), table_name='journal')
    op.drop_table('journal')
    op.drop_table('draft')
    op.drop_table('campaign')
