"""The ruled rows of an attendance list: room for signatures in two staggered columns, never a row cut in two."""

from collections.abc import Sequence

from desktop.printing.fonts import Face
from desktop.printing.frame import shortened
from desktop.printing.layout import GREY, HAIR, PALE, Align, Line, Style, wrap
from desktop.printing.sheet import Sheet
from desktop.printing.table import Column
from desktop.printing.text import visible

ROW_HEIGHT = 11.0  # millimetres: a signature needs them
FOOT = 8.0  # kept free under the rows for the count of the page
_CELL = Style(9, leading=9 * 1.15)
_HEAD = Style(9, Face.SEMIBOLD, leading=9 * 1.15)
_FOOT = Style(8.5, Face.SEMIBOLD)
_MARK = Style(8, Face.ITALIC, leading=8 * 1.15)
_NUMBER = Style(8)
_RUNNING = Style(8.5, colour=GREY)
_PADDING = 1.1
_MOST_LINES = 26  # of one cell; far more than any real name, and still one row on a page


class AttendanceTable:
    """Draws rows at the sheet's cursor; the last column is for the signature.

    The heading comes again on each page, and `running` above it, so that a loose page is known. At the foot of a
    page stands how many rows it has, and how many people came: a line to write on, or the number where attendance is
    recorded.
    """

    def __init__(self, sheet: Sheet, columns: Sequence[Column], running: str, *, recorded: bool) -> None:
        total = sum(column.share for column in columns)
        self.sheet = sheet
        self.columns = tuple(columns)
        self._running = running
        self._recorded = recorded
        self._widths = [sheet.content_width * column.share / total for column in columns]
        self._titles = [
            wrap(column.title, _HEAD, width - 2 * _PADDING) for column, width in zip(columns, self._widths, strict=True)
        ]
        self._headed = False
        self._caption: list[Line] = []
        self._first = self._last = 0  # numbers of the rows on this page
        self._came = 0

    @property
    def room(self) -> float:
        """What is left for rows on this page, the count at its foot set aside."""
        return self.sheet.room - FOOT

    def caption(self, text: str) -> None:
        """Draw a line across the table that names the rows below it, on the page of the first of them."""
        self._caption = wrap(text, _HEAD, self.sheet.content_width - 2 * _PADDING)

    def row(self, number: int, cells: Sequence[str], mark: str = "", *, came: bool = False) -> None:
        """Draw one row: its cells, then the room for the signature with its number, or what is written instead."""
        broken = [
            _few(wrap(cell, _CELL, width - 2 * _PADDING)) for cell, width in zip(cells, self._widths, strict=False)
        ]
        height = max(ROW_HEIGHT, max((len(lines) for lines in broken), default=0) * _CELL.line_mm + 2 * _PADDING)
        self._make_room(height)
        aligns = [column.align for column in self.columns]
        self._cells([*broken, []], _CELL, height, aligns)
        self._signature(number, mark, height)
        self.sheet.y += height
        self._first = self._first or number
        self._last = number
        self._came += came

    def keep_room(self, height: float) -> None:
        """Turn the page unless this much is left below the next row, so that what follows the rows has one above it."""
        if self._headed and ROW_HEIGHT + height > self.room + 0.01:
            self._turn()

    def end_page(self) -> None:
        """Write the count under the last row of a page, and begin to count anew."""
        sheet = self.sheet
        if not self._headed:
            self._make_room(0)
        if not self._last:
            return
        count = self._last - self._first + 1
        place = f"Nomor {self._first}" if count == 1 else f"Nomor {self._first}–{self._last}"
        came = str(self._came) if self._recorded else "." * 12
        words = f"{place} · hadir pada halaman ini: {came} orang"
        base = sheet.y + 5.2
        sheet.text(sheet.right, base, words, _FOOT, Align.RIGHT)
        sheet.y += FOOT
        self._first = self._last = self._came = 0

    def _make_room(self, height: float) -> None:
        """Turn the page where a row does not fit, and draw heading and caption where they are due."""
        named = len(self._caption) * _HEAD.line_mm + 2 * _PADDING if self._caption else 0.0
        if not self._headed:
            self.sheet.need(self._head_height + named + height + FOOT)
            self._header()
        elif named + height > self.room + 0.01:
            self._turn()
        if self._caption:
            sheet = self.sheet
            sheet.lines(sheet.left + _PADDING, sheet.y + _PADDING, self._caption, _HEAD, sheet.content_width)
            sheet.grid((sheet.left, sheet.right), (sheet.y, sheet.y + named), 0.5, HAIR)
            sheet.y += named
            self._caption = []

    @property
    def _head_height(self) -> float:
        return max(len(lines) for lines in self._titles) * _HEAD.line_mm + 2 * _PADDING

    def _header(self) -> None:
        height = self._head_height
        self.sheet.box(self.sheet.left, self.sheet.y, self.sheet.content_width, height, fill=PALE)
        self._cells(self._titles, _HEAD, height, [Align.CENTER] * len(self._titles))
        self.sheet.y += height
        self._headed = True

    def _turn(self) -> None:
        self.end_page()
        self.sheet.new_page()
        self._run()
        self._header()

    def _run(self) -> None:
        sheet = self.sheet
        words = shortened(visible(self._running).replace("\n", " "), _RUNNING, sheet.content_width)
        sheet.text(sheet.left, sheet.y + _RUNNING.rise_mm, words, _RUNNING)
        sheet.y += _RUNNING.line_mm + 1.2

    def _cells(self, cells: Sequence[list[Line]], style: Style, height: float, aligns: Sequence[Align]) -> None:
        sheet, x = self.sheet, self.sheet.left
        edges = [x]
        for lines, width, align in zip(cells, self._widths, aligns, strict=True):
            if lines:
                above = (height - len(lines) * style.line_mm) / 2
                sheet.lines(x + _PADDING, sheet.y + above, lines, style, width - 2 * _PADDING, align)
            x += width
            edges.append(x)
        sheet.grid(edges, (sheet.y, sheet.y + height), 0.5, HAIR)

    def _signature(self, number: int, mark: str, height: float) -> None:
        """Odd numbers sign on the left, even ones on the right, so that each has the height of two rows."""
        sheet, width = self.sheet, self._widths[-1]
        x = sheet.right - width
        if mark:
            lines = wrap(mark, _MARK, width - 2 * _PADDING)
            above = (height - len(lines) * _MARK.line_mm) / 2
            sheet.lines(x + _PADDING, sheet.y + above, lines, _MARK, width - 2 * _PADDING, Align.CENTER)
            return
        start = x + (0.8 if number % 2 else width / 2)
        base = sheet.y + min(height, ROW_HEIGHT) - 3.2
        wide = sheet.text(start, base, f"{number}.", _NUMBER)
        sheet.line(start + wide + 0.6, base + 0.4, start + width / 2 - 1.2, base + 0.4, 0.6, HAIR, dash=1.6)


def _few(lines: list[Line]) -> list[Line]:
    if len(lines) <= _MOST_LINES:
        return lines
    return [*lines[: _MOST_LINES - 1], *wrap("…", _CELL, 10)]
