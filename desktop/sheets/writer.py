"""Lists saved as a spreadsheet: numbers and dates as real cells, what people typed as text and nothing else."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from db.safe_file import write_atomically
from desktop.rules.texts import clean_text
from desktop.rules.words import date_short
from desktop.sheets.cells import MAX_CELL_TEXT, Cell

_NARROWEST, _WIDEST = 6, 60  # characters
_MEASURED_ROWS = 500


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column to write: heading, kind of its cells, width in characters (None: as wide as its content)."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int | None = None


def write_table(
    path: Path, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, subtitle: str = ""
) -> None:
    """Write a table as xlsx: title, headings that stay in view, one row each; the file appears whole or not at all.

    The caller masks what must be masked. Raises OSError when the file cannot be written.
    """
    write_atomically(path, table_content(title, columns, rows, subtitle=subtitle))


def table_content(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    subtitle: str = "",
    choices: Mapping[int, Sequence[str]] | None = None,
) -> bytes:
    """Return the xlsx of a table. `choices` gives a column (from 0) a list to choose from in each of its cells."""
    import xlsxwriter

    buffer = io.BytesIO()
    # Everything stays in memory: the library's temporary files would hold names (SAFETY.md S1).
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        formats = _formats(book)
        lines = [_text(title), *([_text(subtitle)] if subtitle else [])]
        for number, line in enumerate(lines):
            sheet.write_string(number, 0, line, formats["title" if number == 0 else "subtitle"])
        header = len(lines) + 1
        widths = [max(_NARROWEST, len(column.title) + 2) for column in columns]
        for place, column in enumerate(columns):
            sheet.write_string(header, place, _text(column.title), formats["header"])
        count = 0
        for count, row in enumerate(rows, start=1):
            for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
                length = _write(sheet, header + count, place, cell, column.kind, formats)
                if count <= _MEASURED_ROWS:
                    widths[place] = max(widths[place], length + 2)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width or min(widths[place], _WIDEST), formats.get(column.kind.value))
        _offer_choices(book, sheet, header + 1, choices or {})
        if columns and count:
            sheet.autofilter(header, 0, header + count, len(columns) - 1)
        sheet.freeze_panes(header + 1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(header)
    return buffer.getvalue()


def _offer_choices(book: Any, sheet: Any, first_row: int, choices: Mapping[int, Sequence[str]]) -> None:
    """Let each cell of some columns be picked from a list; the lists stand on a hidden sheet, as they hold commas."""
    if not choices:
        return
    lists = book.add_worksheet("Pilihan")
    lists.hide()
    for number, (place, words) in enumerate(choices.items()):
        for row, word in enumerate(words):
            lists.write_string(row, number, word)
        letter = chr(ord("A") + number)
        source = f"=Pilihan!${letter}$1:${letter}${len(words)}"
        rule = {"validate": "list", "source": source, "error_type": "warning"}
        sheet.data_validation(first_row, place, first_row + 1000, place, rule)


def _write(sheet: Any, row: int, column: int, cell: Cell, kind: ColumnKind, formats: dict[str, Any]) -> int:
    """Write one cell as what it is and return its length; only a column of figures gets numbers."""
    style = formats[kind.value]
    if cell is None or cell == "":
        return 0
    if isinstance(cell, date):
        moment = cell if isinstance(cell, datetime) else datetime(cell.year, cell.month, cell.day)
        if cell.year >= 1900:
            sheet.write_datetime(row, column, moment.replace(tzinfo=None), formats["date"])
            return 10
        cell = date_short(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and kind in (ColumnKind.MONEY, ColumnKind.NUMBER):
        sheet.write_number(row, column, cell, style)
        return len(f"{cell:,}") + (2 if kind is ColumnKind.MONEY else 0)
    text = _text(str(cell))
    sheet.write_string(row, column, text, formats["text"])
    return max(map(len, text.split("\n")))


def _text(text: str) -> str:
    cleaned = clean_text(text)
    return cleaned if len(cleaned) <= MAX_CELL_TEXT else cleaned[: MAX_CELL_TEXT - 1] + "…"


def _sheet_name(title: str) -> str:
    """Return a title as the name of a sheet: at most 31 signs, none of those that names of sheets forbid."""
    allowed = re.sub(r"[\[\]:*?/\\'\U00010000-\U0010ffff]", " ", _text(title))
    return " ".join(allowed.split())[:31].strip() or "Daftar"


def _formats(book: Any) -> dict[str, Any]:
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "subtitle": book.add_format({"font_color": "#52606D"}),
        "header": book.add_format(
            {"bold": True, "bg_color": "#E3EFEC", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        ),
        "text": book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
        "date": book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"}),
        "money": book.add_format({"num_format": '"Rp"#,##0', "valign": "top"}),
        "number": book.add_format({"num_format": "#,##0.###", "valign": "top"}),
    }
