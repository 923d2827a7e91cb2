"""The head of the coverage page: how many are covered, a tile for each state, the chart of the last periods."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.rules.chart import Chart, ChartKind
from desktop.rules.coverage import CoverageState
from desktop.rules.coverage_figures import Coverage, trend_chart
from desktop.rules.labels import label
from desktop.rules.words import grouped
from desktop.ui.kit.chart_view import ChartView
from desktop.ui.kit.surfaces import Card
from desktop.ui.theme import COLOURS
from desktop.ui.training.coverage_columns import STATE_TONES
from resources.language import _

_STYLE = f"""
QPushButton#figureTile {{ background: {COLOURS.surface}; border: 1px solid {COLOURS.line}; border-radius: 8px;
  padding: 0; text-align: left; }}
QPushButton#figureTile:hover {{ background: {COLOURS.sunken}; }}
QPushButton#figureTile:checked {{ border: 2px solid {COLOURS.accent}; background: {COLOURS.accent_soft}; }}
QPushButton#figureTile:focus {{ border: 2px solid {COLOURS.focus}; }}
QLabel#figure {{ font-size: 18pt; font-weight: 600; }}
"""
_FIGURE_WIDTH = 26  # of one figure; more figures take more
_CHART_HEIGHT = 112
_TILE_COLOURS = {
    "danger": COLOURS.danger,
    "info": COLOURS.info,
    "warn": COLOURS.warn,
    "good": COLOURS.good,
}


class FigureTile(QPushButton):
    """A number with its word that can be pressed; on while it narrows the list."""

    def __init__(self, words: str, colour: str) -> None:
        super().__init__()
        self.setObjectName("figureTile")
        self.setStyleSheet(_STYLE)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words = words
        self.figure = QLabel("–")
        self.figure.setObjectName("figure")
        self.figure.setStyleSheet(f"color: {colour};")
        self.figure.setMinimumWidth(_FIGURE_WIDTH)
        name = QLabel(words)
        name.setObjectName("soft")
        name.setWordWrap(True)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(12, 4, 8, 4)
        self._box.setSpacing(8)
        self._box.addWidget(self.figure)
        self._box.addWidget(name, 1)

    def show_number(self, number: int) -> None:
        """Show a number."""
        self.figure.setText(grouped(number))
        self.setAccessibleName(f"{grouped(number)} {self._words}")

    def sizeHint(self) -> QSize:
        # Two lines of words stand beside the number where one is too narrow.
        return QSize(120, max(self._box.sizeHint().height(), 2 * self.fontMetrics().height() + 10))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())


class LowChart(ChartView):
    """A chart that is content with little height: the list below is what the page is for."""

    def sizeHint(self) -> QSize:
        return QSize(320, _CHART_HEIGHT)


class CoverageHead(QWidget):
    """Figures and chart of the coverage.

    Signals: `chosen(states)` with the states whose tiles are on, when the person pressed one.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.whole = QLabel("–")
        self.whole.setObjectName("pageTitle")
        self.words = QLabel()
        self.words.setObjectName("soft")
        self.words.setWordWrap(True)
        self.tiles = {
            state: FigureTile(label(state), _TILE_COLOURS[STATE_TONES[state].value]) for state in CoverageState
        }
        figures = QGridLayout()
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(10)
        covered = QVBoxLayout()
        covered.setSpacing(0)
        covered.addStretch(1)
        covered.addWidget(self.whole)
        covered.addWidget(self.words)
        covered.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        figures.addLayout(covered, 0, 0)
        for place, (state, tile) in enumerate(self.tiles.items(), start=1):
            figures.addWidget(tile, place // 3, place % 3)
            tile.clicked.connect(lambda _on=False, _state=state: self._on_pressed())
        for column in range(3):
            figures.setColumnStretch(column, 1)
        for line in range(2):
            figures.setRowStretch(line, 1)
        card = Card()
        card.body.setContentsMargins(14, 6, 14, 6)
        self.chart = LowChart(Chart(title="", kind=ChartKind.COLUMNS, categories=(), series=()))
        self.chart.setMinimumHeight(_CHART_HEIGHT)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        title = QLabel(_("Cakupan pelatihan (% orang)"))
        title.setObjectName("fieldLabel")
        card.body.setSpacing(2)
        card.body.addWidget(title)
        card.body.addWidget(self.chart, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(figures, 6)
        row.addWidget(card, 5)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show the figures of a day."""
        share = coverage.whole
        self.whole.setText("–" if share.percent is None else f"{share.percent}%")
        self.words.setText(
            _("{covered} dari {total} orang tercakup").format(
                covered=grouped(share.covered or 0), total=grouped(share.total or 0)
            )
        )
        for state, tile in self.tiles.items():
            tile.show_number(coverage.count(state))
        self.chart.set_chart(trend_chart(coverage))

    def show_states(self, states: frozenset[CoverageState]) -> None:
        """Turn on the tiles of the states the list is narrowed to, without a signal."""
        for state, tile in self.tiles.items():
            tile.setChecked(state in states)

    def _on_pressed(self) -> None:
        self.chosen.emit(frozenset(state for state, tile in self.tiles.items() if tile.isChecked()))
