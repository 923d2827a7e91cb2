"""Figures to hold: ours against the bare libraries, in one run on one machine. `python -m tests.benchmarks`."""
