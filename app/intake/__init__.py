"""Workbooks from outside, read as values: guarded, parsed in a child, never trusted."""
