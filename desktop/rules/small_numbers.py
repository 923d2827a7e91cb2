"""Small numbers kept back for publication: in a village, "one gift to the treasurer" names a person (SAFETY.md §5)."""

from collections.abc import Iterable

from desktop.rules.figures import FigureRow

SMALLEST = 3
_MERGED = "Lainnya (digabung, masing-masing kurang dari 3)"


def merge_small(rows: Iterable[FigureRow]) -> tuple[FigureRow, ...]:
    """Return the rows with every count below three merged into one row, so that no cell tells of one or two.

    When the merged row is still too small, or could be told apart as total minus the rest, the smallest other row
    joins it. If nothing is left to join, its figures are kept back.
    """
    rows = tuple(rows)
    filled = sorted((row for row in rows if row.count), key=lambda row: row.count or 0)
    small = [row for row in filled if (row.count or 0) < SMALLEST]
    if not small:
        return rows
    rest = filled[len(small) :]
    while rest and (len(small) < 2 or _sum(small) < SMALLEST):
        small.append(rest.pop(0))
    kept_back = _sum(small) < SMALLEST
    joined = {row.key for row in small}
    merged = FigureRow(
        key="",
        label=_MERGED,
        count=None if kept_back else _sum(small),
        value=None if kept_back else sum(row.value or 0 for row in small),
    )
    return (*(row for row in rows if row.key not in joined), merged)


def _sum(rows: Iterable[FigureRow]) -> int:
    return sum(row.count or 0 for row in rows)
