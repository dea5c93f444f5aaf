"""The benchmarks: each prints the machine's raw limit beside ours."""
