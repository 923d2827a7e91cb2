"""The ruled pages of a book: thousands of rows, quickly and in little memory, with totals at the foot of each page.

The common Table draws one cell at a time and rules each of them. A book of ten thousand rows needs less work for a
row: its words go to the page as one stretch, its columns are ruled once a page, and broken cells are remembered.
"""

from collections.abc import Callable, Sequence

from desktop.printing.fonts import Face
from desktop.printing.layout import HAIR, PALE, POINTS_PER_MM, Align, Colour, Line, Style, wrap
from desktop.printing.sheet import Sheet
from desktop.printing.table import Column

_REMEMBERED = 20_000
_HEAD_FILL: Colour = PALE
_TOTALS = 3  # rows kept free at the foot of each page: two totals, and that of the book on the last

Cells = Sequence[Sequence[Line]]
Total = tuple[str, str]


class BookTable:
    """Rows of a book at the sheet's cursor.

    `page_end` gives the two totals written under the last row of each page, in the column `total_place` with their
    words on its left.
    """

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        *,
        size: float = 7.0,
        padding: float = 0.8,
        total_place: int,
        page_end: Callable[[], Sequence[Total]],
    ) -> None:
        self.sheet = sheet
        self.padding = padding
        self._page_end = page_end
        self._style = Style(size, leading=size * 1.17)
        self._strong = Style(size, Face.BOLD, leading=size * 1.17)
        total = sum(column.share for column in columns)
        self._widths = [sheet.content_width * column.share / total for column in columns]
        self._aligns = [column.align for column in columns]
        self._edges = [sheet.left]
        for width in self._widths:
            self._edges.append(self._edges[-1] + width)
        self._titles = [self._break(column.title, place, self._strong) for place, column in enumerate(columns)]
        self._known: dict[tuple[int, str], list[Line]] = {}
        self._total_place = total_place
        self._foot = _TOTALS * (self._style.line_mm + 2 * padding)
        self._top = 0.0

    def begin(self) -> None:
        """Draw the headings at the cursor; they come again by themselves on each page."""
        self._top = top = self.sheet.y
        self._write(self._titles, self._strong, _HEAD_FILL, [Align.CENTER] * len(self._titles))
        numbers = [self._break(f"({place})", place - 1, self._style) for place in range(1, len(self._widths) + 1)]
        self._write(numbers, self._style, None, [Align.CENTER] * len(numbers))
        self.sheet.line(self.sheet.left, top, self.sheet.right, top, 0.4, HAIR)

    def row(self, cells: Sequence[str]) -> None:
        """Write one row; one that is longer than the page goes on over the next."""
        rest: Cells = [self._lines(place, cell) for place, cell in enumerate(cells)]
        while True:
            room = self.sheet.room - self._foot
            if self._height(rest) <= room + 0.01:
                self._write(rest, self._style)
                return
            fits = int((room - 2 * self.padding) / self._style.line_mm)
            if fits >= 3 and self._height(rest) > self._fresh():
                self._write([lines[:fits] for lines in rest], self._style)
                rest = [lines[fits:] for lines in rest]
            self.turn()

    def blank_row(self, height: float = 10.0) -> None:
        """Draw an empty row to be filled in by hand."""
        if height > self.sheet.room - self._foot:
            self.turn()
        self.sheet.y += height
        self._rule()

    def blank_to_foot(self, height: float = 10.0) -> None:
        """Draw empty rows as long as there is room on the page."""
        while height <= self.sheet.room - self._foot:
            self.blank_row(height)

    def turn(self) -> None:
        """End the page with its totals and begin the next with the headings."""
        self.end_page()
        self.sheet.new_page()
        self.begin()

    def end_page(self, more: Sequence[Total] = ()) -> None:
        """Write the totals of the page, and more below them; rule the columns from the headings down."""
        sheet, below = self.sheet, self.sheet.y
        for edge in self._edges:
            sheet.line(edge, self._top, edge, below, 0.5, HAIR)
        for total in self._page_end():
            self._total(total, None)
        for total in more:
            self._total(total, PALE)
        place = self._total_place
        for edge in (self._edges[0], self._edges[place], self._edges[place + 1], self._edges[-1]):
            sheet.line(edge, below, edge, sheet.y, 0.5, HAIR)

    def _total(self, total: Total, fill: Colour | None) -> None:
        sheet, style, place = self.sheet, self._strong, self._total_place
        height = style.line_mm + 2 * self.padding
        if fill:
            sheet.box(sheet.left, sheet.y, sheet.content_width, height, fill=fill)
        base = sheet.y + self.padding + style.rise_mm
        sheet.text(self._edges[place] - self.padding, base, total[0], style, Align.RIGHT)
        sheet.text(self._edges[place + 1] - self.padding, base, total[1], style, Align.RIGHT)
        sheet.y += height
        self._rule()

    def _fresh(self) -> float:
        """Return the room for rows on an empty page."""
        margins = self.sheet.margins
        return self.sheet.height - margins.top - margins.bottom - self._foot - self._height(self._titles) - 4

    def _lines(self, place: int, text: str) -> list[Line]:
        if not text:
            return []
        key = (place, text)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._break(text, place, self._style)
        return found

    def _break(self, text: str, place: int, style: Style) -> list[Line]:
        return wrap(text, style, self._widths[place] - 2 * self.padding)

    def _height(self, cells: Cells) -> float:
        return max(map(len, cells), default=0) * self._style.line_mm + 2 * self.padding

    def _write(
        self, cells: Cells, style: Style, fill: Colour | None = None, aligns: Sequence[Align] | None = None
    ) -> None:
        sheet, k = self.sheet, POINTS_PER_MM
        height = self._height(cells)
        if fill:
            sheet.box(sheet.left, sheet.y, sheet.content_width, height, fill=fill)
        first = (sheet.height - sheet.y - self.padding - style.rise_mm) * k
        step = style.line_points
        pen = sheet.canvas.beginText()
        pen.setFont(style.face.value, style.size)
        pen.setFillColorRGB(*style.colour)
        for place, lines in enumerate(cells):
            if not lines:
                continue
            align = (aligns or self._aligns)[place]
            x = (self._edges[place] + self.padding) * k
            room = (self._widths[place] - 2 * self.padding) * k
            for number, line in enumerate(lines):
                slack = max(room - line.width, 0.0)
                indent = slack if align is Align.RIGHT else slack / 2 if align is Align.CENTER else 0.0
                pen.setTextOrigin(x + indent, first - number * step)
                pen.textOut(line.text)
        sheet.canvas.drawText(pen)
        sheet.y += height
        self._rule()

    def _rule(self) -> None:
        sheet = self.sheet
        sheet.line(sheet.left, sheet.y, sheet.right, sheet.y, 0.4, HAIR)
