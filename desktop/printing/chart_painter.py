"""Draws a Chart on paper: bars from 0, a light grid, every figure written beside its bar."""

from desktop.printing.fonts import Face, width
from desktop.printing.layout import GREY, HAIR, INK, PALE, POINTS_PER_MM, Align, Colour, Style, wrap
from desktop.printing.sheet import Sheet
from desktop.rules.chart import Chart, ChartKind

_TITLE = Style(10, Face.SEMIBOLD)
_WORD = Style(8, colour=GREY)
_FIGURE = Style(8, Face.SEMIBOLD)
_GRID = Style(7, colour=GREY)
_EMPTY = "NIHIL"


def draw_chart(sheet: Sheet, chart: Chart, x: float, y: float, wide: float, high: float) -> None:
    """Draw a chart into a rectangle whose upper left corner is `x`, `y`, all in millimetres."""
    sheet.text(x, y + 4, chart.title, _TITLE)
    top = y + 8
    if len(chart.series) > 1:
        _legend(sheet, chart, x + wide, y + 4)
    if chart.kind is ChartKind.COLUMNS:
        _columns(sheet, chart, x, top, wide, high - 8)
    else:
        _bars(sheet, chart, x, top, wide, high - 8)


def colour(code: str) -> Colour:
    """Return a colour written #RRGGBB as the three parts a canvas takes."""
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


def _legend(sheet: Sheet, chart: Chart, right: float, baseline: float) -> None:
    for series in reversed(chart.series):
        right -= sheet.text(right, baseline, series.label, _WORD, Align.RIGHT) + 1.6
        sheet.box(right - 2.6, baseline - 2.5, 2.6, 2.6, fill=colour(series.colour))
        right -= 6.5


def _columns(sheet: Sheet, chart: Chart, x: float, top: float, wide: float, high: float) -> None:
    ticks = chart.ticks
    gutter = max(_width(str(mark), _GRID) for mark in ticks) + 2
    left, bottom = x + gutter, top + high - 5
    plot, tall = wide - gutter, bottom - top - 3
    for mark in ticks:
        level = bottom - tall * mark / ticks[-1]
        sheet.line(left, level, left + plot, level, 0.7 if mark == 0 else 0.35, INK if mark == 0 else HAIR)
        sheet.text(left - 1.2, level + 0.9, str(mark), _GRID, Align.RIGHT)
    if chart.empty:
        sheet.text(left + plot / 2, bottom - tall / 2, _EMPTY, _FIGURE, Align.CENTER)
    slot = plot / max(len(chart.categories), 1)
    bar = min(slot * 0.7 / max(len(chart.series), 1), 11.0)
    for index, category in enumerate(chart.categories):
        middle = left + slot * (index + 0.5)
        sheet.text(middle, bottom + 4, category, _WORD, Align.CENTER)
        start = middle - bar * len(chart.series) / 2
        for place, series in enumerate(chart.series):
            value = series.values[index]
            if value:
                length = tall * value / ticks[-1]
                at = start + bar * place
                sheet.box(at + 0.2, bottom - length, bar - 0.4, length, fill=colour(series.colour))
                figure = _narrow(str(value), _FIGURE, bar)
                sheet.text(at + bar / 2, bottom - length - 0.9, str(value), figure, Align.CENTER)


def _bars(sheet: Sheet, chart: Chart, x: float, top: float, wide: float, high: float) -> None:
    words = min(wide * 0.42, 52.0)
    left, ticks = x + words + 2, chart.ticks
    notes = max((_width(_beside(chart, index), _FIGURE) for index in range(len(chart.categories))), default=0.0)
    plot = max(wide - words - 2 - notes - 2, 10.0)
    slot = high / max(len(chart.categories), 1)
    bar = min(slot * 0.62, 7.0)
    for index, category in enumerate(chart.categories):
        middle = top + slot * (index + 0.5)
        lines = wrap(category, _WORD, words)
        sheet.lines(x, middle - len(lines) * _WORD.line_mm / 2, lines, _WORD, words, Align.RIGHT)
        sheet.box(left, middle - bar / 2, plot, bar, fill=PALE)
        length = 0.0
        for series in chart.series[:1]:
            length = plot * series.values[index] / ticks[-1]
            if length:
                sheet.box(left, middle - bar / 2, length, bar, fill=colour(series.colour))
        sheet.text(left + plot + 1.5, middle + 1.0, _beside(chart, index), _FIGURE)
    sheet.line(left, top, left, top + high, 0.7, INK)
    if not chart.categories:
        sheet.text(left + plot / 2, top + high / 2, _EMPTY, _FIGURE, Align.CENTER)


def _narrow(text: str, style: Style, room: float) -> Style:
    """Return the style, made smaller (to 4.5 points at the least) where the text is wider than its bar."""
    wide = _width(text, style)
    if wide <= room:
        return style
    return Style(max(style.size * room / wide, 4.5), style.face, style.colour)


def _beside(chart: Chart, index: int) -> str:
    """Return what stands beside a bar: its figure, and its note where it has one."""
    figure = str(chart.series[0].values[index])
    note = chart.notes[index] if index < len(chart.notes) else ""
    return f"{figure}  ({note})" if note else figure


def _width(text: str, style: Style) -> float:
    return width(text, style.face, style.size) / POINTS_PER_MM
