"""Text copied from a spreadsheet or a chat, as the cells of a sheet."""

import re
from collections.abc import Sequence

from db.problem import Problem
from desktop.sheets.cells import MAX_COLUMNS, MAX_ROWS, Cell, SheetCells, filled
from desktop.sheets.formats import delimited
from desktop.sheets.mapping import CERTAIN, Target, header_score, template_fields
from resources.language import _

LONGEST = 2_000_000  # characters
_KNOWN_ENOUGH = 1.5
_LISTED = re.compile(r"^\s*(?:\d{1,4}[.)]|[-•*])\s+(.+)$")  # "1. Nama", as lists in a chat are written


def read_pasted(text: str) -> list[SheetCells]:
    """Return the cells of pasted text: parted by tabs as spreadsheets copy, or one name per line.

    Text without headings gets those its columns look like, so that every column can be corrected like any other.
    Raises Problem `sheet-empty` or `sheet-too-large`.
    """
    if len(text) > LONGEST:
        raise Problem("sheet-too-large", file=_("teks tempelan"))
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    if not lines:
        raise Problem("sheet-empty", file=_("teks tempelan"))
    if any("\t" in line for line in lines):
        rows: list[list[Cell]] = delimited(text)
    elif sum(";" in line for line in lines) * 2 > len(lines):
        rows = delimited(text)
    else:
        # Commas part degrees from names, not cells. A heading over the names is no name.
        names = lines[1:] if header_score([lines[0].strip()], Target.PARTICIPANTS) >= CERTAIN else lines
        rows = [[number, _name(line)] for number, line in enumerate(names, start=1)]
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise Problem("sheet-too-large", file=_("teks tempelan"))
    if max((header_score(row, Target.PARTICIPANTS) for row in rows[:40]), default=0.0) < _KNOWN_ENOUGH:
        rows = [list(_guessed_headings(rows)), *rows]
    return [SheetCells("", rows)]


def _name(line: str) -> str:
    match = _LISTED.match(line)
    return (match[1] if match else line).strip()


def _guessed_headings(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return a heading for each column by what stands in it: numbers by their shape, words in the usual order."""
    words = dict(template_fields(Target.PARTICIPANTS))
    width = max((len(row) for row in rows), default=0)
    left = ["name", "position", "institution", "address", "note"]
    headings = []
    for column in range(width):
        texts = [str(row[column]).strip() for row in rows if column < len(row) and filled(row[column])]
        field = _shape(texts, column)
        if field == "" and left:
            field = left.pop(0)
        headings.append(words.get(field, ""))
    return [heading if heading not in headings[:place] else "" for place, heading in enumerate(headings)]


def _shape(texts: Sequence[str], column: int) -> str:
    """Return the field a column of numbers looks like; an empty text for words."""
    if not texts:
        return "unused"
    plain = [re.sub(r"[\s.'’-]", "", text) for text in texts]
    usual = max(1, len(texts) * 2 // 3)
    if column == 0 and sum(text.isdigit() and len(text) <= 4 for text in plain) >= usual:
        return "row_number"
    if sum(text.isdigit() and len(text) == 16 for text in plain) >= usual:
        return "nik"
    if sum(bool(re.fullmatch(r"(?:\+?62|0)\d{8,13}", text)) for text in plain) >= usual:
        return "phone"
    if sum(text.casefold() in ("l", "p") for text in plain) >= usual:
        return "sex"
    if sum(text.isdigit() and len(text) == 18 for text in plain) >= usual:
        return "id_number"
    if sum(bool(re.fullmatch(r"\d{1,3}(?:[.,]\d+)?", text)) for text in texts) >= usual:
        return "post_score"
    return ""
