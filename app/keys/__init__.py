"""Secrets: the vault, signatures, the roster of people's keys and the seal."""
