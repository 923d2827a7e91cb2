"""The bytes of a spreadsheet file, whatever its kind, into cells; runs in the reading process only."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from db.problem import Problem
from desktop.sheets.cells import MAX_CELL_TEXT, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, MAX_TEXT, Cell, SheetCells

UNPACKED_LIMIT = 200 * 1024 * 1024  # bytes of all members of an xlsx or ods together (SAFETY.md §2.10)
_MEMBER_LIMIT = 10_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES = (".csv", ".txt", ".tsv", ".tab")
_DELIMITERS = ";,\t|"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def read_content(content: bytes, suffix: str) -> list[SheetCells]:
    """Return the visible sheets of a file; what it is shows in its bytes, its ending only allows plain text.

    Raises Problem: sheet-empty, sheet-unknown-kind, sheet-is-web-page, sheet-locked, sheet-damaged, sheet-too-large.
    """
    if not content.strip():
        raise Problem("sheet-empty")
    if content.startswith(_ZIP):
        check_members(content)
        return _workbook(content)
    if content.startswith(_OLE):
        return _workbook(content)
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|\?xml|meta)", content[:200], re.IGNORECASE):
        raise Problem("sheet-is-web-page")
    if suffix.casefold() in _TEXT_SUFFIXES:
        return [SheetCells("", delimited(_decode(content)))]
    raise Problem("sheet-unknown-kind")


def check_members(content: bytes) -> None:
    """Refuse a zip whose members together say they unpack to more than the limit, or that is cut off.

    Raises Problem `sheet-too-large` or `sheet-damaged`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise Problem("sheet-damaged") from None
    if len(members) > _MEMBER_LIMIT or sum(member.file_size for member in members) > UNPACKED_LIMIT:
        raise Problem("sheet-too-large")


def _workbook(content: bytes) -> list[SheetCells]:
    import python_calamine

    try:
        workbook = python_calamine.load_workbook(io.BytesIO(content))
        visible = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        names = visible or workbook.sheet_names
        sheets = [_sheet(name, workbook.get_sheet_by_name(name)) for name in names[:MAX_SHEETS]]
    except python_calamine.PasswordError:
        raise Problem("sheet-locked") from None
    except (python_calamine.CalamineError, OSError, ValueError):
        raise Problem("sheet-damaged") from None
    if sum(len(cell) for sheet in sheets for row in sheet.rows for cell in row if isinstance(cell, str)) > MAX_TEXT:
        raise Problem("sheet-too-large")
    return sheets


def _sheet(name: str, sheet: object) -> SheetCells:
    end = sheet.end  # type: ignore[attr-defined]
    if end is None:
        return SheetCells(name, [])
    if end[0] >= MAX_ROWS or end[1] >= MAX_COLUMNS or (end[0] + 1) * (end[1] + 1) > MAX_CELLS:
        raise Problem("sheet-too-large")
    rows = sheet.to_python(skip_empty_area=False)  # type: ignore[attr-defined]
    return SheetCells(name, [_trimmed(_plain(cell) for cell in row) for row in rows])


def _plain(cell: object) -> Cell:
    """Return a cell of the reading library as one of ours; a time alone becomes text."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, (bool, int, float, date)):
        return cell
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return str(cell)[:MAX_CELL_TEXT]


def _trimmed(cells: Iterable[Cell]) -> list[Cell]:
    row = list(cells)
    while row and row[-1] is None:
        row.pop()
    return row


def _decode(content: bytes) -> str:
    """Return the text of a csv; UTF-8 when it is that, else the code page of Windows in Indonesia."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in content or content.startswith((b"MZ", b"%PDF", b"\x7fELF")):
        raise Problem("sheet-unknown-kind")
    else:
        encodings = ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text[:100_000])) > 10:
            break
        return text
    raise Problem("sheet-unknown-kind")


def delimited(text: str) -> list[list[Cell]]:
    """Return the cells of text whose columns are parted by one sign, found out by how regular it is.

    Raises Problem `sheet-too-large` or `sheet-damaged`.
    """
    lines = text.split("\n", 1)
    named = re.match(r"sep=(.)\r?$", lines[0], re.IGNORECASE)  # a line that spreadsheet programs write and read
    if named:
        text = lines[1] if len(lines) > 1 else ""
    delimiter = named[1] if named else _delimiter(text)
    csv.field_size_limit(MAX_CELL_TEXT * 4)
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(_trimmed(cell[:MAX_CELL_TEXT] or None for cell in row))
            cells += len(row)
            if len(rows) > MAX_ROWS or len(row) > MAX_COLUMNS or cells > MAX_CELLS:
                raise Problem("sheet-too-large")
    except csv.Error:
        raise Problem("sheet-damaged") from None
    return rows


def _delimiter(text: str) -> str:
    """Return the sign that cuts the first lines into the same number of cells most often."""
    sample = "\n".join(text.splitlines()[:40])

    def regularity(sign: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign) if row]
        except csv.Error:
            return (0, 0)
        wide = [width for width in widths if width > 1]
        usual = max(set(wide), key=wide.count) if wide else 0
        return (wide.count(usual), usual)

    return max(_DELIMITERS, key=regularity)
