"""Tables that never cut anything off: long cells go on over the page, the header comes again."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.printing.fonts import Face
from desktop.printing.layout import HAIR, PALE, Align, Colour, Line, Style, wrap
from desktop.printing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and where its cells stand."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class TableLook:
    """Sizes of a table: text in points, padding in millimetres."""

    size: float = 9.0
    padding: float = 1.2
    header_fill: Colour = PALE
    line: Colour = HAIR
    numbers: bool = False  # a row (1) (2) (3) below the header, as books of administration have it


PLAIN = TableLook()


class Table:
    """Draws rows one after the other at the sheet's cursor; nothing is kept, so ten thousand rows cost no memory."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        look: TableLook = PLAIN,
        width: float | None = None,
    ) -> None:
        self.sheet = sheet
        self.columns = tuple(columns)
        self.look = look
        self.width = width or sheet.content_width
        total = sum(column.share for column in self.columns)
        self.widths = [self.width * column.share / total for column in self.columns]
        self._cell = Style(look.size, leading=look.size * 1.18)
        self._strong = Style(look.size, Face.BOLD, leading=look.size * 1.18)
        self._head = Style(look.size, Face.SEMIBOLD, leading=look.size * 1.18)
        self._header = [
            wrap(column.title, self._head, width - 2 * look.padding)
            for column, width in zip(self.columns, self.widths, strict=True)
        ]

    def header(self) -> None:
        """Draw the headings; they come again by themselves on every further page."""
        centred = [Align.CENTER] * len(self.columns)
        # A header alone at the foot of a page would be worse than white space.
        self.sheet.need(self._height(self._header, self._head) + 3 * self._cell.line_mm)
        self._draw_header(centred)

    def row(self, cells: Sequence[str], *, strong: bool = False, fill: Colour | None = None) -> None:
        """Draw one row; a cell longer than the page is continued on the next."""
        style = self._strong if strong else self._cell
        padding = 2 * self.look.padding
        rest = [wrap(cell, style, width - padding) for cell, width in zip(cells, self.widths, strict=True)]
        aligns = [column.align for column in self.columns]
        turned = False
        while True:
            height = self._height(rest, style)
            if height <= self.sheet.room + 0.01:
                self._draw(rest, style, height, aligns, fill)
                return
            fits = max(int((self.sheet.room - padding) / style.line_mm), 1 if turned else 0)
            # A short row goes to the next page whole; one longer than half a page begins where there is room for it.
            if turned or (fits >= 3 and height > self.sheet.height / 2):
                part = [lines[:fits] for lines in rest]
                self._draw(part, style, self._height(part, style), aligns, fill)
                rest = [lines[fits:] for lines in rest]
            self.sheet.new_page()
            self._draw_header([Align.CENTER] * len(self.columns))
            turned = True

    def blank_rows(self, count: int, height: float = 9.0) -> None:
        """Draw empty rows to be filled in by hand."""
        for _ in range(count):
            if height > self.sheet.room:
                self.sheet.new_page()
                self._draw_header([Align.CENTER] * len(self.columns))
            self._draw([[] for _ in self.columns], self._cell, height, [], None)

    def _draw_header(self, aligns: list[Align]) -> None:
        self._draw(self._header, self._head, self._height(self._header, self._head), aligns, self.look.header_fill)
        if self.look.numbers:
            style = Style(self.look.size * 0.8, leading=self.look.size)
            cells = [wrap(f"({n})", style, width) for n, width in enumerate(self.widths, start=1)]
            self._draw(cells, style, style.line_mm + self.look.padding, aligns, None, self.look.padding / 2)

    def _height(self, cells: Sequence[Sequence[Line]], style: Style) -> float:
        return max((len(lines) for lines in cells), default=0) * style.line_mm + 2 * self.look.padding

    def _draw(
        self,
        cells: Sequence[list[Line]],
        style: Style,
        height: float,
        aligns: Sequence[Align],
        fill: Colour | None,
        above: float | None = None,
    ) -> None:
        sheet, padding = self.sheet, self.look.padding
        above = padding if above is None else above
        top, x = sheet.y, sheet.left
        if fill:
            sheet.box(x, top, self.width, height, fill=fill)
        edges = [x]
        for index, (lines, width) in enumerate(zip(cells, self.widths, strict=True)):
            if lines:
                sheet.lines(x + padding, top + above, lines, style, width - 2 * padding, aligns[index])
            x += width
            edges.append(x)
        bottom = top + height
        sheet.grid(edges, (top, bottom), 0.5, self.look.line)
        sheet.y = bottom
