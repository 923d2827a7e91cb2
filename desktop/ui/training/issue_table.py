"""The table in which people are ticked for certificates and numbers are typed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.training.issue_model import ABOUT, NAME, NUMBER, ROLE, TICK, IssueModel
from resources import resource_path
from resources.language import _

_SHARES = {NAME: 27, ROLE: 17, NUMBER: 30, ABOUT: 26}
_CONTROLS = resource_path("icons", "controls").as_posix()
_STYLE = f"""
QTableView::indicator {{ width: 18px; height: 18px; }}
QTableView::indicator:checked {{ image: url({_CONTROLS}/checked.svg); }}
QTableView::indicator:unchecked {{ image: url({_CONTROLS}/unchecked.svg); }}
QTableView QLineEdit {{ min-height: 0; padding: 1px 5px; }}
"""


class IssueTable(QTableView):
    """Space turns the tick of the line one stands on; where numbers are typed, F2 or typing changes one."""

    def __init__(self, model: IssueModel) -> None:
        super().__init__()
        self._people = model
        self.setModel(model)
        self.setAccessibleName(_("Penerima sertifikat"))
        self.setStyleSheet(_STYLE)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(36)
        head.setSectionResizeMode(TICK, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(TICK, 38)
        model.modelReset.connect(lambda: QTimer.singleShot(0, self, self._stand))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._people.toggle(index.row())
            event.accept()
            return
        if event.text().isprintable() and event.text() and self._people.typing and index.isValid():
            self.setCurrentIndex(self._people.index(index.row(), NUMBER))
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(self.viewport().width() - self.columnWidth(TICK), 520)
        for column, share in _SHARES.items():
            self.setColumnWidth(column, room * share // 100)

    def _stand(self) -> None:
        if self._people.people and not self.currentIndex().isValid():
            first = next((n for n, one in enumerate(self._people.people) if one.qualifies), 0)
            self.setCurrentIndex(self._people.index(first, NAME))
