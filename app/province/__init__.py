"""Use-cases that only a province office runs: its keyring, the inbox, the merge, totals."""
