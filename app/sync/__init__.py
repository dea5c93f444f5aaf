"""The exchange file: bytes in, values out; no database."""
