"""Where the table of a sheet begins and ends: under its titles, over its totals and signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.problem import Problem
from desktop.rules.reading import read_date
from desktop.sheets.cells import Cell, SheetCells, filled
from desktop.sheets.mapping import Target, header_score
from desktop.sheets.wordlists import begins_with

_SEARCHED_ROWS = 60
# Two headings known for certain make a header row; a single known word may be a title.
_KNOWN_ENOUGH = 1.5
_COLUMN_NUMBER = re.compile(r"^\(?\s*(\d{1,2})\s*\)?$")


class SkippedKind(StrEnum):
    """Why a row of the sheet is no row of the table."""

    TITLE = "title"
    COLUMN_NUMBERS = "column-numbers"
    BLANK = "blank"
    REPEATED_HEADER = "repeated-header"
    TOTAL = "total"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row left out: its number from 1, why, and what stands in it."""

    row_number: int
    kind: SkippedKind
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a sheet: headings, rows with their numbers as a spreadsheet shows them, and what was left out."""

    sheet_name: str
    header_row: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    skipped: tuple[SkippedRow, ...]


def find_table(sheet: SheetCells, target: Target) -> Table:
    """Return the table of a sheet.

    Raises Problem `sheet-no-header` when no row looks like headings.
    """
    first, height = _header_place(sheet.rows, target)
    header = _joined(sheet.rows, first, height)
    body_start = first + height
    kinds = _classify(sheet.rows, body_start, header)
    titles = [
        SkippedRow(number + 1, SkippedKind.TITLE, _shown(row))
        for number, row in enumerate(sheet.rows[:first])
        if any(map(filled, row))
    ]
    left_out = [
        SkippedRow(body_start + offset + 1, kind, _shown(sheet.rows[body_start + offset]))
        for offset, kind in enumerate(kinds)
        if kind is not None
    ]
    width = len(header)
    rows = tuple(
        (body_start + offset + 1, _fitted(sheet.rows[body_start + offset], width))
        for offset, kind in enumerate(kinds)
        if kind is None
    )
    return Table(sheet.name, first + 1, header, rows, (*titles, *left_out))


def tables(sheets: Sequence[SheetCells], target: Target) -> list[Table]:
    """Return the tables of all sheets that have one, the best known headings first and otherwise in their order.

    Raises Problem `sheet-no-header` when no sheet has one.
    """
    found = []
    for sheet in sheets:
        try:
            found.append(find_table(sheet, target))
        except Problem:
            continue
    if not found:
        raise Problem("sheet-no-header")
    return sorted(found, key=lambda table: -header_score(table.header, target))


def is_known(table: Table, target: Target) -> bool:
    """Tell whether enough headings of a table are known for it to be a list of this kind."""
    return header_score(table.header, target) >= _KNOWN_ENOUGH


def _header_place(rows: Sequence[Sequence[Cell]], target: Target) -> tuple[int, int]:
    """Return the first header row, counted from 0, and how many rows the header has (1 or 2)."""
    best, place = 0.0, (-1, 1)
    for number, row in enumerate(rows[:_SEARCHED_ROWS]):
        if not any(map(filled, row)):
            continue
        alone = header_score(row, target)
        if alone > best:
            best, place = alone, (number, 1)
        if number + 1 < len(rows) and _may_be_second_row(row, rows[number + 1]):
            together = header_score(_joined(rows, number, 2), target)
            if together > max(best, alone) + 0.4:
                best, place = together, (number, 2)
    if best >= _KNOWN_ENOUGH:
        return place
    return _first_full_row(rows), 1


def _first_full_row(rows: Sequence[Sequence[Cell]]) -> int:
    """Return the first row of at least three words side by side, for a person to say what they mean."""
    for number, row in enumerate(rows[:_SEARCHED_ROWS]):
        words = [cell for cell in row if isinstance(cell, str) and filled(cell)]
        if len(words) >= 3 and len(words) == sum(map(filled, row)):
            return number
    raise Problem("sheet-no-header")


def _may_be_second_row(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Tell whether a row can be the lower half of a header: words only, and some under a merged or empty heading."""
    if not any(map(filled, lower)) or _column_numbers(lower):
        return False
    if sum(map(filled, upper)) < 2:
        return False
    for cell in lower:
        if filled(cell) and (not isinstance(cell, str) or len(cell) > 60 or _is_figure(cell)):
            return False
    return any(filled(cell) and not _at(upper, column) for column, cell in enumerate(lower))


def _is_figure(text: str) -> bool:
    if re.search(r"\d", text) is None:
        return text.strip() in ("-", "–")
    try:
        read_date(text)
    except Problem:
        return re.fullmatch(r"(?:rp\.?)?\s*[\d.,' -]+", text.strip().casefold()) is not None
    return True


def _joined(rows: Sequence[Sequence[Cell]], first: int, height: int) -> tuple[str, ...]:
    """Return the headings; in a header of two rows a merged upper one stands over each column below it."""
    upper = [_text(cell) for cell in rows[first]]
    if height == 1:
        return tuple(upper)
    lower = [_text(cell) for cell in rows[first + 1]]
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    over, joined = "", []
    for above, below in zip(upper, lower, strict=True):
        over = above or over
        joined.append(f"{over if below else above} {below}".strip())
    return tuple(joined)


def _classify(rows: Sequence[Sequence[Cell]], start: int, header: tuple[str, ...]) -> list[SkippedKind | None]:
    """Return for each row after the header why it is left out, or None for a row of the table."""
    body = rows[start:]
    enough = max(2, -(-2 * sum(1 for text in header if text) // 5))  # two fifths of the columns
    kinds = [_own_kind(row, header, enough, first=offset == 0) for offset, row in enumerate(body)]
    full = [
        offset
        for offset, row in enumerate(body)
        if kinds[offset] is None and sum(1 for cell in row if _says_something(cell)) >= enough
    ]
    last = full[-1] if full else -1
    ended = False
    for offset in range(last + 1, len(body)):
        # What follows the last full row still belongs to the table until a blank row, a total or a signature.
        if kinds[offset] is not None:
            ended = True
        elif ended:
            kinds[offset] = SkippedKind.CLOSING
    return kinds


def _own_kind(row: Sequence[Cell], header: tuple[str, ...], enough: int, *, first: bool) -> SkippedKind | None:
    texts = [_text(cell) for cell in row if filled(cell)]
    if not texts:
        return SkippedKind.BLANK
    if _column_numbers(row) and (first or all(text.startswith("(") for text in texts)):
        return SkippedKind.COLUMN_NUMBERS
    if _fitted([_text(cell) for cell in row], len(header)) == header:
        return SkippedKind.REPEATED_HEADER
    words = [text for text in texts if re.search(r"[^\W\d]", text)]
    # A total has words in its first cell alone; "Jumlah" deep in a full row is somebody's remark.
    if words and begins_with("layout", "total", words[0]) and (len(words) == 1 or len(texts) < enough):
        return SkippedKind.TOTAL
    if len(texts) <= 2 and begins_with("layout", "closing", texts[0]):
        return SkippedKind.CLOSING
    return None


def _column_numbers(row: Sequence[Cell]) -> bool:
    """Tell whether a row only counts its columns: (1) (2) (3) …"""
    numbers = []
    for cell in row:
        if not filled(cell):
            continue
        text = f"{cell:.0f}" if isinstance(cell, float) else str(cell)
        match = _COLUMN_NUMBER.match(text.strip())
        if match is None:
            return False
        numbers.append(int(match[1]))
    return len(numbers) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _says_something(cell: Cell) -> bool:
    return filled(cell) and not (isinstance(cell, str) and cell.strip() in ("-", "–"))


def _at(row: Sequence[Cell], column: int) -> bool:
    return column < len(row) and filled(row[column])


def _fitted(row: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    return (*row[:width], *([None] * (width - len(row))))


def _text(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _shown(row: Sequence[Cell]) -> str:
    return " · ".join(_text(cell) for cell in row if filled(cell))[:200]
