"""What the tests of the sheets share."""

from datetime import date
from pathlib import Path

import pytest

from desktop.sheets.cells import Cell, SheetCells

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The made-up books of offices."""
    return Path(__file__).parents[1] / "data" / "sheets"


def sheet(*rows: list[Cell], name: str = "Lembar1") -> SheetCells:
    """A sheet typed in a test."""
    return SheetCells(name, [list(row) for row in rows])
