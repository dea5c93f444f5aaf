"""The safety report: what happens when the power, the disk or a person fails us."""
