"""The cells of a sheet, as plain values, and how they travel from the reading process as JSON."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from db.problem import Problem

Cell = str | int | float | bool | date | None

# What one file may hold at most; a village's book of ten years has a tenth of it.
MAX_SHEETS = 50
MAX_ROWS = 50_000
MAX_COLUMNS = 400
MAX_CELLS = 1_000_000
MAX_CELL_TEXT = 32_767  # the limit of spreadsheet programs themselves
MAX_TEXT = 20_000_000  # characters of all cells together


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet: its name and its rows from the first row of the sheet on (row 1 is `rows[0]`)."""

    name: str
    rows: list[list[Cell]]

    @property
    def empty(self) -> bool:
        """Tell whether no cell holds anything."""
        return not any(filled(cell) for row in self.rows for cell in row)


def filled(cell: Cell) -> bool:
    """Tell whether a cell holds something besides spaces."""
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def to_json(sheets: Iterable[SheetCells]) -> str:
    """Return sheets as JSON; a date stands as {"date": "2026-11-21"}."""
    return json.dumps(
        [{"name": sheet.name, "rows": [[_out(c) for c in row] for row in sheet.rows]} for sheet in sheets]
    )


def from_answer(answer: object) -> list[SheetCells]:
    """Build sheets from parsed JSON.

    Raises Problem `sheet-damaged` when it is not what `to_json` writes.
    """
    try:
        return [
            SheetCells(str(sheet["name"]), [[_in(cell) for cell in row] for row in sheet["rows"]])
            for sheet in cast(Any, answer)
        ]
    except (ValueError, TypeError, KeyError):
        raise Problem("sheet-damaged") from None


def _out(cell: Cell) -> object:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    return cell


def _in(cell: object) -> Cell:
    if isinstance(cell, dict):
        return date.fromisoformat(cell["date"])
    if cell is None or isinstance(cell, (str, int, float, bool)):
        return cast(Cell, cell)
    raise TypeError("a cell holds one plain value")
