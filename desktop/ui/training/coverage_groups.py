"""The other views of the coverage: by topic as a chart, by position and by office as lists."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.chart import Chart, ChartKind
from desktop.rules.coverage_figures import Coverage, Share, topic_chart
from desktop.ui.kit.chart_view import ChartView
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.table_columns import Memory, from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.training.coverage_columns import group_columns
from resources.language import _


class TopicsView(Card):
    """How many people had each of the nine topics within their interval, and how many have not."""

    def __init__(self) -> None:
        super().__init__(
            _("Topik yang sudah diterima"),
            _("Jumlah orang yang menerima tiap topik dalam jangka waktu pelatihannya."),
        )
        self.chart = ChartView(Chart(title="", kind=ChartKind.BARS, categories=(), series=()))
        self.body.addWidget(self.chart, 1)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show the topics of a day."""
        self.chart.set_chart(topic_chart(coverage))


class GroupsView(QWidget):
    """The groups of one kind with their share.

    Signals: `opened(name)` when the person wants to see the people of a group.
    """

    opened = Signal(str)

    def __init__(self, name: str, title: str, memory: Memory) -> None:
        super().__init__()
        self.table: VirtualTable[Share] = VirtualTable(
            group_columns(title), key=lambda share: share.label, name=name, title=title, memory=memory
        )
        self.table.opened.connect(lambda share: self.opened.emit(share.label))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)

    def show_shares(self, shares: tuple[Share, ...]) -> None:
        """Show the groups."""
        keys = {
            "label": lambda share: share.label.casefold(),
            "covered": lambda share: share.covered or 0,
            "total": lambda share: share.total or 0,
            "percent": lambda share: -1 if share.percent is None else share.percent,
        }
        self.table.renew_rows(from_list(shares, keys))
