"""A chart of the rules, painted on screen; the paper paints the same record with its own painter."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.rules.chart import Chart, ChartKind
from desktop.rules.words import grouped
from desktop.ui.theme import COLOURS
from resources.language import _

# Shares and gaps are those of the paper's painter, so that both show the same picture.
_COLUMN_SHARE = 0.7
_LYING_SHARE = 0.62
_WIDEST_COLUMN = 40.0
_HIGHEST_BAR = 24.0
_ROW = 34.0  # pixels a lying bar wants


class ChartView(QWidget):
    """Paints one chart; the axis begins at 0, every bar carries its figure."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 150)
        self.set_chart(chart)

    def set_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(_spoken(chart))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._chart.kind is ChartKind.BARS:
            return QSize(320, int(len(self._chart.categories) * _ROW + 24))
        return QSize(320, 210)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chart(painter, self._chart, QRectF(self.rect()), self.font())


def paint_chart(painter: QPainter, chart: Chart, room: QRectF, font: QFont) -> None:
    """Paint a chart into a rectangle of any painter; one without figures says so in words."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.86)
    painter.setFont(small)
    if chart.empty:
        painter.setPen(QColor(COLOURS.soft_text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _("Belum ada data"))
        return
    inner = room.adjusted(0, _paint_legend(painter, chart, room), 0, 0)
    if chart.kind is ChartKind.COLUMNS:
        _paint_columns(painter, chart, inner)
    else:
        _paint_bars(painter, chart, inner)


def _paint_legend(painter: QPainter, chart: Chart, room: QRectF) -> float:
    """Paint what the colours mean when there is more than one; return the height it takes."""
    if len(chart.series) < 2:
        return 0.0
    metrics = QFontMetricsF(painter.font())
    x, height = room.left(), metrics.height()
    for row in chart.series:
        painter.fillRect(QRectF(x, room.top() + height / 2 - 5, 10, 10), QColor(row.colour))
        painter.setPen(QColor(COLOURS.soft_text))
        width = metrics.horizontalAdvance(row.label) + 4
        painter.drawText(QRectF(x + 16, room.top(), width, height), Qt.AlignmentFlag.AlignVCenter, row.label)
        x += 16 + width + 18
    return height + 6


def _paint_columns(painter: QPainter, chart: Chart, room: QRectF) -> None:
    metrics = QFontMetricsF(painter.font())
    axis = max(metrics.horizontalAdvance(grouped(tick)) for tick in chart.ticks) + 8
    plot = room.adjusted(axis, metrics.height(), 0, -(metrics.height() + 8))
    _paint_grid(painter, chart, room.left(), plot)
    share = plot.width() / max(len(chart.categories), 1)
    bar = min(share * _COLUMN_SHARE / max(len(chart.series), 1), _WIDEST_COLUMN)
    for number, category in enumerate(chart.categories):
        middle = plot.left() + share * (number + 0.5)
        left = middle - bar * len(chart.series) / 2
        for place, row in enumerate(chart.series):
            value = row.values[number]
            if not value:
                continue
            height = plot.height() * value / chart.ticks[-1]
            frame = QRectF(left + bar * place, plot.bottom() - height, bar, height)
            painter.fillRect(frame.adjusted(0.5, 0, -0.5, 0), QColor(row.colour))
            painter.setPen(QColor(COLOURS.text))
            above = QRectF(frame.center().x() - 30, frame.top() - metrics.height() - 1, 60, metrics.height())
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, grouped(value))
        painter.setPen(QColor(COLOURS.soft_text))
        below = QRectF(middle - share / 2, plot.bottom() + 6, share, metrics.height())
        shown = metrics.elidedText(category, Qt.TextElideMode.ElideRight, share)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)


def _paint_grid(painter: QPainter, chart: Chart, left: float, plot: QRectF) -> None:
    metrics = QFontMetricsF(painter.font())
    for tick in chart.ticks:
        y = plot.bottom() - plot.height() * tick / chart.ticks[-1]
        painter.setPen(QPen(QColor(COLOURS.strong_line if tick == 0 else COLOURS.line), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(QColor(COLOURS.soft_text))
        place = QRectF(left, y - metrics.height() / 2, plot.left() - left - 8, metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, grouped(tick))


def _paint_bars(painter: QPainter, chart: Chart, room: QRectF) -> None:
    metrics = QFontMetricsF(painter.font())
    numbers = range(len(chart.categories))
    words = min(max(metrics.horizontalAdvance(name) for name in chart.categories) + 10, room.width() * 0.48)
    figures = max(metrics.horizontalAdvance(_figure(chart, number)) for number in numbers) + 10
    plot = room.adjusted(words, 0, -min(figures, room.width() * 0.4), 0)
    share = plot.height() / len(chart.categories)
    bar = min(share * _LYING_SHARE, _HIGHEST_BAR)
    for number, category in enumerate(chart.categories):
        middle = plot.top() + share * (number + 0.5)
        painter.setPen(QColor(COLOURS.text))
        _draw_name(painter, metrics, QRectF(room.left(), middle - share / 2, words - 10, share), category)
        painter.fillRect(QRectF(plot.left(), middle - bar / 2, plot.width(), bar), QColor(COLOURS.sunken))
        for row in chart.series[:1]:
            length = plot.width() * row.values[number] / chart.ticks[-1]
            painter.fillRect(QRectF(plot.left(), middle - bar / 2, length, bar), QColor(row.colour))
        beside = QRectF(plot.right() + 8, middle - share / 2, room.right() - plot.right() - 8, share)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _figure(chart, number))
    painter.setPen(QPen(QColor(COLOURS.strong_line), 1))
    painter.drawLine(plot.topLeft(), plot.bottomLeft())


def _draw_name(painter: QPainter, metrics: QFontMetricsF, place: QRectF, name: str) -> None:
    """Write a category on one line, or on two where it is long and there is room."""
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    if metrics.horizontalAdvance(name) <= place.width():
        painter.drawText(place, flags, name)
    elif place.height() >= 2 * metrics.height():
        painter.drawText(place, flags | Qt.TextFlag.TextWordWrap, name)
    else:
        painter.drawText(place, flags, metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width()))


def _figure(chart: Chart, number: int) -> str:
    figure = " / ".join(grouped(row.values[number]) for row in chart.series)
    note = chart.notes[number] if number < len(chart.notes) else ""
    return f"{figure}  ({note})" if note else figure


def _spoken(chart: Chart) -> str:
    """Return the figures as words, for readers that cannot see the bars."""
    lines = []
    for number, category in enumerate(chart.categories):
        if any(row.values[number] for row in chart.series):
            lines.append(f"{category}: {_figure(chart, number)}")
    return "; ".join(lines)
