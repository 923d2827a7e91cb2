"""All of Indonesia on paper: files of 1,000 and 10,000 offices taken over, and what 83,763 would need.

An inspectorate tutors a few hundred offices; this row says where one register on one computer would end. Asked for by
name only: it takes about a quarter of an hour.
"""

import os
import time
from pathlib import Path

from desktop.services import inbox, matrix, office_keys
from tests import many_villages, pairs
from tests.benchmarks.table import Row

COUNTS = (1_000, 10_000)
REPORTS = 5
MATRIX_LIMIT = 2_000  # milliseconds
VILLAGES_OF_INDONESIA = 83_763  # PRODUCT.md: all villages of Indonesia


def rows(folder: Path) -> list[Row]:
    """Measure both counts and extrapolate the cost of a file and the size of the register along their line."""
    os.environ["SIGAP_STATE_DIR"] = str(folder / "state")
    found, costs, sizes, grids = [], [], [], []
    for count in COUNTS:
        cost, size, grid = _measure(folder / str(count), count)
        costs.append(cost)
        sizes.append(size)
        grids.append(grid)
        found += [
            Row(f"{count:,} offices, a file of {REPORTS} reports each: a file", cost / count, None, "ms"),
            Row(f"{count:,} offices: register", size / 1_000_000, None, "MB"),
            Row(f"{count:,} offices: matrix of eight quarters", grid, None, "ms"),
        ]
    slope = (costs[1] - costs[0]) / (COUNTS[1] - COUNTS[0])
    total = costs[1] + slope * (VILLAGES_OF_INDONESIA - COUNTS[1])
    size_slope = (sizes[1] - sizes[0]) / (COUNTS[1] - COUNTS[0])
    whole = sizes[1] + size_slope * (VILLAGES_OF_INDONESIA - COUNTS[1])
    found.append(Row(f"{VILLAGES_OF_INDONESIA:,} offices, extrapolated: one round", total / 60_000, None, "min"))
    found.append(Row(f"{VILLAGES_OF_INDONESIA:,} offices, extrapolated: register", whole / 1_000_000, None, "MB"))
    grid_slope = (grids[1] - grids[0]) / (COUNTS[1] - COUNTS[0])
    breaks = COUNTS[1] + (MATRIX_LIMIT - grids[1]) / grid_slope
    whole_grid = grids[1] + grid_slope * (VILLAGES_OF_INDONESIA - COUNTS[1])
    found.append(Row(f"{VILLAGES_OF_INDONESIA:,} offices, extrapolated: matrix", whole_grid, None, "ms"))
    found.append(Row("matrix passes two seconds, extrapolated, at", breaks, None, "offices"))
    return found


def _measure(folder: Path, count: int) -> tuple[float, int, float]:
    mentor = pairs.inspectorate(folder / "inspektorat")
    keys = office_keys.own_public_keys(mentor)
    known = many_villages.villages(count)
    many_villages.know(mentor, known)
    cost = 0.0
    for some in _parts(known, 500):
        files = list(many_villages.write_packages(folder / "berkas", some, keys, reports=REPORTS))
        begun = time.perf_counter()
        inbox.accept_all(mentor, files)
        cost += (time.perf_counter() - begun) * 1000
        for path in files:
            path.unlink()
    mentor.register.checkpoint()
    begun = time.perf_counter()
    matrix.matrix(mentor)
    grid = (time.perf_counter() - begun) * 1000
    size = mentor.register.path.stat().st_size
    mentor.register.close()
    return cost, size, grid


def _parts(known: list[many_villages.Village], size: int) -> list[list[many_villages.Village]]:
    return [known[start : start + size] for start in range(0, len(known), size)]
