"""The tables: columns, constraints and indexes, no behaviour. Importing this registers all."""

from app.models.approvals import approval
from app.models.base import Uid, metadata
from app.models.batch import batch, batch_receipt, batch_row
from app.models.donation import (
    donation,
    donation_item,
    donation_line,
    donation_method,
    donation_minute,
    donation_service,
    valuation,
)
from app.models.donor import donor, donor_doc, donor_note
from app.models.exchange import acknowledgement, province_key, province_link, sent_file
from app.models.funds import (
    bank_account,
    cheque_event,
    fund_total,
    niyyat_choice,
    niyyat_permit,
)
from app.models.imports import donation_origin, donor_origin, import_row, import_run
from app.models.journal import journal, journal_stream
from app.models.local import draft
from app.models.office import campaign, niyyat, office, setting, unit
from app.models.people import person, roster_change
from app.models.picture import picture
from app.models.province import arrival, county, county_key, fork, publication, turned_away
from app.models.published import (
    campaign_choice,
    instruction,
    instruction_read,
    list_entry,
    list_entry_choice,
    lunar_month,
    lunar_month_choice,
    rate,
    rate_choice,
)
from app.models.receipt import receipt, receipt_print
from app.models.register import register, register_end, series

__all__ = [
    "Uid",
    "acknowledgement",
    "approval",
    "arrival",
    "bank_account",
    "batch",
    "batch_receipt",
    "batch_row",
    "campaign",
    "campaign_choice",
    "cheque_event",
    "county",
    "county_key",
    "donation",
    "donation_item",
    "donation_line",
    "donation_method",
    "donation_minute",
    "donation_origin",
    "donation_service",
    "donor",
    "donor_doc",
    "donor_note",
    "donor_origin",
    "draft",
    "fork",
    "fund_total",
    "import_row",
    "import_run",
    "instruction",
    "instruction_read",
    "journal",
    "journal_stream",
    "list_entry",
    "list_entry_choice",
    "lunar_month",
    "lunar_month_choice",
    "metadata",
    "niyyat",
    "niyyat_choice",
    "niyyat_permit",
    "office",
    "person",
    "picture",
    "province_key",
    "province_link",
    "publication",
    "rate",
    "rate_choice",
    "receipt",
    "receipt_print",
    "register",
    "register_end",
    "roster_change",
    "sent_file",
    "series",
    "setting",
    "turned_away",
    "unit",
    "valuation",
]
