"""A paper being drawn: pages in millimetres from the upper left corner, a cursor, and bytes at the end."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.vocabulary import PaperSize
from desktop.printing.fonts import Face, fonts, units
from desktop.printing.ink import write_lines
from desktop.printing.layout import HAIR, INK, POINTS_PER_MM, Align, Colour, Line, Style, Text, wrap
from desktop.printing.text import visible

# Millimetres. F4 is the folio of Indonesian offices.
SIZES = {PaperSize.A4: (210.0, 297.0), PaperSize.F4: (215.0, 330.0)}

BODY = Style(10.5)
SMALL = Style(8.5)


@dataclass(frozen=True, slots=True)
class Margins:
    """White around the content, in millimetres; the footer stands inside the lower one."""

    left: float = 25.0
    right: float = 20.0
    top: float = 15.0
    bottom: float = 24.0


LETTER = Margins()


class Sheet:
    """Draws on pages of one size; all positions are millimetres from the upper left corner, `y` grows downwards.

    `on_page` is called when a page begins, `on_finish` for each page when the number of pages is known.
    Equal calls give equal bytes: the document's date is `dated`, never the clock.
    """

    def __init__(
        self,
        *,
        title: str,
        size: PaperSize,
        dated: date,
        landscape: bool = False,
        margins: Margins = LETTER,
        author: str = "",
        on_page: Callable[["Sheet"], None] | None = None,
        on_finish: Callable[["Sheet", int, int], None] | None = None,
    ) -> None:
        fonts()
        width, height = SIZES[size]
        self.width, self.height = (height, width) if landscape else (width, height)
        self.margins = margins
        self.page = 0
        self.y = 0.0
        self._page_top = 0.0
        self._on_page = on_page
        self._on_finish = on_finish
        self._buffer = io.BytesIO()
        self.canvas = _new_canvas(self._buffer, self.width, self.height, dated)
        self.canvas.setTitle(visible(title))
        self.canvas.setAuthor(visible(author))
        self.canvas.setCreator("SIGAP Desa")
        self.canvas.setSubject(visible(title))
        self._pages: list[dict[str, Any]] = []
        self.new_page()

    # Geometry

    @property
    def left(self) -> float:
        """Left edge of the content."""
        return self.margins.left

    @property
    def right(self) -> float:
        """Right edge of the content."""
        return self.width - self.margins.right

    @property
    def bottom(self) -> float:
        """Lower edge of the content."""
        return self.height - self.margins.bottom

    @property
    def content_width(self) -> float:
        """Distance between the edges of the content."""
        return self.right - self.left

    @property
    def room(self) -> float:
        """What is left of the page below the cursor."""
        return self.bottom - self.y

    # Pages

    def new_page(self) -> None:
        """End the page and begin the next with the cursor at its top."""
        if self.page:
            self._keep_page()
        self.page += 1
        self.y = self.margins.top
        if self._on_page:
            self._on_page(self)
        self._page_top = self.y

    def need(self, height: float) -> None:
        """Begin a new page unless this height is left, or the page is still empty."""
        if self.room < height and self.y > self._page_top:
            self.new_page()

    def finish(self) -> bytes:
        """Draw what needs the number of pages and return the document."""
        self._keep_page()
        for number, state in enumerate(self._pages, start=1):
            self.canvas.__dict__.update(state)
            if self._on_finish:
                self._on_finish(self, number, len(self._pages))
            self.canvas._doc.pageCounter = number
            type(self.canvas).showPage(self.canvas)
        self.canvas.save()
        return self._buffer.getvalue()

    def _keep_page(self) -> None:
        self._pages.append(dict(self.canvas.__dict__))
        self.canvas._startPage()

    # Words

    def text(self, x: float, y: float, text: str, style: Style = BODY, align: Align = Align.LEFT) -> float:
        """Write one line with its baseline at `y`; `x` is its left end, right end or middle. Returns its width."""
        shown = visible(text, style.face).replace("\n", " ")
        width = units(shown, style.face) * style.size / 1000 / POINTS_PER_MM
        if align is Align.RIGHT:
            x -= width
        elif align is Align.CENTER:
            x -= width / 2
        place = (x * POINTS_PER_MM, (self.height - y) * POINTS_PER_MM, 0.0, ((shown, style.face),))
        write_lines(self.canvas, (place,), style.size, style.colour)
        return width

    def lines(
        self, x: float, y: float, lines: list[Line], style: Style, width: float, align: Align = Align.LEFT
    ) -> float:
        """Write broken lines below `y` in a column; returns the `y` below the last. Pages are not turned."""
        step = style.line_mm
        points, origin = width * POINTS_PER_MM, x * POINTS_PER_MM
        first, drop = (self.height - y - style.rise_mm) * POINTS_PER_MM, step * POINTS_PER_MM
        placed = []
        for index, line in enumerate(lines):
            indent, spacing = _placed(line, points, align)
            placed.append((origin + indent, first - index * drop, spacing, line.pieces))
        write_lines(self.canvas, placed, style.size, style.colour)
        return y + step * len(lines)

    def column(
        self, x: float, y: float, width: float, text: Text, style: Style = BODY, align: Align = Align.LEFT
    ) -> float:
        """Write text below `y` in a column, broken into lines; returns the `y` below it. Pages are not turned."""
        return self.lines(x, y, wrap(text, style, width), style, width, align)

    def paragraph(
        self,
        text: Text,
        style: Style = BODY,
        align: Align = Align.LEFT,
        *,
        indent: float = 0.0,
        width: float | None = None,
        after: float = 2.0,
    ) -> None:
        """Write text at the cursor over as many pages as it needs, and leave a gap after it."""
        wide = width if width is not None else self.content_width - indent
        rest = wrap(text, style, wide)
        while rest:
            fits = max(int((self.room + 0.01) / style.line_mm), 0)
            if fits == 0 or (fits == 1 and len(rest) > 2 and self.y > self._page_top + style.line_mm):
                self.new_page()
                continue
            self.y = self.lines(self.left + indent, self.y, rest[:fits], style, wide, align)
            rest = rest[fits:]
            if rest:
                self.new_page()
        self.y += after

    # Shapes

    def line(
        self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.5, colour: Colour = INK, dash: float = 0.0
    ) -> None:
        """Draw a line; weight in points, `dash` in points for a dotted one."""
        canvas = self.canvas
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(weight)
        if dash:
            canvas.setDash([0.6, dash])
        k, h = POINTS_PER_MM, self.height
        canvas.line(x1 * k, (h - y1) * k, x2 * k, (h - y2) * k)
        if dash:
            canvas.setDash([])

    def grid(self, across: Sequence[float], down: Sequence[float], weight: float = 0.5, colour: Colour = HAIR) -> None:
        """Draw the lines of a grid given by the places of its upright and its level lines, in one stroke."""
        canvas, k, h = self.canvas, POINTS_PER_MM, self.height
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(weight)
        upright = [(x * k, (h - down[0]) * k, x * k, (h - down[-1]) * k) for x in across]
        level = [(across[0] * k, (h - y) * k, across[-1] * k, (h - y) * k) for y in down]
        canvas.lines(upright + level)

    def rule(self, weight: float = 0.5, colour: Colour = HAIR, after: float = 2.0) -> None:
        """Draw a line across the content at the cursor."""
        self.line(self.left, self.y, self.right, self.y, weight, colour)
        self.y += after

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        weight: float = 0.5,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle whose upper left corner is `x`, `y`."""
        canvas = self.canvas
        if fill:
            canvas.setFillColorRGB(*fill)
        if stroke:
            canvas.setStrokeColorRGB(*stroke)
            canvas.setLineWidth(weight)
        k = POINTS_PER_MM
        args = (x * k, (self.height - y - height) * k, width * k, height * k)
        if radius:
            canvas.roundRect(*args, radius * k, stroke=int(stroke is not None), fill=int(fill is not None))
        else:
            canvas.rect(*args, stroke=int(stroke is not None), fill=int(fill is not None))

    def tick_box(self, x: float, baseline: float, ticked: bool, side: float = 3.2, colour: Colour = INK) -> None:
        """Draw a box standing on a baseline, with a tick that is text too, so that a reader of the file finds it."""
        self.box(x, baseline - side + 0.35, side, side, stroke=colour, weight=0.7)
        if ticked:
            mark = Style(side * POINTS_PER_MM * 1.15, Face.BOLD)
            self.text(x + side / 2, baseline, "✓", mark, Align.CENTER)

    def qr(self, text: str, x: float, y: float, side: float) -> None:
        """Draw a QR code whose upper left corner is `x`, `y`; leave four modules of white around it."""
        from desktop.printing.qr import operators

        k = POINTS_PER_MM
        self.canvas._code.append(operators(text, x * k, (self.height - y - side) * k, side * k))

    def picture(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """Draw a JPEG or PNG inside a rectangle, keeping its shape; an unreadable one leaves a box that says so."""
        from desktop.printing.pictures import opened

        image = opened(content)
        if image is None:
            self.box(x, y, width, height, stroke=HAIR)
            self.column(x + 1, y + height / 2 - 2, width - 2, "Gambar tidak dapat dibaca", SMALL, Align.CENTER)
            return
        across, down = image.getSize()
        scale = min(width / across, height / down)
        wide, high = across * scale, down * scale
        k = POINTS_PER_MM
        self.canvas.drawImage(
            image,
            (x + (width - wide) / 2) * k,
            (self.height - y - (height + high) / 2) * k,
            wide * k,
            high * k,
            mask="auto",
        )


def _placed(line: Line, points: float, align: Align) -> tuple[float, float]:
    """Return the indent of a line and its extra word space, in points."""
    slack = max(points - line.width, 0.0)
    if align is Align.RIGHT:
        return slack, 0.0
    if align is Align.CENTER:
        return slack / 2, 0.0
    if align is Align.JUSTIFY and not line.ends:
        gaps = line.text.count(" ")
        return 0.0, slack / gaps if gaps else 0.0
    return 0.0, 0.0


def _new_canvas(buffer: io.BytesIO, width: float, height: float, dated: date) -> Any:
    """Return a reportlab canvas that writes the same bytes for the same drawing."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(
        buffer,
        pagesize=(width * POINTS_PER_MM, height * POINTS_PER_MM),
        invariant=1,
        pageCompression=1,
        lang="id-ID",
        initialFontName=Face.REGULAR.value,  # else each page names Helvetica, which is not embedded
    )
    stamp = canvas._doc._timeStamp
    stamp.YMDhms = (dated.year, dated.month, dated.day, 0, 0, 0)
    return canvas
