"""What a use-case touched, so that screens know whether to reload."""

import enum


class Change(enum.Flag):
    """One bit per list that a screen can show."""

    NOTHING = 0
    RECEIPTS = enum.auto()
    PRINTS = enum.auto()
    PEOPLE = enum.auto()
    OFFICE = enum.auto()
    LISTS = enum.auto()
    JOURNAL = enum.auto()
    DRAFTS = enum.auto()
    DONORS = enum.auto()
    BATCHES = enum.auto()
    IMPORTS = enum.auto()
    APPROVALS = enum.auto()
    CHEQUES = enum.auto()
    EXCHANGE = enum.auto()
    COUNTIES = enum.auto()
