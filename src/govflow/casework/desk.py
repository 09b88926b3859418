"""One transaction: what an action reads and writes, committed here and nowhere else."""
