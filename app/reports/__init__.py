"""Values in, PDF bytes out: the same input gives the same bytes."""
