"""A row of figures: ours, theirs, how many times theirs, and the limit."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure. `most_ratio` limits ours/theirs, `most` limits ours itself, in the unit of the row."""

    name: str
    ours: float
    theirs: float | None
    unit: str
    most_ratio: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times theirs."""
        return None if self.theirs is None or not self.theirs else self.ours / self.theirs

    @property
    def held(self) -> bool:
        """Whether every limit is held."""
        too_slow = self.most_ratio is not None and self.ratio is not None and self.ratio > self.most_ratio
        return not too_slow and (self.most is None or self.ours <= self.most)

    def line(self) -> str:
        """Return the row as printed."""
        theirs = "–" if self.theirs is None else f"{self.theirs:,.2f}"
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f}×"
        limits = [f"{self.most_ratio:g}×"] if self.most_ratio is not None else []
        limits += [f"{self.most:g} {self.unit}"] if self.most is not None else []
        end = "" if self.held else "   OVER"
        return (
            f"{self.name:<58} {self.ours:>10,.2f} {theirs:>10} {self.unit:<3} "
            f"{ratio:>7}  {' and '.join(limits):<14}{end}"
        ).rstrip()


HEAD = f"{'':<58} {'ours':>10} {'theirs':>10} {'':<3} {'ratio':>7}  at most"


def timed(function: Callable[[], object], times: int = 7) -> float:
    """Return the median of some runs, in milliseconds."""
    found = []
    for _run in range(times):
        begun = time.perf_counter()
        function()
        found.append((time.perf_counter() - begun) * 1000)
    return median(found)
