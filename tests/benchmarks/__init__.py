"""Figures to hold (DESIGN): ours against the bare libraries, in one run on one machine. `python -m tests.benchmarks`."""
