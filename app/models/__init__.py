"""The tables: columns, constraints and indexes, no behaviour."""
