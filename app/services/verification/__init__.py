"""Prove an office: file, chains, signatures, seals, journal, roster; name what is wrong."""
