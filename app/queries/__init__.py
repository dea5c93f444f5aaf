"""The read side: one module per list or look-up, returning frozen rows."""
