"""One chart for two painters: what to draw, never how. The axis always begins at 0."""

from dataclasses import dataclass
from enum import StrEnum

TEAL = "#0F6B5C"
AMBER = "#C98A1B"


class ChartKind(StrEnum):
    """Columns stand side by side over their category; bars lie, for categories with long names."""

    COLUMNS = "columns"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures; `colour` is #RRGGBB."""

    label: str
    colour: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of whole numbers. `notes` stand beside the bars of a category, such as its value in rupiah."""

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    notes: tuple[str, ...] = ()

    @property
    def highest(self) -> int:
        """The largest figure, 0 for a chart without figures."""
        return max((value for row in self.series for value in row.values), default=0)

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to draw but the axis."""
        return self.highest == 0

    @property
    def ticks(self) -> tuple[int, ...]:
        """Where the axis is marked, from 0."""
        return nice_axis(self.highest)


def nice_axis(highest: int) -> tuple[int, ...]:
    """Return whole round marks from 0 to a top not below the highest figure, four to six steps where there is room.

    The step is 1, 2 or 5 times a power of ten.
    """
    highest = max(highest, 1)
    power = 1
    while True:
        for base in (1, 2, 5):
            step = base * power
            if highest <= 5 * step:
                return tuple(range(0, -(-highest // step) * step + 1, step))
        power *= 10
