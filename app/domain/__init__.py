"""Rules and values: the standard library and jdatetime, nothing else."""
