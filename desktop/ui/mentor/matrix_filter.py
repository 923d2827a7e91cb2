"""What the matrix is narrowed to: words, a kecamatan, a state of a period, offices of the list only."""

from dataclasses import dataclass, replace

from db.records.matrix import Matrix, MatrixRow
from db.records.names import normalised
from db.records.period import Period
from db.vocabulary import CellState
from desktop.rules.labels import label
from desktop.ui.period_words import period_name
from resources.language import _


@dataclass(frozen=True, slots=True)
class MatrixFilter:
    """Conditions; empty ones do not narrow. `states` are those of `period`."""

    search: str = ""
    subdistrict: str = ""
    states: frozenset[CellState] = frozenset()
    period: Period | None = None
    unknown: bool = False  # offices not enrolled or whose words were not compared
    comments: bool = False  # offices with open comments

    @property
    def narrows(self) -> bool:
        """Whether any condition is set."""
        return self != MatrixFilter(period=self.period)

    def rows(self, matrix: Matrix) -> list[MatrixRow]:
        """Return the offices that fit."""
        place = self.place(matrix)
        words = normalised(self.search).split()
        return [row for row in matrix.rows if self._fits(row, place, words)]

    def place(self, matrix: Matrix) -> int:
        """Return which column the states are of: the one chosen, else the latest period that is over."""
        if self.period in matrix.periods:
            return matrix.periods.index(self.period)
        over = [n for n, counts in enumerate(matrix.counts) if not counts.get(CellState.WAITING, 0)]
        return over[-1] if over else len(matrix.periods) - 1

    def chips(self, matrix: Matrix | None = None) -> list[tuple[str, str]]:
        """Return the conditions as (key, words)."""
        found = []
        if self.subdistrict:
            found.append(("subdistrict", _("Kecamatan {name}").format(name=self.subdistrict)))
        if self.states and matrix is not None:
            period = period_name(matrix.periods[self.place(matrix)])
            states = ", ".join(label(state) for state in CellState if state in self.states)
            found.append(("states", f"{period}: {states}"))
        if self.unknown:
            found.append(("unknown", _("Belum terdaftar atau belum dicocokkan")))
        if self.comments:
            found.append(("comments", _("Ada catatan terbuka")))
        return found

    def without(self, key: str) -> "MatrixFilter":
        """Return the filter with one condition taken away."""
        return replace(self, **{key: getattr(MatrixFilter(), key)})

    def _fits(self, row: MatrixRow, place: int, words: list[str]) -> bool:
        if self.subdistrict and row.subdistrict != self.subdistrict:
            return False
        if self.states and row.cells[place].state not in self.states:
            return False
        if self.unknown and row.confirmed:
            return False
        if self.comments and not row.open_comments:
            return False
        said = f"{normalised(f'{row.name} {row.subdistrict}')} {row.code}"
        return all(word in said for word in words)
