"""What reports of figures share: headings of parts and sections, a chart on its ground, a table that keeps together."""

from collections.abc import Sequence

from desktop.printing.chart_painter import draw_chart
from desktop.printing.fonts import Face
from desktop.printing.layout import PALE, Style
from desktop.printing.sheet import Sheet
from desktop.printing.table import Column, Table, TableLook
from desktop.rules.chart import Chart

_PART = Style(12, Face.BOLD)
_HEADING = Style(11, Face.SEMIBOLD)
_LOOK = TableLook(size=9, padding=1.0)
_WHOLE_UP_TO = 14  # rows; a longer table may begin on one page and go on over the next


def part(sheet: Sheet, letter: str, title: str, room: float = 60) -> None:
    """Write the title of a part of a paper: "A. PELAPORAN GRATIFIKASI"."""
    sheet.need(room)
    sheet.paragraph(f"{letter}. {title}", _PART, after=2.5)


def heading(sheet: Sheet, title: str, room: float = 18) -> None:
    """Write a heading, with so many millimetres of what follows on the same page."""
    sheet.need(room)
    sheet.paragraph(title, _HEADING, after=1.4)


def room_for(rows: int) -> float:
    """Return the height of a heading and a short table, so that it stands on one page."""
    return 15.0 + 5.9 * rows if rows <= _WHOLE_UP_TO else 24.0


def chart_box(sheet: Sheet, chart: Chart, high: float = 52.0) -> None:
    """Draw a chart across the page on a ground of its own."""
    sheet.need(high + 6)
    sheet.box(sheet.left, sheet.y, sheet.content_width, high + 3, stroke=PALE, weight=0.8, radius=1.5)
    draw_chart(sheet, chart, sheet.left + 3, sheet.y + 1.5, sheet.content_width - 6, high)
    sheet.y += high + 6


def figure_table(
    sheet: Sheet,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    total: Sequence[str] | None = None,
) -> None:
    """Draw a heading and a table of figures, its total row strong; nothing without rows."""
    if not rows and total is None:
        return
    heading(sheet, title, room_for(len(rows) + (total is not None)))
    table = Table(sheet, columns, _LOOK)
    table.header()
    for row in rows:
        table.row(row)
    if total is not None:
        table.row(total, strong=True, fill=PALE)
    sheet.y += 5
