"""Hamyar: the donation desk of a county welfare office, and the province that merges thirty."""

__version__ = "0.1.0"
